import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { hull, isSpanWithin, normalizeSpans, overlaps, type Span, sliceSpans, spansEqual } from '#annotations/text/span'

const span = fc.tuple(fc.nat(30), fc.nat(10)).map(([start, length]): Span => ({ start, end: start + length }))
const offsets = (parts: readonly Span[]) => parts.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))

describe('spans', () => {
  test('normalized cover the same code units, each once, in parts that do not touch', () => {
    fc.assert(
      fc.property(fc.array(span), (parts) => {
        const normal = normalizeSpans(parts)
        expect(offsets(normal)).toEqual([...new Set(offsets(parts))].sort((a, b) => a - b))
        for (const [i, part] of normal.slice(1).entries()) expect(part.start).toBeGreaterThan(normal[i]?.end ?? 0)
        expect(spansEqual(normalizeSpans(normal), normal)).toBe(true)
      }),
    )
  })

  test('overlap where they share a code unit', () => {
    const filled = span.filter(({ start, end }) => start < end)
    fc.assert(
      fc.property(filled, filled, (a, b) => expect(overlaps(a, b)).toBe(offsets([a]).some((offset) => offsets([b]).includes(offset)))),
    )
  })

  test('the hull reaches from the first code unit to the last', () => {
    expect(hull([])).toBeNull()
    expect(
      hull([
        { start: 7, end: 9 },
        { start: 2, end: 4 },
      ]),
    ).toEqual({ start: 2, end: 9 })
  })

  test.each<[Span, boolean]>([
    [{ start: 0, end: 5 }, true],
    [{ start: 2, end: 2 }, false],
    [{ start: 3, end: 2 }, false],
    [{ start: -1, end: 2 }, false],
    [{ start: 0, end: 6 }, false],
    [{ start: 0, end: 1.5 }, false],
    [{ start: Number.NaN, end: 3 }, false],
  ])('%j within 5: %p', (span, expected) => {
    expect(isSpanWithin(span, 5)).toBe(expected)
  })

  test('the text of parts shows the gap', () => {
    expect(
      sliceSpans('one two three', [
        { start: 0, end: 3 },
        { start: 8, end: 13 },
      ]),
    ).toBe('one … three')
  })
})
