import type { ArticleReport, ReviewReport } from '#annotations/adjudicate/review-report'
import { type Tag, TAGS } from '#annotations/model/claim'
import { intervalOf } from '#annotations/review/agreement/bootstrap'
import { krippendorffAlpha } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc } from '#annotations/review/agreement/many-raters'
import type { Ratings } from '#annotations/review/agreement/ratings'
import type { SetAgreement } from '#annotations/review/agreement/set-agreement'
import { onlyTag, type TagAgreement } from '#annotations/review/agreement/tag-agreement'
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
  const { agreement, alignment, before, after, settled, text } = article
  const { tags, perTag, ratings, pairs } = agreement
  const claimsOf = alignment.sets.map(({ analyst, claims }) => ({ name: nameOf(analyst), claims: [...claims.values()] }))
  return [
    coefficientsFigure(tags, ratings),
    perTagFigure(perTag, ratings),
    placesFigure(agreement),
    ...pairFigures(agreement.analysts, pairs, nameOf),
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
export function libraryFigures({ articles, pooled, overTime }: ReviewReport, nameOf: NameOf): readonly FigureData[] {
  const { tags, perTag, ratings, pairs, analysts } = pooled
  const overPeriods = periodsFigure(overTime)
  const rows = articles.map(({ metadata, agreement }) =>
    intervalRow(metadata.title, agreement.tags.alpha, intervalOf(agreement.ratings, krippendorffAlpha)),
  )
  return [
    coefficientsFigure(tags, ratings),
    perTagFigure(perTag, ratings),
    articlesFigure(message('measure-of.alpha'), rows),
    ...pairFigures(analysts, pairs, nameOf),
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

function coefficientsFigure({ alpha, ac1, fleiss }: TagAgreement, ratings: Ratings): FigureData {
  return intervalsFigure(
    {
      title: message('figure.coefficients'),
      description: message('figure.coefficients.about'),
      rowsAre: message('figure.coefficients.rows'),
      valueIs: message('figure.value'),
    },
    [
      intervalRow(message('measure-of.alpha'), alpha, intervalOf(ratings, krippendorffAlpha)),
      intervalRow(message('measure-of.ac1'), ac1, intervalOf(ratings, gwetAc)),
      intervalRow(message('measure-of.fleiss'), fleiss, intervalOf(ratings, fleissKappa)),
    ],
  )
}

function perTagFigure(perTag: Readonly<Record<Tag, TagAgreement>>, ratings: Ratings): FigureData {
  return intervalsFigure(
    {
      title: message('figure.per-tag'),
      description: message('figure.per-tag.about'),
      rowsAre: message('figure.coefficients.rows'),
      valueIs: message('measure-of.alpha'),
    },
    TAGS.map((tag) => intervalRow(message(`tag.${tag}`), perTag[tag].alpha, intervalOf(onlyTag(ratings, tag), krippendorffAlpha))),
  )
}

function placesFigure({ alphaU, alphaUByTag, sources, links }: SetAgreement): FigureData {
  const rows = [
    ['alpha-u', alphaU],
    ['alpha-u-by-tag', alphaUByTag],
    ['sources', sources],
    ['links', links],
  ] as const
  return intervalsFigure(
    {
      title: message('figure.places'),
      description: message('figure.places.about'),
      rowsAre: message('report.measure'),
      valueIs: message('figure.value'),
    },
    rows.map(([measure, figure]) => {
      // What a chance figure counts are code units here, which say nothing to a reader.
      const bare = figure.kind === 'figure' ? { kind: figure.kind, value: figure.value } : figure
      return intervalRow(message(`measure-of.${measure}`), bare, null)
    }),
  )
}

type Pair = Pick<SetAgreement['pairs'][number], 'first' | 'second' | 'kappa' | 'spans'>

function pairFigures(analysts: readonly string[], pairs: readonly Pair[], nameOf: NameOf): readonly FigureData[] {
  if (analysts.length < 2) return []
  const at = (first: number, second: number): Pair | undefined =>
    pairs.find((pair) => pair.first === analysts[first] && pair.second === analysts[second])
  return (['kappa', 'overlap'] as const).map((measure) =>
    pairFigure({
      measure: message(`measure-of.${measure}`),
      names: analysts.map(nameOf),
      valueOf: (first, second) => {
        const pair = at(first, second)
        if (!pair) return { kind: 'undefined', why: 'no-units' }
        return measure === 'kappa' ? pair.kappa : pair.spans.overlap
      },
    }),
  )
}
