import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { tallyOp, tallySet, wilsonInterval } from '#annotations/ledger/rule-tally'
import { emptySet, setFromData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import { planEdit } from '#annotations/ops/plan-edit'
import { editOf, setDataOf } from '#support/arbitraries'
import { detectionOf, suggestionIn } from './entries'

const TEXT = 'The wall holds, she said. It leaks, he said. It fell.'
const AT = '2026-01-02T03:04:05.000Z'
const DETECTION = detectionOf([
  suggestionIn(TEXT, 's0', 'The wall holds', {
    reasons: [
      { rule: 'a', text: '' },
      { rule: 'b', text: '' },
      { rule: 'a', text: 'x' },
    ],
  }),
  suggestionIn(TEXT, 's1', 'It leaks', { reasons: [{ rule: 'b', text: '' }] }),
  suggestionIn(TEXT, 's2', 'It fell', { reasons: [{ rule: 'c', text: '' }] }),
])

test('a rule is counted by what was kept, retagged and rejected of it', () => {
  let set = emptySet('a', 'r', 'Ana')
  const { detector, suggestions } = DETECTION
  const [first, second] = suggestions
  if (!first || !second) throw new Error('two suggestions')
  for (const edit of [
    { kind: 'accept', detector, suggestion: first, tag: 'contested', id: 'c0' } as const,
    { kind: 'reject', detector, suggestion: second } as const,
    { kind: 'reject', detector: 'another', suggestion: first } as const,
  ]) {
    const planned = planEdit(set, TEXT, edit, AT)
    const applied = planned.kind === 'planned' ? applyOp(set, planned.op) : planned
    if (applied.kind !== 'applied') throw new Error(applied.kind)
    set = applied.set
  }
  expect(Object.fromEntries(tallySet(set, DETECTION))).toEqual({
    a: { kept: 1, retagged: 1, rejected: 1 },
    b: { kept: 1, retagged: 1, rejected: 2 },
  })
})

test('counting op by op gives what counting the whole set gives, forth and back', () => {
  fc.assert(
    fc.property(setDataOf(TEXT), fc.array(editOf(TEXT), { maxLength: 15 }), (data, edits) => {
      let set = setFromData(data)
      let tally = tallySet(set, DETECTION)
      for (const edit of edits) {
        const planned = planEdit(set, TEXT, edit, AT)
        if (planned.kind !== 'planned') continue
        const applied = applyOp(set, planned.op)
        if (applied.kind !== 'applied') continue
        const next = tallyOp(tally, planned.op, set, applied.set, DETECTION)
        expect(new Map(next)).toEqual(new Map(tallySet(applied.set, DETECTION)))
        expect(new Map(tallyOp(next, invertOp(planned.op), applied.set, set, DETECTION))).toEqual(new Map(tally))
        set = applied.set
        tally = next
      }
    }),
  )
})

describe('the interval of a share', () => {
  test.each([
    // Published values (Newcombe 1998, table I, method 3).
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f', (successes, of, low, high) => {
    const interval = wilsonInterval(successes, of)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('is refused where nothing was counted', () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError)
    expect(() => wilsonInterval(3, 2)).toThrow('3 of 2')
  })
})
