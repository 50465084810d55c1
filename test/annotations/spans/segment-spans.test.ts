import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { segmentSpans } from '#annotations/spans/segment-spans'

const item = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(60), fc.integer({ min: 1, max: 30 }))
  .map(([id, start, length]) => ({ id, span: { start, end: start + length } }))
const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([start, length]) => ({ start, end: start + length }))

describe('segments of overlapping spans', () => {
  test('cover the range, carry exactly the ids of every code unit, and neighbours differ', () => {
    fc.assert(
      fc.property(range, fc.array(item, { maxLength: 12 }), (range, items) => {
        const segments = segmentSpans(range, items)
        const idsOf = (offset: number) =>
          [...new Set(items.filter(({ span }) => span.start <= offset && offset < span.end).map(({ id }) => id))].sort()
        const covered = segments.flatMap(({ start, end, ids }) =>
          Array.from({ length: end - start }, (_, i) => [start + i, [...ids].sort()]),
        )
        expect(covered).toEqual(Array.from({ length: range.end - range.start }, (_, i) => [range.start + i, idsOf(range.start + i)]))
        expect(segments.filter((each, i) => JSON.stringify(each.ids) === JSON.stringify(segments[i + 1]?.ids))).toEqual([])
      }),
    )
  })

  test('an overlap becomes three runs, the enclosing id first', () => {
    const items = [
      { id: 'inner', span: { start: 8, end: 12 } },
      { id: 'outer', span: { start: 5, end: 20 } },
    ]
    expect(segmentSpans({ start: 0, end: 15 }, items)).toEqual([
      { start: 0, end: 5, ids: [] },
      { start: 5, end: 8, ids: ['outer'] },
      { start: 8, end: 12, ids: ['outer', 'inner'] },
      { start: 12, end: 15, ids: ['outer'] },
    ])
  })

  test('touching spans of one id are one run', () => {
    const items = [
      { id: 'a', span: { start: 0, end: 3 } },
      { id: 'a', span: { start: 3, end: 6 } },
    ]
    expect(segmentSpans({ start: 0, end: 6 }, items)).toEqual([{ start: 0, end: 6, ids: ['a'] }])
  })

  test('a range without annotations is one run, an empty one none', () => {
    expect(segmentSpans({ start: 4, end: 9 }, [])).toEqual([{ start: 4, end: 9, ids: [] }])
    expect(segmentSpans({ start: 4, end: 4 }, [])).toEqual([])
  })
})
