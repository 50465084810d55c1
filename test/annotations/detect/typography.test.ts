import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Detection } from '#annotations/detect/detector'
import { DETECTORS } from '#support/detectors'
import type { Span, Spans } from '#annotations/text/span'
import { parseMarkedText } from '#support/marked-text'
import { BUSINESS_SPORT_COURT } from './cases/business-sport-court'
import { LOCAL } from './cases/local'
import { OWN_VOICE } from './cases/own-voice'
import { SCIENCE } from './cases/science'
import { WIRE } from './cases/wire'

const SENTENCES = [...WIRE, ...LOCAL, ...SCIENCE, ...BUSINESS_SPORT_COURT, ...OWN_VOICE].map((marked) => parseMarkedText(marked).text)

/** Paragraphs of sentences, with curly double quotation marks and typographic apostrophes throughout. */
const curly: fc.Arbitrary<string> = fc
  .array(fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((paragraphs) => paragraphs.map((sentences) => sentences.map(toCurly).join(' ')).join('\n\n'))

function toCurly(sentence: string): string {
  return sentence
    .split('"')
    .map((part, i) => (i === 0 ? part : (i % 2 === 1 ? '“' : '”') + part))
    .join('')
}

const STYLES = {
  straight: ['"', '"', "'"],
  'low-9': ['„', '“', '’'],
  'low-9 with closing 9': ['„', '”', '’'],
  guillemets: ['«', '»', '’'],
  'full width': ['＂', '＂', '’'],
} as const

const restyle = (text: string, [open, close, apostrophe]: readonly string[]): string =>
  text
    .replaceAll('“', open ?? '')
    .replaceAll('”', close ?? '')
    .replaceAll('’', apostrophe ?? '')

/** Everything but what quotes the text itself: reasons show the words as they stand. */
const shape = ({ suggestions, links }: Detection, map: (offset: number) => number = (offset) => offset) => {
  const move = (spans: Spans): Span[] => spans.map(({ start, end }) => ({ start: map(start), end: map(end) }))
  return {
    suggestions: suggestions.map(({ kind, content, source, cue, sourceKind, nestedIn, tag, confidence, reasons }) => ({
      kind,
      content: move(content),
      source: move(source),
      cue: move(cue),
      sourceKind,
      nestedIn,
      tag,
      confidence,
      rules: reasons.map(({ rule }) => rule),
    })),
    links: links.map(({ kind, from, to }) => ({ kind, from, to })),
  }
}

describe.each(DETECTORS)('typography does not change what is found: %s', (_, detector) => {
  test.each(Object.entries(STYLES))('%s quotation marks', (_, style) => {
    fc.assert(
      fc.property(curly, (text) => {
        expect(shape(detector.detect(restyle(text, style)))).toEqual(shape(detector.detect(text)))
      }),
      { numRuns: 60 },
    )
  })

  test.each(['\r\n', '\r', '\u2029'])('line ends %j, with offsets of the text as given', (lineEnd) => {
    fc.assert(
      fc.property(curly, (text) => {
        const given = text.replaceAll('\n', lineEnd)
        const extra = lineEnd.length - 1
        const map = (offset: number): number => offset + extra * (text.slice(0, offset).split('\n').length - 1)
        expect(shape(detector.detect(given))).toEqual(shape(detector.detect(text), map))
      }),
      { numRuns: 60 },
    )
  })
})
