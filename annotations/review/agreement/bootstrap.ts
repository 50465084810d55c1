import type { ChanceFigure } from './figure'
import { type Ratings } from './ratings'
import { type Random, seededRandom } from '../../chance/seeded-random'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  readonly random: Random
  /** How many samples; 500 give the ends of a 95 % interval to about a hundredth. */
  readonly samples?: number
  readonly confidence?: number
}

/**
 * Percentile interval of a coefficient by drawing units with replacement (Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13).
 * Null where the coefficient is undefined, or is so in more than half of the samples. The same random numbers give the same interval.
 */
export function bootstrapInterval(
  ratings: Ratings,
  coefficient: (ratings: Ratings) => ChanceFigure,
  { random, samples = 500, confidence = 0.95 }: BootstrapOptions,
): Interval | null {
  if (coefficient(ratings).kind === 'undefined') return null
  const { raters, units, codes } = ratings
  const drawn = new Int16Array(codes.length)
  const values: number[] = []
  for (let sample = 0; sample < samples; sample++) {
    for (let unit = 0; unit < units; unit++) {
      const from = Math.floor(random() * units) * raters
      for (let rater = 0; rater < raters; rater++) drawn[unit * raters + rater] = codes[from + rater] ?? 0
    }
    const figure = coefficient({ ...ratings, codes: drawn })
    if (figure.kind === 'figure') values.push(figure.value)
  }
  if (values.length * 2 <= samples) return null
  values.sort((a, b) => a - b)
  const at = (share: number): number => values[Math.min(values.length - 1, Math.max(0, Math.round(share * (values.length - 1))))] ?? 0
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) }
}

/** Always the same samples, so that the same judgements give the same interval wherever it is shown. */
const SEED = 1

/** The 95 % interval that stands beside a figure. */
export function intervalOf(ratings: Ratings, coefficient: (ratings: Ratings) => ChanceFigure): Interval | null {
  return bootstrapInterval(ratings, coefficient, { random: seededRandom(SEED) })
}
