import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { normalizeSpans, type Spans } from '#annotations/text/span'
import { spanOf, spansOf } from '#support/arbitraries'
import { addPart, meant, moveBoundary, removePart } from '../../../renderer/state/boundary'

const TEXT = 'The mayor 👩‍👩‍👧 said the bridge was safe.\n'
const words = (spans: Spans | null) => spans?.map(({ start, end }) => TEXT.slice(start, end)) ?? null
const spanAt = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length })

describe('a boundary', () => {
  test.each([
    ['start', 'word', 'backward', 'bridge', ['the bridge']],
    ['start', 'word', 'forward', 'the bridge', ['bridge']],
    ['end', 'word', 'forward', 'bridge', ['bridge was']],
    ['end', 'word', 'backward', 'bridge was', ['bridge']],
    ['start', 'grapheme', 'backward', 'bridge', [' bridge']],
    ['end', 'grapheme', 'backward', 'bridge', ['bridg']],
    // A family of three is one character to a person.
    ['end', 'grapheme', 'forward', 'mayor ', ['mayor 👩‍👩‍👧']],
    ['start', 'grapheme', 'backward', ' said', ['👩‍👩‍👧 said']],
  ] as const)('%s moves by a %s %s from %j', (edge, unit, direction, quote, moved) => {
    expect(words(moveBoundary(TEXT, [spanAt(quote)], edge, unit, direction))).toEqual(moved)
  })

  test('does not leave the text, and does not eat its claim up', () => {
    expect(moveBoundary(TEXT, [{ start: 0, end: 3 }], 'start', 'word', 'backward')).toBeNull()
    expect(moveBoundary(TEXT, [{ start: 4, end: TEXT.length }], 'end', 'grapheme', 'forward')).toBeNull()
    expect(moveBoundary(TEXT, [spanAt('b')], 'end', 'grapheme', 'backward')).toBeNull()
    expect(moveBoundary(TEXT, [], 'end', 'word', 'forward')).toBeNull()
  })

  test('of a claim in two parts is the outer one; parts that meet become one', () => {
    const parts = [spanAt('The'), spanAt('the bridge')]
    expect(words(moveBoundary(TEXT, parts, 'end', 'word', 'forward'))).toEqual(['The', 'the bridge was'])
    expect(words(moveBoundary(TEXT, parts, 'start', 'grapheme', 'forward'))).toEqual(['he', 'the bridge'])
  })
})

describe('parts', () => {
  test('that are added and taken out again leave what was there without them', () => {
    fc.assert(
      fc.property(spansOf(TEXT), spanOf(TEXT), (spans, part) => {
        const covered = (all: Spans, at: number): boolean => all.some(({ start, end }) => start <= at && at < end)
        const more = addPart(spans, part)
        const less = removePart(spans, part, TEXT)
        expect(more).toEqual(normalizeSpans(more))
        expect(less).toEqual(normalizeSpans(less))
        for (let at = 0; at < TEXT.length; at++) {
          const within = part.start <= at && at < part.end
          expect(covered(more, at)).toBe(covered(spans, at) || within)
          // Blanks left at the ends of what remains are no part of a claim; letters are.
          if (/\S/u.test(TEXT[at] ?? '')) expect(covered(removePart(spans, part, TEXT), at)).toBe(covered(spans, at) && !within)
        }
      }),
    )
  })

  test('a selection is meant without the blanks around it, and of blanks alone nothing is meant', () => {
    const { start, end } = spanAt(' said ')
    expect(words([meant(TEXT, { start, end }) ?? { start: 0, end: 0 }])).toEqual(['said'])
    expect(meant(TEXT, { start, end: start + 1 })).toBeNull()
    expect(meant(TEXT, null)).toBeNull()
  })
})
