import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { alignSets } from '#annotations/review/align-sets'
import { carrySets, revisionToCompareOn } from '#annotations/review/carry-sets'
import { setOf, threeSets } from '../../support/review-sets'

const OLD = 'The mayor said the bridge is safe.\nThe council denied it.\nSeven people were hurt in the fall.\n'
const NEW = 'Correction.\nThe mayor said the bridge is safe.\nNine people were hurt in the fall.\n'
const texts = new Map([
  ['old', OLD],
  ['new', NEW],
])
const textOf = (revision: string) => texts.get(revision)
const on = (revision: string, set: AnnotationSet): AnnotationSet => ({ ...set, revision })

const ana = on(
  'old',
  setOf(OLD, 'Ana', [
    { id: 'safe', words: 'the bridge is safe', tag: 'attributed' },
    { id: 'denied', words: 'The council denied it', tag: 'contested' },
    { id: 'hurt', words: 'Seven people were hurt', tag: 'unverified' },
  ]),
)
const ben = on('new', setOf(NEW, 'Ben', [{ id: 'b', words: 'the bridge is safe', tag: 'attributed' }]))

describe('sets on different revisions', () => {
  test('come to one, and what has no place there or changed is named', () => {
    const { carried, textless } = carrySets([ben, ana], 'new', textOf)
    expect(textless).toEqual([])
    expect(carried.map(({ set, from }) => [set.analyst, set.revision, from])).toEqual([
      ['Ana', 'new', 'old'],
      ['Ben', 'new', null],
    ])
    const [first] = carried
    expect(first?.unplaced.map(({ id, fate }) => [id, fate])).toEqual([['denied', 'lost']])
    expect(first?.changed.map(({ id }) => id)).toEqual(['hurt'])
    const shared = alignSets(carried.map(({ set }) => set)).clusters.find(({ members }) => members.length === 2)
    expect(shared?.members.map(({ claim }) => claim.content.map(({ start, end }) => NEW.slice(start, end)))).toEqual([
      ['the bridge is safe'],
      ['the bridge is safe'],
    ])
  })

  test('go back to an older one as well', () => {
    const { carried } = carrySets([ana, ben], 'old', textOf)
    expect(carried.map(({ set, unplaced }) => [set.analyst, set.claims.size, unplaced.length])).toEqual([
      ['Ana', 3, 0],
      ['Ben', 1, 0],
    ])
  })

  test('a set whose text nobody has is named; without the text to go to nothing can be done', () => {
    expect(carrySets([on('gone', ana), ben], 'new', textOf)).toMatchObject({ textless: ['Ana'], carried: [{ set: { analyst: 'Ben' } }] })
    expect(() => carrySets([ana], 'gone', textOf)).toThrow(RangeError)
  })

  test('each claim is placed or named, whatever the order of sets', () => {
    fc.assert(
      fc.property(threeSets(OLD), (sets) => {
        const there = sets.map((set) => on('old', set))
        const { carried } = carrySets(there, 'new', textOf)
        expect(carrySets([...there].reverse(), 'new', textOf)).toEqual({ carried, textless: [] })
        for (const { set, unplaced } of carried) {
          const before = there.find(({ analyst }) => analyst === set.analyst)
          expect(set.claims.size + unplaced.length).toBe(before?.claims.size)
        }
      }),
    )
  })

  test('are compared on the newest that anybody is on', () => {
    expect(revisionToCompareOn([ana, ben], ['old', 'new', 'newest'])).toBe('new')
    expect(revisionToCompareOn([ana], ['old', 'new'])).toBe('old')
    expect(revisionToCompareOn([], ['old'])).toBeNull()
  })
})
