import type { ArticleReport, ReviewReport } from '#annotations/adjudicate/review-report'
import { type Tag, TAGS } from '#annotations/model/claim'
import type { PairIntervals } from '#annotations/review/agreement/pair-intervals'
import type { SetAgreement } from '#annotations/review/agreement/set-agreement'
import type { SetIntervals, TagIntervals } from '#annotations/review/agreement/set-intervals'
import type { TagAgreement } from '#annotations/review/agreement/tag-agreement'
import { sliceSpans } from '#annotations/text/span'
import { confusionFigure } from '../figures/confusion-figure'
import type { FigureData } from '../figures/figure-data'
import { articlesFigure, intervalRow, intervalsFigure } from '../figures/interval-row'
import { pairFigure } from '../figures/pair-figure'
import { progressFigure } from '../figures/progress-figure'
import { mixByAnalystFigure, mixBySourceFigure } from '../figures/tag-mix-figure'
import { periodsFigure, timeFigure } from '../figures/time-figure'
import { message } from '../messages/message'

export type NameOf = (analyst: string) => string

/** More confusion matrices than this are pages of squares; the matrix of pairs says the same shorter. */
const MOST_CONFUSIONS = 3

/** What is shown of one article, in this order. */
export function articleFigures(article: ArticleReport, nameOf: NameOf): readonly FigureData[] {
  const { agreement, alignment, intervals, before, after, settled, text } = article
  const { tags, perTag, pairs } = agreement
  const claimsOf = alignment.sets.map(({ analyst, claims }) => ({ name: nameOf(analyst), claims: [...claims.values()] }))
  return [
    coefficientsFigure(tags, intervals),
    perTagFigure(perTag, intervals),
    placesFigure(agreement, intervals),
    ...pairFigures(agreement.analysts, pairs, intervals.pairs, nameOf),
    ...(pairs.length > MOST_CONFUSIONS
      ? []
      : pairs.map(({ first, second, confusion }) => confusionFigure({ first: nameOf(first), second: nameOf(second), confusion }))),
    ...(before && after.length > 0 ? [timeFigure([before, ...after])] : []),
    progressFigure([{ label: message('figure.progress.settled'), done: settled, left: alignment.clusters.length - settled }]),
    mixByAnalystFigure(claimsOf),
    mixBySourceFigure({
      claims: claimsOf.flatMap(({ claims }) => claims),
      nameOf: ({ sourceName, source }) => (sourceName === '' ? sliceSpans(text, source) : sourceName),
    }),
  ]
}

/** What is shown of all articles together. */
export function libraryFigures({ articles, pooled, intervals, overTime }: ReviewReport, nameOf: NameOf): readonly FigureData[] {
  const { tags, perTag, pairs, analysts } = pooled
  const overPeriods = periodsFigure(overTime)
  const rows = articles.map((article) => intervalRow(article.metadata.title, article.agreement.tags.alpha, article.intervals.alpha))
  return [
    coefficientsFigure(tags, intervals),
    perTagFigure(perTag, intervals),
    articlesFigure(message('measure-of.alpha'), rows),
    ...pairFigures(analysts, pairs, intervals.pairs, nameOf),
    ...(overPeriods ? [overPeriods] : []),
    progressFigure(
      articles.map(({ metadata, settled, alignment }) => ({
        label: metadata.title,
        done: settled,
        left: alignment.clusters.length - settled,
      })),
    ),
  ]
}

function coefficientsFigure({ alpha, ac1, fleiss }: TagAgreement, intervals: TagIntervals): FigureData {
  return intervalsFigure(
    {
      title: message('figure.coefficients'),
      description: message('figure.coefficients.about'),
      rowsAre: message('figure.coefficients.rows'),
      valueIs: message('figure.value'),
    },
    [
      intervalRow(message('measure-of.alpha'), alpha, intervals.alpha),
      intervalRow(message('measure-of.ac1'), ac1, intervals.ac1),
      intervalRow(message('measure-of.fleiss'), fleiss, intervals.fleiss),
    ],
  )
}

function perTagFigure(perTag: Readonly<Record<Tag, TagAgreement>>, intervals: TagIntervals): FigureData {
  return intervalsFigure(
    {
      title: message('figure.per-tag'),
      description: message('figure.per-tag.about'),
      rowsAre: message('figure.coefficients.rows'),
      valueIs: message('measure-of.alpha'),
    },
    TAGS.map((tag) => intervalRow(message(`tag.${tag}`), perTag[tag].alpha, intervals.perTag[tag])),
  )
}

function placesFigure({ alphaU, alphaUByTag, sources, links }: SetAgreement, intervals: SetIntervals): FigureData {
  const rows = [
    ['alpha-u', alphaU, intervals.alphaU],
    ['alpha-u-by-tag', alphaUByTag, intervals.alphaUByTag],
    ['sources', sources, intervals.sources],
    ['links', links, intervals.links],
  ] as const
  return intervalsFigure(
    {
      title: message('figure.places'),
      description: message('figure.places.about'),
      rowsAre: message('report.measure'),
      valueIs: message('figure.value'),
    },
    rows.map(([measure, figure, interval]) => {
      // What a chance figure counts are code units here, which say nothing to a reader.
      const bare = figure.kind === 'figure' ? { kind: figure.kind, value: figure.value } : figure
      return intervalRow(message(`measure-of.${measure}`), bare, interval)
    }),
  )
}

type Pair = Pick<SetAgreement['pairs'][number], 'first' | 'second' | 'kappa' | 'spans'>

function pairFigures(
  analysts: readonly string[],
  pairs: readonly Pair[],
  intervals: readonly PairIntervals[],
  nameOf: NameOf,
): readonly FigureData[] {
  if (analysts.length < 2) return []
  const at = (first: number, second: number): number =>
    pairs.findIndex((pair) => pair.first === analysts[first] && pair.second === analysts[second])
  return (['kappa', 'overlap'] as const).map((measure) =>
    pairFigure({
      measure: message(`measure-of.${measure}`),
      names: analysts.map(nameOf),
      valueOf: (first, second) => {
        const pair = pairs[at(first, second)]
        if (!pair) return { kind: 'undefined', why: 'no-units' }
        return measure === 'kappa' ? pair.kappa : pair.spans.overlap
      },
      intervalOf: (first, second) => intervals[at(first, second)]?.[measure] ?? null,
    }),
  )
}
