import type { ChanceFigure, Figure } from '#annotations/review/agreement/figure'
import type { PairAgreement } from '#annotations/review/agreement/pair-agreement'

/** What the pairs are compared by, and which of a pair's disagreements lower it. */
export const PAIR_MEASURES = ['kappa', 'ac1', 'alpha', 'overlap', 'strict', 'boundary', 'sources', 'links'] as const
export type PairMeasure = (typeof PAIR_MEASURES)[number]

export function pairValue(pair: PairAgreement, measure: PairMeasure): Figure | ChanceFigure {
  switch (measure) {
    case 'kappa':
    case 'ac1':
    case 'alpha':
    case 'sources':
    case 'links':
      return pair[measure]
    default:
      return pair.spans[measure]
  }
}

export function pairPart(measure: PairMeasure): keyof PairAgreement['disagree'] {
  switch (measure) {
    case 'kappa':
    case 'ac1':
    case 'alpha':
      return 'tag'
    case 'sources':
      return 'source'
    case 'links':
      return 'links'
    default:
      return 'span'
  }
}
