import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { reviseSteps } from '#annotations/revise/revise-set'
import { describeSpans } from '#annotations/anchor/describe'
import { suggestionKey } from '#annotations/detect/suggestion-key'
import { type AnnotationSet, setFromData, setToData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { applyOp } from '#annotations/ops/apply'
import type { Edit } from '#annotations/ops/edit'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import { setDataOf } from '../../support/arbitraries'
import { sampleClaim } from '../../support/sample-set'
import { changingText } from '#support/texts'

const [FIRST, SECOND, THIRD] = ['1'.repeat(64), '2'.repeat(64), '3'.repeat(64)] as const

const OLD = `The port said 49 people waited on the pier.
The mayor denied that the gate was locked.
A boat came at noon, a guard said.`
const NEW = `The port said 105 people waited on the pier.
A boat came at noon, a guard said.
It was the third storm of the winter.`

function claimOn(text: string, id: string, words: string, change: Partial<Claim> = {}): Claim {
  const start = text.indexOf(words)
  return { ...sampleClaim(text, id), content: describeSpans(text, [{ start, end: start + words.length }]), ...change }
}

function setOf(claims: readonly Claim[], change: Partial<ReturnType<typeof setToData>> = {}): AnnotationSet {
  return setFromData({ articleId: 'a'.repeat(16), revision: FIRST, analyst: 'Ana', claims, links: [], rejected: [], ...change })
}

function revise(
  set: AnnotationSet,
  before: string,
  after: string,
  revision: string = SECOND,
  older: readonly { revision: string; text: string }[] = [],
): Op {
  const steps = reviseSteps(set, [{ revision: set.revision, text: before }, ...older], { revision, text: after })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.op
  }
}

function applied(set: AnnotationSet, op: Op): AnnotationSet {
  const result = applyOp(set, op)
  if (result.kind === 'conflict') throw new Error(`${result.reason} ${result.id}`)
  return result.set
}

function edited(set: AnnotationSet, text: string, edit: Edit): AnnotationSet {
  const planned = planEdit(set, text, edit, '2026-01-01T00:00:00.000Z')
  if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned))
  return applied(set, planned.op)
}

const NUMBER = claimOn(OLD, 'number', '49 people waited on the pier', { tag: 'attributed', note: 'rang them' })
const GATE = claimOn(OLD, 'gate', 'the gate was locked', { tag: 'contested' })
const BOAT = claimOn(OLD, 'boat', 'A boat came at noon', { tag: 'attributed', nestedIn: null })
const LINK = { id: 'l1', kind: 'contradicts', from: 'gate', to: 'boat', reason: 'because' } as const

describe('a set that goes to another revision', () => {
  const set = setOf([NUMBER, GATE, BOAT], { links: [LINK] })
  const there = applied(set, revise(set, OLD, NEW))

  test('has every claim that has a place there, with its tag, and each quote at its offsets', () => {
    expect(there.revision).toBe(SECOND)
    expect([...there.claims.values()].map(({ id, tag }) => [id, tag]).sort()).toEqual([
      ['boat', 'attributed'],
      ['number', 'attributed'],
    ])
    for (const { content } of there.claims.values()) for (const { start, end, exact } of content) expect(NEW.slice(start, end)).toBe(exact)
  })

  test('keeps what changed and what is gone to be looked at again, with all that was said of it', () => {
    expect(there.rechecks.get('number')).toMatchObject({
      fate: 'changed',
      revision: FIRST,
      was: NUMBER,
      reasons: [{ kind: 'number', before: '49', after: '105' }],
    })
    expect(there.rechecks.get('gate')).toMatchObject({ fate: 'lost', revision: FIRST, was: GATE, links: [LINK] })
    expect(there.rechecks.has('boat')).toBe(false)
    expect(there.links.size).toBe(0)
  })

  test('a changed claim is confirmed, or dropped', () => {
    const confirmed = edited(there, NEW, { kind: 'recheck.confirm', id: 'number' })
    expect(confirmed.rechecks.has('number')).toBe(false)
    expect(confirmed.claims.get('number')?.note).toBe('rang them')
    const dropped = edited(there, NEW, { kind: 'recheck.drop', id: 'number' })
    expect([dropped.rechecks.has('number'), dropped.claims.has('number')]).toEqual([false, false])
  })

  test('a claim without a place cannot be confirmed, but put somewhere, with its links', () => {
    expect(planEdit(there, NEW, { kind: 'recheck.confirm', id: 'gate' }, '')).toMatchObject({ kind: 'conflict' })
    const start = NEW.indexOf('third storm')
    const placed = edited(there, NEW, { kind: 'recheck.place', id: 'gate', content: [{ start, end: start + 11 }] })
    expect(placed.claims.get('gate')).toMatchObject({ tag: 'contested', content: [{ exact: 'third storm' }] })
    expect(placed.links.get('l1')).toEqual(LINK)
    expect(placed.rechecks.has('gate')).toBe(false)
  })

  test('deleting a claim that is to be looked at ends that too', () => {
    const gone = edited(there, NEW, { kind: 'delete', id: 'number' })
    expect([gone.claims.has('number'), gone.rechecks.has('number')]).toEqual([false, false])
  })

  test('a lost claim whose words are there again in a third revision is offered, not put back', () => {
    const op = revise(there, NEW, OLD, THIRD, [{ revision: FIRST, text: OLD }])
    const third = applied(there, op)
    const start = OLD.indexOf('the gate was locked')
    expect(third.claims.has('gate')).toBe(false)
    expect(third.rechecks.get('gate')).toMatchObject({ fate: 'ambiguous', candidates: [[{ start, end: start + 19 }]] })
    // What was not looked at yet is still to be looked at, from where the analyst last stood by it.
    expect(third.rechecks.get('number')).toMatchObject({ fate: 'changed', revision: FIRST, was: NUMBER })
  })
})

test('an accepted suggestion and a rejected one are known again by their keys', () => {
  const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const keyIn = (text: string, words: string): string => suggestionKey('own-voice', [at(text, words)], [], [])
  const words = 'A boat came at noon'
  const origin = { kind: 'suggestion', detector: 'd', key: keyIn(OLD, words), tag: 'attributed', confidence: 1, reasons: [] } as const
  const rejection = { detector: 'd', key: keyIn(OLD, 'a guard said'), content: [at(OLD, 'a guard said')] }
  const gone = { detector: 'd', key: keyIn(OLD, 'the gate'), content: [at(OLD, 'the gate')] }
  const set = setOf([{ ...BOAT, origin }], { rejected: [rejection, gone] })
  const there = applied(set, revise(set, OLD, NEW))
  expect(there.claims.get('boat')?.origin).toMatchObject({ key: keyIn(NEW, words) })
  expect([...there.rejected.values()]).toEqual([{ detector: 'd', key: keyIn(NEW, 'a guard said'), content: [at(NEW, 'a guard said')] }])
})

describe('over any texts and sets', () => {
  const both = fc
    .tuple(changingText, changingText, changingText)
    .chain(([a, b, c]) => setDataOf(a).map((data) => ({ a, b, c, set: setFromData({ ...data, revision: FIRST }) })))

  test('undo is identity, nobody is dropped, and every quote stands where it is said to stand', () => {
    fc.assert(
      fc.property(both, ({ a, b, c, set }) => {
        const op = revise(set, a, b)
        const there = applied(set, op)
        expect(setToData(applied(there, invertOp(op)))).toEqual(setToData(set))
        const next = revise(there, b, c, THIRD, [{ revision: FIRST, text: a }])
        const third = applied(there, next)
        expect(setToData(applied(third, invertOp(next)))).toEqual(setToData(there))
        for (const [on, now] of [
          [b, there],
          [c, third],
        ] as const) {
          for (const id of [...set.claims.values()].map((claim) => claim.id)) expect(now.claims.has(id) || now.rechecks.has(id)).toBe(true)
          for (const { content, source, cue } of now.claims.values())
            for (const { start, end, exact } of [...content, ...source, ...cue]) expect(on.slice(start, end)).toBe(exact)
          for (const { from, to } of now.links.values()) expect(now.claims.has(from) && now.claims.has(to)).toBe(true)
        }
      }),
    )
  })
})
