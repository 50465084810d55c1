import { type Tag, TAGS } from '../../model/claim'
import { hull } from '../../text/span'
import type { ReviewSet } from '../review-set'
import type { Interval } from './bootstrap'
import { type Figure, undefinedFigure } from './figure'
import { alignGamma } from './gamma-alignment'
import { type GammaSampler, statisticalSampler } from './gamma-sampler'
import { categoricalDissimilarity, GAMMA_WEIGHTS, type GammaUnit, type GammaWeights, positionalDissimilarity } from './gamma-units'
import type { Random } from '../../chance/seeded-random'

export interface GammaOptions {
  readonly random: Random
  readonly weights?: GammaWeights
  /** Half the width of the 95 % interval of the expected disorder, as a share of it, to sample for. */
  readonly precision?: number
  /** Where the precision would take more. */
  readonly mostSamples?: number
  readonly sampler?: GammaSampler
}

export interface Gamma {
  readonly gamma: Figure
  readonly gammaCat: Figure
  /** How sure the sampled chance leaves the figures, at 95 %; null where they are undefined. It says nothing of what other claims would give. */
  readonly interval: Interval | null
  readonly catInterval: Interval | null
  readonly observed: number
  readonly expected: number
  readonly samples: number
}

const FIRST_SAMPLES = 30
/** Two-sided 95 % of the standard normal. */
const CONFIDENCE = 1.96

/**
 * Gamma: 1 - observed / expected disorder of the best alignment, where units are aligned and judged in one (Mathet, Widlöcher and Métivier 2015,
 * Computational Linguistics 41); and gamma-cat, the same for categories alone, of units aligned and weighed by how near they stand (Mathet 2017,
 * Computational Linguistics 43). The expected disorder is that of sampled continua: 30, then as many as the precision asks for (section 5.3).
 * Undefined where there are fewer than two annotators or no unit, and gamma-cat where chance would put all aligned units into one category.
 * The intervals are those of the expected disorder. Yields the share that is done; whoever stops asking has cancelled. The same random numbers give the same figures.
 */
export function* gammaSteps(units: readonly GammaUnit[], annotators: number, options: GammaOptions): Generator<number, Gamma> {
  const { random, weights = GAMMA_WEIGHTS, precision = 0.02, mostSamples = 500 } = options
  if (annotators < 2) return noGamma('one-rater')
  if (units.length === 0) return noGamma('no-units')
  const here = disorders(units, annotators, weights)
  yield 0
  const sampler = options.sampler ?? statisticalSampler(units, annotators)
  const sampled: Disorders[] = []
  let wanted = FIRST_SAMPLES
  while (sampled.length < wanted) {
    sampled.push(disorders(sampler(random), annotators, weights))
    if (sampled.length === FIRST_SAMPLES) wanted = samplesFor(sampled, precision, mostSamples)
    yield sampled.length / wanted
  }
  const chance = sampled.map(({ all }) => all)
  const chanceCat = sampled.map(({ categories }) => categories)
  const expected = meanOf(chance)
  const expectedCat = meanOf(chanceCat)
  return {
    gamma: expected === 0 ? undefinedFigure('no-variation') : { kind: 'figure', value: 1 - here.all / expected },
    gammaCat: expectedCat === 0 ? undefinedFigure('one-category') : { kind: 'figure', value: 1 - here.categories / expectedCat },
    interval: expected === 0 ? null : intervalFrom(here.all, chance),
    catInterval: expectedCat === 0 ? null : intervalFrom(here.categories, chanceCat),
    observed: here.all,
    expected,
    samples: sampled.length,
  }
}

/** Claims as units: from the first to the last code unit of the content, with the tag as category. A claim without a tag has one of its own. */
export function gammaUnits(sets: readonly ReviewSet[]): readonly GammaUnit[] {
  return sets.flatMap(({ claims }, annotator) =>
    [...claims.values()].flatMap(({ content, tag }): readonly GammaUnit[] => {
      const span = hull(content)
      return span ? [{ ...span, annotator, category: categoryOf(tag) }] : []
    }),
  )
}

const categoryOf = (tag: Tag | null): string => TAGS.find((one) => one === tag) ?? 'none'

interface Disorders {
  readonly all: number
  readonly categories: number
}

function disorders(units: readonly GammaUnit[], annotators: number, weights: GammaWeights): Disorders {
  const { parts, disorder } = alignGamma(units, annotators, weights)
  let differing = 0
  let weighed = 0
  for (const part of parts) {
    part.forEach((a, i) => {
      for (const b of part.slice(i + 1)) {
        const left = units[a]
        const right = units[b]
        if (!left || !right) continue
        const weight = Math.max(0, 1 - weights.alpha * positionalDissimilarity(left, right, weights)) / (part.length - 1)
        weighed += weight
        differing += weight * categoricalDissimilarity(left, right, { ...weights, deltaEmpty: 1 })
      }
    })
  }
  return { all: disorder, categories: weighed === 0 ? 0 : differing / weighed }
}

function samplesFor(sampled: readonly Disorders[], precision: number, most: number): number {
  const values = sampled.map(({ all }) => all)
  const mean = meanOf(values)
  if (mean === 0) return sampled.length
  const wanted = Math.ceil(((deviationOf(values) / mean) * (CONFIDENCE / precision)) ** 2)
  return Math.max(sampled.length, Math.min(most, wanted))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

/** From the ends of the 95 % interval of the mean of what was sampled; null where that mean may be 0. */
function intervalFrom(observed: number, sampled: readonly number[]): Interval | null {
  const mean = meanOf(sampled)
  const apart = (CONFIDENCE * deviationOf(sampled)) / Math.sqrt(sampled.length)
  return mean > apart ? { low: 1 - observed / (mean - apart), high: 1 - observed / (mean + apart) } : null
}

function noGamma(why: 'one-rater' | 'no-units'): Gamma {
  return {
    gamma: undefinedFigure(why),
    gammaCat: undefinedFigure(why),
    interval: null,
    catInterval: null,
    observed: 0,
    expected: 0,
    samples: 0,
  }
}
