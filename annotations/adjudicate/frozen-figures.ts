import type { FrozenFigure } from '../model/stage'
import { intervalOf } from '../review/agreement/bootstrap'
import type { ChanceFigure, Figure } from '../review/agreement/figure'
import { krippendorffAlpha } from '../review/agreement/krippendorff-alpha'
import { AgreementMeter } from '../review/agreement/set-agreement'
import { isAgreed } from '../review/cluster'
import type { ReviewSet } from '../review/review-set'

/** The measures that are kept before and after discussion, in the order in which they are shown. */
export const FROZEN_MEASURES = ['tag-alpha', 'tag-fleiss', 'tag-ac1', 'alpha-u', 'span-overlap-f1', 'sources', 'agreed'] as const
export type FrozenMeasure = (typeof FROZEN_MEASURES)[number]

/**
 * Agreement of sets on one text as it is to be kept: on tags (Krippendorff's alpha with a 95 % bootstrap interval, Fleiss' kappa, Gwet's AC1), on where claims
 * stand (alpha-u, and F1 of spans that overlap, averaged over pairs), on sources, and the share of claims on which all agree in everything.
 * @param length of the text, in UTF-16 code units
 */
export function frozenFigures(sets: readonly ReviewSet[], length: number): readonly FrozenFigure[] {
  const { alignment, agreement } = new AgreementMeter().measure(sets, length)
  const { tags, pairs, ratings, alphaU, sources } = agreement
  const interval = intervalOf(ratings, krippendorffAlpha)
  const { clusters } = alignment
  const agreed: Figure =
    clusters.length === 0
      ? { kind: 'undefined', why: 'no-units' }
      : { kind: 'figure', value: clusters.filter(isAgreed).length / clusters.length }
  const of: Readonly<Record<FrozenMeasure, FrozenFigure>> = {
    'tag-alpha': { ...frozen('tag-alpha', tags.alpha), low: interval?.low ?? null, high: interval?.high ?? null },
    'tag-fleiss': frozen('tag-fleiss', tags.fleiss),
    'tag-ac1': frozen('tag-ac1', tags.ac1),
    'alpha-u': frozen('alpha-u', alphaU),
    'span-overlap-f1': frozen(
      'span-overlap-f1',
      meanOf(pairs.flatMap(({ spans }) => (spans.overlap.kind === 'undefined' ? [] : [spans.overlap.value]))),
    ),
    sources: frozen('sources', sources),
    agreed: frozen('agreed', agreed),
  }
  return FROZEN_MEASURES.map((measure) => of[measure])
}

function frozen(measure: FrozenMeasure, figure: Figure | ChanceFigure): FrozenFigure {
  if (figure.kind === 'undefined') return { measure, value: null, low: null, high: null, why: figure.why }
  return { measure, value: figure.value, low: null, high: null, why: '' }
}

function meanOf(values: readonly number[]): Figure {
  if (values.length === 0) return { kind: 'undefined', why: 'no-units' }
  return { kind: 'figure', value: values.reduce((sum, value) => sum + value, 0) / values.length }
}
