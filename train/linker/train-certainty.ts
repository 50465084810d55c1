import { CERTAINTY_TERMS, certaintyTerms } from '#annotations/detect/linking/certainty'
import type { Kept } from '#annotations/detect/linking/owners'
import { sigmoid } from '#annotations/detect/linking/softmax'
import type { TokenRange } from '#annotations/detect/reading/token'
import { goldIn, goldOf, sharedTokens, type GoldRanges } from './gold-ranges'
import type { KeptDocument } from './train-leftovers'

const ROUNDS = 400
const RATE = 0.5

/** Fits how likely an attribution is right to how often ones like it are, on choices for articles not trained on. */
export function trainCertainty(documents: readonly KeptDocument[]): Float32Array {
  const lessons = documents.flatMap(({ passages, gold }) =>
    passages.flatMap(({ reading, kept }) => {
      const golds = goldIn(reading.passage, gold)
      return kept
        .filter(({ left, right }) => left ?? right)
        .map((one) => ({ terms: certaintyTerms(one), isRight: isRight(one, goldOf(one.cue, golds)) ? 1 : 0 }))
    }),
  )
  const weights = new Float32Array(CERTAINTY_TERMS)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(CERTAINTY_TERMS)
    for (const { terms, isRight } of lessons) {
      const error = sigmoid(terms.reduce((sum, term, i) => sum + term * (weights[i] ?? 0), 0)) - isRight
      terms.forEach((term, i) => {
        slope[i] = (slope[i] ?? 0) + error * term
      })
    }
    slope.forEach((sum, i) => {
      weights[i] = (weights[i] ?? 0) - (RATE * sum) / (lessons.length || 1)
    })
  }
  return weights
}

function isRight({ source, left, right }: Kept, gold: GoldRanges | null): boolean {
  if (!gold) return false
  const contents = [left, right].flatMap((range) => range ?? [])
  const shared = contents.reduce((sum, range) => sum + sharedWith(range, gold.content), 0)
  const whole = lengthOf(contents) + lengthOf(gold.content) - shared
  if (shared < whole / 2) return false
  return gold.source.length === 0 ? source === null : source !== null && sharedWith(source, gold.source) > 0
}

function sharedWith(range: TokenRange, others: readonly TokenRange[]): number {
  return others.reduce((sum, other) => sum + sharedTokens(range, other), 0)
}

function lengthOf(ranges: readonly TokenRange[]): number {
  return ranges.reduce((sum, { first, end }) => sum + end - first, 0)
}
