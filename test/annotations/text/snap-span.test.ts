import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { graphemes, words } from '#annotations/text/segments'
import { snapToGraphemes, snapToWords } from '#annotations/text/snap-span'
import type { Span } from '#annotations/text/span'
import { trimSpan } from '#annotations/text/trim-span'
import { brokenText, hardText } from '#support/texts'

const textAndSpan = fc.oneof(hardText(30), brokenText(30)).chain((text) =>
  fc.tuple(
    fc.constant(text),
    fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  ),
)
const inside = (offset: number, spans: readonly Span[]) => spans.some(({ start, end }) => start < offset && offset < end)

describe('snapping', () => {
  test('covers the span, cuts no grapheme, and a second time changes nothing', () => {
    fc.assert(
      fc.property(textAndSpan, ([text, span]) => {
        const snapped = snapToGraphemes(text, span)
        expect(snapToGraphemes(text, snapped)).toEqual(snapped)
        expect([snapped.start, snapped.end].filter((offset) => inside(offset, graphemes(text)))).toEqual([])
        expect(snapped.start).toBeLessThanOrEqual(span.start)
        if (span.start < span.end) expect(snapped.end).toBeGreaterThanOrEqual(span.end)
        else expect(snapped.end).toBe(snapped.start)
      }),
    )
  })

  test('to words covers the span and cuts no word', () => {
    fc.assert(
      fc.property(textAndSpan, ([text, span]) => {
        fc.pre(span.start < span.end)
        const snapped = snapToWords(text, span)
        expect(snapped.start).toBeLessThanOrEqual(span.start)
        expect(snapped.end).toBeGreaterThanOrEqual(span.end)
        expect([snapped.start, snapped.end].filter((offset) => inside(offset, words(text)) || inside(offset, graphemes(text)))).toEqual([])
      }),
    )
  })

  test.each([
    ['He sa[id “n]o”', 'He [said “no]”'],
    ['He[ said, ]“no”', 'He[ said, ]“no”'],
    ['cafe[\u0301 au] lait', '[cafe\u0301 au] lait'],
  ])('to words: %s', (before, after) => {
    const spanOf = (drawn: string) => ({ start: drawn.indexOf('['), end: drawn.indexOf(']') - 1 })
    expect(snapToWords(before.replace(/[[\]]/g, ''), spanOf(before))).toEqual(spanOf(after))
  })
})

test('a line break of two characters is one', () => {
  expect(snapToGraphemes('a\r\nb', { start: 0, end: 2 })).toEqual({ start: 0, end: 3 })
  expect(snapToGraphemes('a\r\nb', { start: 2, end: 4 })).toEqual({ start: 1, end: 4 })
  expect(snapToGraphemes('a\r\nb', { start: 2, end: 2 })).toEqual({ start: 1, end: 1 })
})

describe('trimming', () => {
  test('agrees with String.prototype.trim', () => {
    fc.assert(
      fc.property(textAndSpan, ([text, span]) => {
        const trimmed = trimSpan(text, span)
        const slice = text.slice(span.start, span.end)
        const spaceUnderMark = /(?:^|\s)\s\p{M}/u.test(slice)
        fc.pre(!spaceUnderMark)
        expect(trimmed === null ? '' : text.slice(trimmed.start, trimmed.end)).toBe(slice.trim())
      }),
    )
  })

  test('keeps a space that carries a mark, and answers null for nothing but space', () => {
    expect(trimSpan('  \u0301a ', { start: 0, end: 5 })).toEqual({ start: 1, end: 4 })
    expect(trimSpan(' \t\r\n', { start: 0, end: 4 })).toBeNull()
  })
})
