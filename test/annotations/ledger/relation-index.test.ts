import { describe, expect, test } from '@jest/globals'
import { RelationIndex, repetitionsOf } from '#annotations/ledger/relation-index'
import { sampleClaim } from '#support/sample-set'
import { detectionOf, made, open, sourceOf, suggestionIn } from './entries'

const TEXT = 'The wall holds. The wall leaks. It does hold. The wall, again, holds.'
const [holds, leaks, does, again] = [
  suggestionIn(TEXT, 's0', 'The wall holds'),
  suggestionIn(TEXT, 's1', 'The wall leaks'),
  suggestionIn(TEXT, 's2', 'It does hold'),
  suggestionIn(TEXT, 's3', 'The wall, again, holds'),
] as const
const DETECTION = detectionOf(
  [holds, leaks, does, again],
  [
    { kind: 'contradicts', from: 1, to: 0, reason: 'One denies it' },
    { kind: 'repeats', from: 2, to: 0, reason: 'Same words' },
    { kind: 'repeats', from: 3, to: 2, reason: 'Same words' },
  ],
)

describe('relations', () => {
  test('are seen from both ends, and read one way', () => {
    const { relations, present, entries } = sourceOf(TEXT, DETECTION, [holds, leaks, does, again].map(open))
    const [first, second] = entries
    expect(first && relations.of(first, present)).toEqual([
      { kind: 'contradicts', other: 'suggestion s1', outgoing: false, reason: 'One denies it', linkId: null },
      { kind: 'repeats', other: 'suggestion s2', outgoing: false, reason: 'Same words', linkId: null },
    ])
    expect(second && relations.of(second, present)).toMatchObject([{ other: 'suggestion s0', outgoing: true }])
  })

  test('go over to the claim made from a suggestion, and to nobody when it is rejected', () => {
    const origin = { kind: 'suggestion', detector: 'rules-1', key: 's1', tag: 'contested', confidence: 1, reasons: [] } as const
    const entry = made({ ...sampleClaim(TEXT, 'c1'), origin })
    const accepted = new Map([['s1', 'c1']])
    const there = sourceOf(TEXT, DETECTION, [open(holds), entry], [], accepted)
    expect(there.relations.of(entry, there.present)).toMatchObject([{ other: 'suggestion s0', outgoing: true }])
    expect(there.relations.of(open(holds), there.present)).toMatchObject([{ other: 'c1', outgoing: false }])
    const rejected = sourceOf(TEXT, DETECTION, [open(holds)])
    expect(rejected.relations.of(open(holds), rejected.present)).toEqual([])
  })

  test('that the analyst took over stand for the proposed ones', () => {
    const link = { id: 'l0', kind: 'contradicts', from: 'c0', to: 'c1', reason: 'My own words' } as const
    const [one, other] = [made(sampleClaim(TEXT, 'c0')), made(sampleClaim(TEXT, 'c1', 16))]
    const { relations, present } = sourceOf(TEXT, detectionOf([]), [one, other], [link])
    expect(relations.of(other, present)).toEqual([
      { kind: 'contradicts', other: 'c0', outgoing: false, reason: 'My own words', linkId: 'l0' },
    ])
    expect(RelationIndex.from(null, []).isEmpty).toBe(true)
  })
})

describe('repetitions', () => {
  test('are whatever repeats leads to, from any of them', () => {
    const { relations, present, entries } = sourceOf(TEXT, DETECTION, [holds, leaks, does, again].map(open))
    const of = (i: number) => {
      const entry = entries[i]
      return entry ? [...repetitionsOf(entry, relations, present)].sort() : []
    }
    const all = ['suggestion s0', 'suggestion s2', 'suggestion s3']
    expect([of(0), of(2), of(3)]).toEqual([all, all, all])
    expect(of(1)).toEqual(['suggestion s1'])
  })
})
