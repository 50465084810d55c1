import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { WEIGHT_COUNT } from '#annotations/detect/own-voice/check-worthiness'
import { findOwnVoice, ownVoiceSign } from '#annotations/detect/own-voice/own-voice'
import {
  CHECK_WORTHINESS,
  combine,
  LEAST_CONFIDENCE,
  MOST_CONFIDENCE,
  OWN_VOICE_PRIORS,
} from '#annotations/detect/own-voice/own-voice-confidence'
import { readPassage } from '#annotations/detect/reading/passage'
import { DETECTORS } from '#support/detectors'
import { parseNews } from '#train/check-worthiness/judged-sentences'
import { areaUnderCurve, averagePrecision } from '#train/check-worthiness/ranking-measures'

const NEWS = parseNews(readFileSync(join(__dirname, 'news-sentences.txt'), 'utf8'))

/** The sign's prior and the confidence of a sentence that is proposed; zeros for one that is not. */
function ranksOf(text: string): { readonly prior: number; readonly confidence: number } {
  const passage = readPassage(text, { start: 0, end: text.length })
  const sign = ownVoiceSign(passage, { first: 0, end: passage.tokens.length })
  const confidence = Math.max(0, ...findOwnVoice(passage, 0, new Set()).map((draft) => draft.confidence ?? Number.NaN))
  return { prior: sign ? OWN_VOICE_PRIORS[sign.rule] : 0, confidence }
}

describe('the order of own-voice sentences', () => {
  const seen = NEWS.map(({ text, isCheckWorthy }) => ({ ...ranksOf(text), isWanted: isCheckWorthy }))
  const bySign = seen.map(({ prior, isWanted }) => ({ score: prior, isWanted }))
  const byBoth = seen.map(({ confidence, isWanted }) => ({ score: confidence, isWanted }))

  test('is better than that of the signs alone on news sentences', () => {
    expect(NEWS).toHaveLength(60)
    expect(areaUnderCurve(byBoth)).toBeGreaterThan(areaUnderCurve(bySign) + 0.05)
    expect(averagePrecision(byBoth)).toBeGreaterThan(averagePrecision(bySign) + 0.1)
  })

  test('has at least nine sentences worth checking among the first ten', () => {
    const first = byBoth.toSorted((a, b) => b.score - a.score).slice(0, 10)
    expect(first.filter(({ isWanted }) => isWanted).length).toBeGreaterThanOrEqual(9)
  })

  test('leaves out no sentence that has a sign', () => {
    for (const { prior, confidence } of seen) expect(confidence > 0).toBe(prior > 0)
  })
})

test.each([
  ['Unemployment in the district fell by 12 percent in 2019.', 'On Tuesday she watered two plants and went to bed.'],
  ['The factory dismissed 800 workers because orders fell.', 'He looked at the two boats and said nothing.'],
])('%s ... stands before: %s', (worthy, other) => {
  expect(ranksOf(worthy).confidence).toBeGreaterThan(ranksOf(other).confidence)
})

test('a confidence stays within its bounds and grows with the sign and with the score', () => {
  const prior = fc.double({ min: 0.01, max: 0.98, noNaN: true })
  const score = fc.double({ min: -1000, max: 1000, noNaN: true })
  fc.assert(
    fc.property(prior, score, fc.double({ min: 0, max: 10, noNaN: true }), (p, s, more) => {
      expect(combine(p, s)).toBeGreaterThanOrEqual(LEAST_CONFIDENCE)
      expect(combine(p, s)).toBeLessThanOrEqual(MOST_CONFIDENCE)
      expect(combine(p, s + more)).toBeGreaterThanOrEqual(combine(p, s))
      expect(combine(p + 0.01, s)).toBeGreaterThanOrEqual(combine(p, s))
    }),
  )
})

test('the shipped weights are there, one byte each, and not all the same', () => {
  expect(CHECK_WORTHINESS.weights).toHaveLength(WEIGHT_COUNT)
  expect(new Set(CHECK_WORTHINESS.weights).size).toBeGreaterThan(50)
})

describe.each(DETECTORS)('%s', (_, detector) => {
  test('proposes own-voice sentences with that confidence, and keeps the sign as the reason', () => {
    const text =
      'The mill closed its doors.\n\nExports of steel fell by 11 percent in 2019.\n\nMarta walked down to the river with a basket.'
    const own = detector.detect(text).suggestions.filter(({ kind }) => kind === 'own-voice')
    const exports = own.find(({ content }) => text.startsWith('Exports', content[0]?.start))
    const walk = own.find(({ content }) => text.startsWith('Marta', content[0]?.start))
    expect(exports?.tag).toBe('unverified')
    expect(exports?.reasons[0]?.rule).toBe('own-number')
    expect(exports?.reasons[0]?.text).toContain('“11”')
    expect(walk).toBeDefined()
    expect(exports?.confidence).toBeGreaterThan(walk?.confidence ?? 1)
    for (const { confidence } of own) expect(confidence >= LEAST_CONFIDENCE && confidence <= MOST_CONFIDENCE).toBe(true)
  })
})
