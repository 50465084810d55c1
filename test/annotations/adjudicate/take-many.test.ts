import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { DecisionIndex } from '#annotations/adjudicate/decision-index'
import { planMany } from '#annotations/adjudicate/plan-decision'
import { takeMany, type TakeRule } from '#annotations/adjudicate/take-many'
import { alignSets } from '#annotations/review/align-sets'
import { isAgreed } from '#annotations/review/cluster'
import { done, newReview, setOf, threeSets, trialContext } from '../../support/review-sets'

const TEXT = 'The mayor said the bridge is safe. The council denied it. Seven people were hurt in the fall.'
const NOTHING = new DecisionIndex(newReview().review.decisions)
const rule: fc.Arbitrary<TakeRule> = fc.constantFrom({ kind: 'majority' }, { kind: 'agreed' }, { kind: 'analyst', analyst: 'Ben' })

describe('settling many statements at once', () => {
  test('puts each statement into one of taken, open and settled, whatever the order of the analysts', () => {
    fc.assert(
      fc.property(threeSets(TEXT), rule, (sets, by) => {
        const alignment = alignSets(sets)
        const outcome = takeMany(alignment, NOTHING, by)
        expect(outcome.taken.length + outcome.open.length).toBe(alignment.clusters.length)
        expect(takeMany(alignSets([...sets].reverse()), NOTHING, by)).toEqual(outcome)
        for (const { cluster, ruling } of outcome.taken) {
          if (by.kind === 'agreed') expect(isAgreed(cluster)).toBe(true)
          if (by.kind === 'analyst') expect(ruling).toEqual({ kind: 'take', analyst: 'Ben' })
        }
      }),
    )
  })

  test('what was decided stays: a second time there is nothing to take', () => {
    fc.assert(
      fc.property(threeSets(TEXT), rule, (sets, by) => {
        const alignment = alignSets(sets)
        const first = takeMany(alignment, NOTHING, by)
        const reasons = first.taken.map(({ cluster, ruling }) => ({ cluster, ruling, reason: 'So.' }))
        const own = done(newReview(), planMany(newReview(), reasons, trialContext(TEXT, sets), 'take-many'))
        const again = takeMany(alignment, new DecisionIndex(own.review.decisions), by)
        expect([again.taken, again.settled, again.open]).toEqual([[], first.taken.length, first.open])
      }),
    )
  })

  test('never overrules a person whose decision is about claims that changed since', () => {
    const before = [
      setOf(TEXT, 'Ana', [{ words: 'the bridge is safe', tag: 'contested' }]),
      setOf(TEXT, 'Ben', [{ words: 'the bridge is safe', tag: 'contested' }]),
    ]
    const [cluster] = alignSets(before).clusters
    if (!cluster) throw new Error('no cluster')
    const own = done(
      newReview(),
      planMany(newReview(), [{ cluster, ruling: { kind: 'none' }, reason: 'No claim.' }], trialContext(TEXT, before)),
    )
    const after = before.map((set) => setOf(TEXT, set.analyst, [{ words: 'the bridge is safe', tag: 'attributed' }]))
    const outcome = takeMany(alignSets(after), new DecisionIndex(own.review.decisions), { kind: 'majority' })
    expect(outcome).toMatchObject({ taken: [], settled: 0, open: [{ why: 'outdated' }] })
  })
})
