import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { DETECTORS } from '#support/detectors'
import { isSpanWithin } from '#annotations/text/span'
import { splitsSurrogatePair } from '#annotations/text/surrogates'
import { brokenText } from '#support/texts'
import { parseMarkedText } from '#support/marked-text'
import { LOCAL } from './cases/local'
import { WIRE } from './cases/wire'

const sentences = [...WIRE, ...LOCAL].map((marked) => parseMarkedText(marked).text)
const SCRAPS = [
  ...'"“”„«»‘’\'()[]—.,:;!?\n',
  ' said ',
  ' accused ',
  'The minister',
  ' that ',
  ' according to ',
  '😀',
  ' 05:00 GMT ',
  'he',
  ' and ',
  'e\u0301',
]

/** Sentences cut into pieces and mixed with marks, so that cues stand where no grammar puts them. */
const scrambled: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...sentences),
      fc.constantFrom(...SCRAPS),
      brokenText(4),
      fc.tuple(fc.constantFrom(...sentences), fc.nat(60)).map(([text, cut]) => text.slice(cut)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

/** A statement that is a source of its own right after it was one of the contents: two ways lead to the same claim. */
const TWICE_FOUND =
  'After a long meeting, the harbour board issued a statement calling the night closure “a clear breach and in open disregard” of five earlier ' +
  'agreements of the board. The statement noted that it had said so before.'

describe.each(DETECTORS)('what a detection promises: %s', (_, detector) => {
  test('no claim is suggested twice', () => {
    const keys = detector.detect(TWICE_FOUND).suggestions.map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(0)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('spans lie in the text, in order, and split no character', () => {
    fc.assert(
      fc.property(scrambled, (text) => {
        for (const { content, source, cue } of detector.detect(text).suggestions) {
          expect(content.length).toBeGreaterThan(0)
          for (const parts of [content, source, cue]) {
            parts.forEach((part, i) => {
              expect(isSpanWithin(part, text.length)).toBe(true)
              expect(part.start).toBeGreaterThan(parts[i - 1]?.end ?? -1)
              expect(splitsSurrogatePair(text, part.start) || splitsSurrogatePair(text, part.end)).toBe(false)
            })
          }
        }
      }),
    )
  })

  test('suggestions come in text order, enclosing ones first, with keys of their own', () => {
    fc.assert(
      fc.property(scrambled, (text) => {
        const { suggestions, links } = detector.detect(text)
        expect(new Set(suggestions.map(({ key }) => key)).size).toBe(suggestions.length)
        suggestions.forEach(({ content, nestedIn, reasons, confidence }, i) => {
          expect(content[0]?.start).toBeGreaterThanOrEqual(suggestions[i - 1]?.content[0]?.start ?? 0)
          if (nestedIn !== null) expect(nestedIn).toBeLessThan(i)
          expect(reasons.length).toBeGreaterThan(0)
          expect(confidence > 0 && confidence <= 1).toBe(true)
        })
        for (const { from, to } of links) expect(from !== to && suggestions[from] !== undefined && suggestions[to] !== undefined).toBe(true)
      }),
    )
  })

  test('an own-voice claim has neither source nor cue, and both sides of a contradiction are contested', () => {
    fc.assert(
      fc.property(scrambled, (text) => {
        const { suggestions, links } = detector.detect(text)
        for (const { kind, source, cue } of suggestions) if (kind === 'own-voice') expect([source, cue]).toEqual([[], []])
        for (const { kind, from, to } of links) {
          if (kind === 'contradicts') expect([suggestions[from]?.tag, suggestions[to]?.tag]).toEqual(['contested', 'contested'])
        }
      }),
    )
  })

  test('the same text gives the same detection', () => {
    fc.assert(fc.property(scrambled, (text) => expect(detector.detect(text)).toEqual(detector.detect(text))))
  })

  test.each(['', ' ', '\n\r\n', '"', '“', "'", '.', '\uD83D', 'said', 'according to'])('%j holds no claim', (text) => {
    expect(detector.detect(text)).toMatchObject({ detector: detector.id, suggestions: [], links: [] })
  })
})
