import type { ChanceFigure } from './figure'
import type { Ratings } from './ratings'
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

/** What samples are drawn from, units that are alike being one kind: a sample then is how often each kind was drawn. */
export interface Urn {
  readonly kindOf: Int32Array
  /** A unit of each kind. */
  readonly examples: readonly number[]
}

/** Every unit a kind of its own. */
export function urnOf(units: number): Urn {
  return { kindOf: Int32Array.from({ length: units }, (_, i) => i), examples: Array.from({ length: units }, (_, i) => i) }
}

/** Units as rows of `width` numbers; the same numbers are the same kind. */
export function urnOfRows(rows: Int16Array | Int32Array, width: number): Urn {
  const kinds = new Map<string, number>()
  const examples: number[] = []
  const kindOf = Int32Array.from({ length: width === 0 ? 0 : rows.length / width }, (_, unit) => {
    const key = rows.subarray(unit * width, (unit + 1) * width).join(' ')
    const known = kinds.get(key)
    if (known !== undefined) return known
    kinds.set(key, examples.length)
    return examples.push(unit) - 1
  })
  return { kindOf, examples }
}

/**
 * Percentile intervals by drawing units with replacement (Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13); all figures over the
 * same samples. Null where there are fewer than two units to draw, or a figure is undefined as it stands or in more than half of the samples. The same
 * random numbers give the same intervals.
 * @param figuresOf the figures of a sample, given how often each kind was drawn (the array is used again); null where one has no value
 */
export function bootstrap(
  { kindOf, examples }: Urn,
  figuresOf: (times: Int32Array) => readonly (number | null)[],
  { random, samples = 500, confidence = 0.95 }: BootstrapOptions = { random: seededRandom(SEED) },
): readonly (Interval | null)[] {
  const times = new Int32Array(examples.length)
  for (const kind of kindOf) times[kind] = (times[kind] ?? 0) + 1
  const defined = figuresOf(times).map((value) => value !== null)
  const units = kindOf.length
  if (units < 2 || !defined.includes(true)) return defined.map(() => null)
  const values = defined.map((): number[] => [])
  for (let sample = 0; sample < samples; sample++) {
    times.fill(0)
    for (let i = 0; i < units; i++) {
      const kind = kindOf[Math.floor(random() * units)] ?? 0
      times[kind] = (times[kind] ?? 0) + 1
    }
    figuresOf(times).forEach((value, i) => {
      if (value !== null) values[i]?.push(value)
    })
  }
  return values.map((drawn, i) => (defined[i] && drawn.length * 2 > samples ? percentiles(drawn, confidence) : null))
}

/** Always the same samples, so that the same judgements give the same interval wherever it is shown. */
const SEED = 1

function percentiles(values: readonly number[], confidence: number): Interval {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) }
}

type Coefficient = (ratings: Ratings) => ChanceFigure

/**
 * Intervals of several coefficients of the same judgements, a unit being what is drawn. Units judged alike are counted, not computed again; with more than two raters by
 * whomever, for no such coefficient knows who is who.
 */
export function ratingIntervals<K extends string>(
  ratings: Ratings,
  coefficients: Readonly<Record<K, Coefficient>>,
  options?: BootstrapOptions,
): Readonly<Record<K, Interval | null>> {
  const { raters } = ratings
  const codes = raters > 2 ? sortedRows(ratings) : ratings.codes
  const urn = urnOfRows(codes, raters)
  const kinds = new Int16Array(urn.examples.length * raters)
  urn.examples.forEach((unit, kind) => kinds.set(codes.subarray(unit * raters, (unit + 1) * raters), kind * raters))
  const names = Object.keys(coefficients) as K[]
  const intervals = bootstrap(
    urn,
    (times) => {
      const drawn: Ratings = { ...ratings, units: urn.examples.length, codes: kinds, times }
      return names.map((name) => {
        const figure = coefficients[name](drawn)
        return figure.kind === 'figure' ? figure.value : null
      })
    },
    options,
  )
  return Object.fromEntries(names.map((name, i) => [name, intervals[i] ?? null])) as Record<K, Interval | null>
}

function sortedRows({ raters, codes }: Ratings): Int16Array {
  const sorted = codes.slice()
  for (let from = 0; from < sorted.length; from += raters) sorted.subarray(from, from + raters).sort()
  return sorted
}

/** The 95 % interval that stands beside a figure. */
export function intervalOf(ratings: Ratings, coefficient: Coefficient, options?: BootstrapOptions): Interval | null {
  return ratingIntervals(ratings, { coefficient }, options).coefficient
}

/** `factor` × the sum of one column of counts over that of another; undefined where the latter is 0. */
export interface Ratio {
  readonly of: number
  readonly among: number
  readonly factor: number
}

/** Intervals of ratios of sums over units that are rows of `width` counts. */
export function ratioIntervals(
  rows: Int32Array,
  width: number,
  ratios: readonly Ratio[],
  options?: BootstrapOptions,
): readonly (Interval | null)[] {
  const urn = urnOfRows(rows, width)
  const sums = new Float64Array(width)
  return bootstrap(
    urn,
    (times) => {
      sums.fill(0)
      urn.examples.forEach((unit, kind) => {
        const often = times[kind] ?? 0
        if (often === 0) return
        for (let column = 0; column < width; column++) sums[column] = (sums[column] ?? 0) + often * (rows[unit * width + column] ?? 0)
      })
      return ratios.map(({ of, among, factor }) => ((sums[among] ?? 0) === 0 ? null : (factor * (sums[of] ?? 0)) / (sums[among] ?? 0)))
    },
    options,
  )
}
