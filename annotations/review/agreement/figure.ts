/**
 * Why a figure has no value. `no-units`: nothing that two analysts judged. `one-category`: all judgements are in one category, so agreement by
 * chance is complete and 0/0 remains. `one-rater`: there is nobody to agree with. `no-variation`: by chance there would be no disagreement either.
 */
export const UNDEFINED_REASONS = ['no-units', 'one-category', 'one-rater', 'no-variation'] as const
export type UndefinedReason = (typeof UNDEFINED_REASONS)[number]

export interface Undefined {
  readonly kind: 'undefined'
  readonly why: UndefinedReason
}

/** A figure, or why there is none. Never NaN. */
export type Figure = { readonly kind: 'figure'; readonly value: number } | Undefined

/** A coefficient corrected for chance, with the two shares it is made of and how many units it rests on. */
export type ChanceFigure =
  | { readonly kind: 'figure'; readonly value: number; readonly observed: number; readonly expected: number; readonly units: number }
  | Undefined

const SURE = 1e-12

export function undefinedFigure(why: UndefinedReason): Undefined {
  return { kind: 'undefined', why }
}

/** (observed - expected) / (1 - expected), undefined where chance explains all. */
export function beyondChance(observed: number, expected: number, units: number): ChanceFigure {
  if (units === 0) return undefinedFigure('no-units')
  if (1 - expected < SURE) return undefinedFigure('one-category')
  return { kind: 'figure', value: (observed - expected) / (1 - expected), observed, expected, units }
}

/** 1 - observed / expected disagreement, undefined where there would be none by chance. */
export function belowChance(observed: number, expected: number, units: number): ChanceFigure {
  if (units === 0) return undefinedFigure('no-units')
  if (expected < SURE) return undefinedFigure('no-variation')
  return { kind: 'figure', value: 1 - observed / expected, observed, expected, units }
}
