import type { Span } from '../../text/span'

/** A unit of one annotator's, in whatever offsets the continuum has. */
export interface GammaUnit extends Span {
  /** A number from 0. */
  readonly annotator: number
  readonly category: string
}

/** Weights of place and category, and what it costs to be aligned with nothing (Mathet et al. 2015, section 4.3). */
export interface GammaWeights {
  readonly alpha: number
  readonly beta: number
  readonly deltaEmpty: number
}

export const GAMMA_WEIGHTS: GammaWeights = { alpha: 1, beta: 1, deltaEmpty: 1 }

/** ((difference of starts + difference of ends) / sum of lengths)², times the empty cost (equation 3). */
export function positionalDissimilarity(a: Span, b: Span, { deltaEmpty }: GammaWeights): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end)
  return (apart / (a.end - a.start + b.end - b.start)) ** 2 * deltaEmpty
}

/** 0 for the same category, else the empty cost: nominal categories (equation 4). */
export function categoricalDissimilarity(a: GammaUnit, b: GammaUnit, { deltaEmpty }: GammaWeights): number {
  return a.category === b.category ? 0 : deltaEmpty
}

export function dissimilarity(a: GammaUnit, b: GammaUnit, weights: GammaWeights): number {
  return weights.alpha * positionalDissimilarity(a, b, weights) + weights.beta * categoricalDissimilarity(a, b, weights)
}
