import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { setFromData, setToData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import type { AtomicOp } from '#annotations/ops/op'
import { annotationSetSchema } from '#shared/contract/model-schemas'
import { setDataOf } from '#support/arbitraries'
import { decisionOf, messageOf, reviewRecordOf, stageOf } from '#support/review-arbitraries'

const TEXT = 'The mayor said the bridge was safe 🌉. “Not so,” said שלום, an engineer.\nIt fell.\n'

const reviewSet = setDataOf(TEXT).chain((data) =>
  reviewRecordOf(
    TEXT,
    data.claims.map(({ id }) => id),
  ).map((review) => setFromData({ ...data, review })),
)
const atom: fc.Arbitrary<AtomicOp> = fc.oneof(
  fc.record({ kind: fc.constantFrom('decision.add' as const, 'decision.remove' as const), decision: decisionOf(TEXT, ['c0', 'c1']) }),
  fc.record({ kind: fc.constantFrom('message.add' as const, 'message.remove' as const), message: messageOf }),
  fc.record({ kind: fc.constantFrom('stage.add' as const, 'stage.remove' as const), stage: stageOf }),
)

describe('ops of a review', () => {
  test('are taken back exactly, or refused and change nothing', () => {
    let applied = 0
    fc.assert(
      fc.property(reviewSet, fc.array(atom, { minLength: 1, maxLength: 3 }), (set, atoms) => {
        const before = setToData(set)
        const op = { label: 'say', atoms } as const
        const result = applyOp(set, op)
        expect(setToData(set)).toEqual(before)
        if (result.kind === 'conflict') return
        applied++
        const back = applyOp(result.set, invertOp(op))
        expect(back.kind === 'applied' && setToData(back.set)).toEqual(before)
      }),
      { numRuns: 500 },
    )
    expect(applied).toBeGreaterThan(50)
  })

  test('remove only what is there as it is', () => {
    fc.assert(
      fc.property(reviewSet, decisionOf(TEXT, []), (set, decision) => {
        const removed = applyOp(set, { label: 'revoke-decision', atoms: [{ kind: 'decision.remove', decision }] })
        const there = set.review.decisions.get(decision.id)
        if (there === undefined) expect(removed).toEqual({ kind: 'conflict', reason: 'missing', id: decision.id })
        else if (JSON.stringify(there) !== JSON.stringify(decision)) expect(removed).toMatchObject({ kind: 'conflict', reason: 'changed' })
        else expect(removed.kind).toBe('applied')
      }),
    )
  })

  test('let no decision lead to a claim that is not there', () => {
    const set = setFromData({ articleId: 'a', revision: 'r', analyst: 'Ana', claims: [], links: [], rejected: [] })
    const [decision] = fc.sample(decisionOf(TEXT, ['c9']), { numRuns: 1, seed: 1 })
    if (!decision) throw new RangeError('no decision')
    const atoms: readonly AtomicOp[] = [{ kind: 'decision.add', decision: { ...decision, result: 'c9' } }]
    expect(applyOp(set, { label: 'decide-write', atoms })).toEqual({ kind: 'conflict', reason: 'missing', id: 'c9' })
  })

  test('leave a set that the contract takes and gives back as it is', () => {
    fc.assert(
      fc.property(reviewSet, (set) => {
        const data = setToData(set)
        expect(annotationSetSchema.parse(JSON.parse(JSON.stringify(data)))).toEqual(data)
        expect(setToData(setFromData(data))).toEqual(data)
      }),
    )
  })
})
