import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { paragraphAt, paragraphs } from '#annotations/text/paragraphs'
import { graphemes, sentences, words } from '#annotations/text/segments'
import type { Span } from '#annotations/text/span'
import { brokenText, hardText } from '#support/texts'

const slices = (text: string, spans: readonly Span[]): readonly string[] => spans.map(({ start, end }) => text.slice(start, end))
const anyText = fc.oneof(hardText(), brokenText())

describe('paragraphs', () => {
  test('are the lines, empty ones included, without their breaks', () => {
    fc.assert(fc.property(anyText, (text) => expect(slices(text, paragraphs(text))).toEqual(text.split(/\r?\n/))))
  })

  test('each is found from every offset in it and from its end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const paragraph of paragraphs(text)) {
          for (let offset = paragraph.start; offset <= paragraph.end; offset++) expect(paragraphAt(text, offset)).toEqual(paragraph)
        }
      }),
    )
  })

  test('a break belongs to the paragraph it ends', () => {
    expect(paragraphAt('a\r\nb', 2)).toEqual({ start: 0, end: 1 })
    expect(paragraphAt('\na', 0)).toEqual({ start: 0, end: 0 })
  })
})

describe('segments', () => {
  test('graphemes and words are those of each line on its own', () => {
    const ofLine = (granularity: 'grapheme' | 'word', line: string) => [...new Intl.Segmenter('en', { granularity }).segment(line)]
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = text.split(/\r?\n/)
        expect(slices(text, graphemes(text))).toEqual(lines.flatMap((line) => ofLine('grapheme', line).map(({ segment }) => segment)))
        expect(slices(text, words(text))).toEqual(
          lines.flatMap((line) =>
            ofLine('word', line)
              .filter(({ isWordLike }) => isWordLike)
              .map(({ segment }) => segment),
          ),
        )
      }),
    )
  })

  test('a range gives what overlaps it, whole', () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), fc.integer({ min: 1, max: 40 }), (text, start, length) => {
        const range = { start, end: start + length }
        const inside = (span: Span) => span.start < range.end && span.end > range.start
        for (const list of [graphemes, words, sentences]) expect(list(text, range)).toEqual(list(text).filter(inside))
      }),
    )
  })

  test('sentences stop at the line and carry no outer space', () => {
    expect(slices('x', sentences(''))).toEqual([])
    const text = '  He left.  She “stayed.” \n\nWhy? \u{1F1E6}\u{1F1F2} won \r\n  '
    expect(slices(text, sentences(text))).toEqual(['He left.', 'She “stayed.”', 'Why?', '\u{1F1E6}\u{1F1F2} won'])
  })

  test.each([
    ['words', 'The quick brown fox. '],
    ['no spaces', '新聞記事'],
    ['joined emoji', '\u{1F469}\u200D\u{1F467}'],
    ['combining marks', 'e\u0301\u0323'],
  ])('a line longer than one piece is covered without gaps and without broken characters: %s', (_, unit) => {
    const text = unit.repeat(Math.ceil(30_000 / unit.length))
    const found = graphemes(text)
    expect(found.map(({ start }) => start)).toEqual([0, ...found.slice(0, -1).map(({ end }) => end)])
    expect(found.at(-1)?.end).toBe(text.length)
    expect(new Set(slices(text, found))).toEqual(new Set(slices(unit, graphemes(unit))))
  })

  test('in a long line of words no word is cut', () => {
    const text = 'attribution '.repeat(4000)
    expect(new Set(slices(text, words(text)))).toEqual(new Set(['attribution']))
  })
})
