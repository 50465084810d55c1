import { TAGS } from '#annotations/model/claim'
import type { AgreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { intervalOf } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure, Figure, UndefinedReason } from '#annotations/review/agreement/figure'
import { krippendorffAlpha } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc } from '#annotations/review/agreement/many-raters'
import type { Ratings } from '#annotations/review/agreement/ratings'
import type { PooledAgreement } from '#annotations/review/agreement/pooled-agreement'
import type { SetAgreement } from '#annotations/review/agreement/set-agreement'
import type { TagAgreement } from '#annotations/review/agreement/tag-agreement'
import { cohenKappa } from '#annotations/review/agreement/two-raters'
import type { CarriedSet } from '#annotations/review/carry-sets'

/** What was measured. */
export interface MeasuredOn {
  readonly article: string
  readonly title: string
  readonly revision: string
  readonly carried: readonly CarriedSet[]
  /** Of the text, in UTF-16 code units. */
  readonly length: number
}

const WHY: Readonly<Record<UndefinedReason, string>> = {
  'no-units': 'nothing that two judged',
  'one-category': 'all in one category',
  'one-rater': 'one analyst alone',
  'no-variation': 'no disagreement possible by chance',
}

export function agreementTable({ article, title }: MeasuredOn, agreement: SetAgreement): string {
  const { analysts, clusters, tags, ratings, pairs } = agreement
  const all: readonly (readonly string[])[] = [
    ["Fleiss' kappa", words(tags.fleiss, ratings, fleissKappa)],
    ["Gwet's AC1", words(tags.ac1, ratings, gwetAc)],
    ["Krippendorff's alpha", words(tags.alpha, ratings, krippendorffAlpha)],
    ['alpha-u, places', number(agreement.alphaU)],
    ['alpha-u, places by tag', number(agreement.alphaUByTag)],
    ['same source', number(agreement.sources)],
    ['links', number(agreement.links)],
  ]
  const header = ['', 'strict F1', 'overlap F1', 'boundary F1', "Cohen's kappa", 'AC1', 'same source']
  const matrix = pairs.map(({ first, second, spans, kappa, ac1, sources, ratings: judged }) => [
    `${first} / ${second}`,
    number(spans.strict),
    number(spans.overlap),
    number(spans.boundary),
    words(kappa, judged, cohenKappa),
    number(ac1),
    number(sources),
  ])
  return `${article}  ${title}\n${analysts.join(', ')}: ${clusters} claims; tags: ${prevalenceWords(tags)}\n${columns(all)}\n${columns([header, ...matrix])}\n`
}

/** Pooled over all articles, then period by period. */
export function pooledTable({ articles, analysts, clusters, tags, ratings, pairs }: PooledAgreement, overTime: AgreementOverTime): string {
  const all: readonly (readonly string[])[] = [
    ["Fleiss' kappa", words(tags.fleiss, ratings, fleissKappa)],
    ["Gwet's AC1", words(tags.ac1, ratings, gwetAc)],
    ["Krippendorff's alpha", words(tags.alpha, ratings, krippendorffAlpha)],
  ]
  const matrix = pairs.map(({ first, second, articles: both, spans, kappa, sources, ratings: judged }) => [
    `${first} / ${second}`,
    String(both),
    number(spans.strict),
    number(spans.overlap),
    words(kappa, judged, cohenKappa),
    number(sources),
  ])
  const header = ['', 'articles', 'strict F1', 'overlap F1', "Cohen's kappa", 'same source']
  const times = overTime.periods.map(({ from, clusters: count, tags: then }) => [from, String(count), number(then.alpha), number(then.ac1)])
  const timeHeader = [`${overTime.period} from`, 'claims', "Krippendorff's alpha", "Gwet's AC1"]
  return [
    `${articles} articles together\n${analysts.join(', ')}: ${clusters} claims; tags: ${prevalenceWords(tags)}\n${columns(all)}`,
    columns([header, ...matrix]),
    columns([timeHeader, ...times]),
  ].join('\n')
}

function prevalenceWords({ prevalence }: TagAgreement): string {
  return TAGS.map((tag) => `${tag} ${Math.round(prevalence[tag] * 100)} %`).join(', ')
}

function number(figure: Figure | ChanceFigure): string {
  return figure.kind === 'figure' ? figure.value.toFixed(3) : `undefined (${WHY[figure.why]})`
}

function words(figure: ChanceFigure, ratings: Ratings, coefficient: (ratings: Ratings) => ChanceFigure): string {
  const interval = intervalOf(ratings, coefficient)
  return `${number(figure)}${interval ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : ''}`
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map(
      (row) =>
        `${row
          .map((field, i) => field.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
