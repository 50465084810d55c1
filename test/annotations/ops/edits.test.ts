import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type AnnotationSet, setFromData, setToData } from '#annotations/model/annotation-set'
import { CLAIM_PARTS } from '#annotations/model/claim'
import { applyOp } from '#annotations/ops/apply'
import type { Edit } from '#annotations/ops/edit'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import { editOf, setDataOf } from '#support/arbitraries'
import { hardText } from '#support/texts'

const AT = '2024-03-01T10:00:00.000Z'

const editing = hardText(30)
  .filter((text) => text.length > 0)
  .chain((text) => fc.record({ text: fc.constant(text), data: setDataOf(text), edits: fc.array(editOf(text), { maxLength: 25 }) }))

function apply(set: AnnotationSet, op: Op): AnnotationSet {
  const applied = applyOp(set, op)
  if (applied.kind === 'conflict') throw new Error(`${op.label} does not apply: ${applied.reason} ${applied.id}`)
  return applied.set
}

/** Plans and applies each edit that fits; `seen` looks at every step. */
function perform(
  start: AnnotationSet,
  text: string,
  edits: readonly Edit[],
  seen: (before: AnnotationSet, op: Op, after: AnnotationSet) => void = () => {},
): { readonly set: AnnotationSet; readonly ops: readonly Op[] } {
  let set = start
  const ops: Op[] = []
  for (const edit of edits) {
    const planned = planEdit(set, text, edit, AT)
    if (planned.kind !== 'planned') continue
    const applied = applyOp(set, planned.op)
    if (applied.kind === 'conflict') continue
    seen(set, planned.op, applied.set)
    set = applied.set
    ops.push(planned.op)
  }
  return { set, ops }
}

describe('edits in any order', () => {
  test('each is taken back by its inverse, and done again by the inverse of that', () => {
    fc.assert(
      fc.property(editing, ({ text, data, edits }) => {
        perform(setFromData(data), text, edits, (before, op, after) => {
          const undone = apply(after, invertOp(op))
          expect(setToData(undone)).toEqual(setToData(before))
          expect(setToData(apply(undone, invertOp(invertOp(op))))).toEqual(setToData(after))
        })
      }),
    )
  })

  test('all are taken back from the last to the first', () => {
    fc.assert(
      fc.property(editing, ({ text, data, edits }) => {
        const start = setFromData(data)
        const { set, ops } = perform(start, text, edits)
        expect(setToData(ops.toReversed().reduce((set, op) => apply(set, invertOp(op)), set))).toEqual(setToData(start))
      }),
    )
  })

  test('the journal holds them: as JSON they do the same', () => {
    fc.assert(
      fc.property(editing, ({ text, data, edits }) => {
        const { set, ops } = perform(setFromData(data), text, edits)
        const read = JSON.parse(JSON.stringify(ops)) as readonly Op[]
        expect(setToData(read.reduce(apply, setFromData(data)))).toEqual(setToData(set))
      }),
    )
  })

  test('an edit, done or refused, leaves the set it was given as it was', () => {
    fc.assert(
      fc.property(editing, ({ text, data, edits }) => {
        const set = setFromData(data)
        const before = JSON.stringify(setToData(set))
        for (const edit of edits) {
          const planned = planEdit(set, text, edit, AT)
          if (planned.kind === 'planned') applyOp(set, planned.op)
          expect(JSON.stringify(setToData(set))).toBe(before)
        }
      }),
    )
  })

  test('quotes are what stands at their offsets, and every reference has its claim', () => {
    fc.assert(
      fc.property(editing, ({ text, data, edits }) => {
        const { set } = perform(setFromData(data), text, edits)
        for (const claim of set.claims.values()) {
          expect(claim.content.length).toBeGreaterThan(0)
          for (const part of CLAIM_PARTS) for (const { start, end, exact } of claim[part]) expect(text.slice(start, end)).toBe(exact)
          if (claim.nestedIn !== null) expect(set.claims.has(claim.nestedIn)).toBe(true)
        }
        for (const { from, to } of set.links.values()) expect([from, to].map((id) => set.claims.has(id))).toEqual([true, true])
      }),
    )
  })

  test('an op made for another state is refused whole', () => {
    fc.assert(
      fc.property(editing, ({ text, data, edits }) => {
        const { set, ops } = perform(setFromData(data), text, edits)
        const before = setToData(set)
        for (const op of ops) {
          // Its first half may well apply; the impossible last atom must take everything with it.
          const broken: Op = { label: op.label, atoms: [...op.atoms, { kind: 'claim.note', id: 'nobody', before: '', after: 'x' }] }
          expect(applyOp(set, broken).kind).toBe('conflict')
          expect(setToData(set)).toEqual(before)
        }
      }),
    )
  })
})
