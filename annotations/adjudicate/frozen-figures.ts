import type { FrozenFigure } from '../model/stage'
import { type Interval, ratioIntervals } from '../review/agreement/bootstrap'
import type { ChanceFigure, Figure } from '../review/agreement/figure'
import { meanOverlapInterval, setIntervals } from '../review/agreement/set-intervals'
import { AgreementMeter } from '../review/agreement/set-agreement'
import { isAgreed } from '../review/cluster'
import type { ReviewSet } from '../review/review-set'

/** The measures that are kept before and after discussion, in the order in which they are shown. */
export const FROZEN_MEASURES = ['tag-alpha', 'tag-fleiss', 'tag-ac1', 'alpha-u', 'span-overlap-f1', 'sources', 'agreed'] as const
export type FrozenMeasure = (typeof FROZEN_MEASURES)[number]

/**
 * Agreement of sets on one text as it is to be kept, with 95 % bootstrap intervals: on tags (Krippendorff's alpha, Fleiss' kappa, Gwet's AC1), on where claims
 * stand (alpha-u, and F1 of spans that overlap, averaged over pairs), on sources, and the share of claims on which all agree in everything.
 * @param length of the text, in UTF-16 code units
 */
export function frozenFigures(sets: readonly ReviewSet[], length: number): readonly FrozenFigure[] {
  const { alignment, agreement, sample } = new AgreementMeter().measure(sets, length)
  const { tags, pairs, alphaU, sources } = agreement
  const drawnFrom = sample()
  const intervals = setIntervals({ ...drawnFrom, pairs: [] })
  const { clusters } = alignment
  const agreed: Figure =
    clusters.length === 0
      ? { kind: 'undefined', why: 'no-units' }
      : { kind: 'figure', value: clusters.filter(isAgreed).length / clusters.length }
  const [ofAgreed = null] = ratioIntervals(Int32Array.from(clusters.flatMap((cluster) => [isAgreed(cluster) ? 1 : 0, 1])), 2, [
    { of: 0, among: 1, factor: 1 },
  ])
  const overlap = meanOf(pairs.flatMap(({ spans }) => (spans.overlap.kind === 'undefined' ? [] : [spans.overlap.value])))
  const of: Readonly<Record<FrozenMeasure, FrozenFigure>> = {
    'tag-alpha': frozen('tag-alpha', tags.alpha, intervals.alpha),
    'tag-fleiss': frozen('tag-fleiss', tags.fleiss, intervals.fleiss),
    'tag-ac1': frozen('tag-ac1', tags.ac1, intervals.ac1),
    'alpha-u': frozen('alpha-u', alphaU, intervals.alphaU),
    'span-overlap-f1': frozen('span-overlap-f1', overlap, meanOverlapInterval(drawnFrom)),
    sources: frozen('sources', sources, intervals.sources),
    agreed: frozen('agreed', agreed, ofAgreed),
  }
  return FROZEN_MEASURES.map((measure) => of[measure])
}

function frozen(measure: FrozenMeasure, figure: Figure | ChanceFigure, interval: Interval | null): FrozenFigure {
  if (figure.kind === 'undefined') return { measure, value: null, low: null, high: null, why: figure.why }
  return { measure, value: figure.value, low: interval?.low ?? null, high: interval?.high ?? null, why: '' }
}

function meanOf(values: readonly number[]): Figure {
  if (values.length === 0) return { kind: 'undefined', why: 'no-units' }
  return { kind: 'figure', value: values.reduce((sum, value) => sum + value, 0) / values.length }
}
