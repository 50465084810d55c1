import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type IndexItem, IntervalIndex } from '#annotations/spans/interval-index'

const LENGTH = 400

/** Mostly short spans as in news, some that enclose a great part of the text, and many that coincide. */
const item: fc.Arbitrary<IndexItem> = fc
  .tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.nat(LENGTH),
    fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 100, max: LENGTH }) }),
  )
  .map(([id, start, length]) => ({ id: `c${id}`, span: { start, end: start + length } }))

const key = ({ id, span }: IndexItem) => `${id} ${span.start} ${span.end}`
const ordered = (items: Iterable<IndexItem>) =>
  [...items].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : 1))
const overlapping = (items: Iterable<IndexItem>, start: number, end: number) =>
  ordered(items).filter(({ span }) => Math.max(span.start, start) < Math.min(span.end, end))

describe('interval index', () => {
  test('answers as a filter over all items does, through random edits', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('with' as const), item }),
      fc.record({ kind: fc.constant('without' as const), item }),
      fc.record({ kind: fc.constant('drop' as const), pick: fc.nat() }),
    )
    const query = fc.tuple(fc.nat(LENGTH), fc.integer({ min: 1, max: 60 }))
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 400 }),
        fc.array(edit, { maxLength: 200 }),
        fc.array(query, { maxLength: 20 }),
        (start, edits, queries) => {
          const naive = new Map(start.map((each) => [key(each), each]))
          let index = IntervalIndex.from(start)
          for (const step of edits) {
            if (step.kind === 'with') {
              naive.set(key(step.item), step.item)
              index = index.with(step.item)
            } else {
              const gone = step.kind === 'drop' ? [...naive.values()][step.pick % Math.max(1, naive.size)] : step.item
              if (!gone) continue
              naive.delete(key(gone))
              index = index.without(gone)
            }
          }
          expect(index.size).toBe(naive.size)
          expect(index.between(0, Number.POSITIVE_INFINITY)).toEqual(ordered(naive.values()))
          for (const [from, length] of queries) {
            expect(index.between(from, from + length)).toEqual(overlapping(naive.values(), from, from + length))
            expect(index.at(from)).toEqual(overlapping(naive.values(), from, from + 1))
          }
        },
      ),
    )
  })

  test('grows from nothing and shrinks to nothing', () => {
    const items = Array.from({ length: 3000 }, (_, i) => ({
      id: `c${i}`,
      span: { start: (i * 7919) % 3000, end: ((i * 7919) % 3000) + 20 },
    }))
    let index = IntervalIndex.from<IndexItem>([])
    for (const each of items) index = index.with(each)
    expect(index.between(0, 4000)).toEqual(ordered(items))
    for (const each of items) index = index.without(each)
    expect([index.size, index.between(0, 4000)]).toEqual([0, []])
  })

  test('finds at every offset of a deep tree what covers it', () => {
    const items = Array.from({ length: 3000 }, (_, i) => ({
      id: `c${i}`,
      span: { start: i, end: i + 1 + ((i * 7919) % 13 === 0 ? 700 : (i * 31) % 5) },
    }))
    const index = items.slice(0, 1500).reduce((index, each) => index.with(each), IntervalIndex.from<IndexItem>(items.slice(1500)))
    for (let offset = 0; offset < 3700; offset += 29) expect(index.at(offset)).toEqual(overlapping(items, offset, offset + 1))
  })

  test('an edit leaves the index it was made from as it was', () => {
    const items = Array.from({ length: 100 }, (_, i) => ({ id: `c${i}`, span: { start: i, end: i + 5 } }))
    const before = IntervalIndex.from(items)
    before.with({ id: 'new', span: { start: 3, end: 9 } })
    before.without({ id: 'c7', span: { start: 7, end: 12 } })
    expect([before.size, before.between(0, 200)]).toEqual([100, items])
  })

  test('an item with the same id and span is replaced, one with another span is added', () => {
    const index = IntervalIndex.from([{ id: 'a', span: { start: 1, end: 4 }, tag: 'old' }])
    expect(index.with({ id: 'a', span: { start: 1, end: 4 }, tag: 'new' }).at(2)).toEqual([
      { id: 'a', span: { start: 1, end: 4 }, tag: 'new' },
    ])
    expect(index.with({ id: 'a', span: { start: 1, end: 5 }, tag: 'new' }).at(2)).toHaveLength(2)
    expect(index.without({ id: 'b', span: { start: 1, end: 4 } })).toBe(index)
  })

  test('touching is not overlapping', () => {
    const index = IntervalIndex.from([{ id: 'a', span: { start: 3, end: 6 } }])
    expect([index.between(0, 3), index.between(6, 9), index.at(2), index.at(6)]).toEqual([[], [], [], []])
    expect([index.between(0, 4), index.between(5, 9), index.at(3), index.at(5)].map((found) => found.length)).toEqual([1, 1, 1, 1])
  })

  test('an empty span is a mistake of the caller', () => {
    const empty = { id: 'a', span: { start: 3, end: 3 } }
    expect(() => IntervalIndex.from([empty])).toThrow(RangeError)
    expect(() => IntervalIndex.from<IndexItem>([]).with(empty)).toThrow(RangeError)
  })
})
