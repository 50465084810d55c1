import { TAGS } from '#annotations/model/claim'
import type { AgreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import type { Interval } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure, Figure, UndefinedReason } from '#annotations/review/agreement/figure'
import type { ShownNames } from '#annotations/people/shown-names'
import type { PooledAgreement, PooledIntervals } from '#annotations/review/agreement/pooled-agreement'
import type { SetAgreement } from '#annotations/review/agreement/set-agreement'
import type { SetIntervals } from '#annotations/review/agreement/set-intervals'
import type { TagAgreement } from '#annotations/review/agreement/tag-agreement'
import type { CarriedSet } from '#annotations/review/carry-sets'

/** What was measured. */
export interface MeasuredOn {
  readonly article: string
  readonly title: string
  readonly revision: string
  readonly carried: readonly CarriedSet[]
  /** Of the text, in UTF-16 code units. */
  readonly length: number
  readonly nameOf: ShownNames['nameOf']
}

const WHY: Readonly<Record<UndefinedReason, string>> = {
  'no-units': 'nothing that two judged',
  'one-category': 'all in one category',
  'one-rater': 'one analyst alone',
  'no-variation': 'no disagreement possible by chance',
}

export function agreementTable({ article, title, nameOf }: MeasuredOn, agreement: SetAgreement, intervals: SetIntervals): string {
  const { analysts, clusters, tags, pairs } = agreement
  const all: readonly (readonly string[])[] = [
    ["Fleiss' kappa", words(tags.fleiss, intervals.fleiss)],
    ["Gwet's AC1", words(tags.ac1, intervals.ac1)],
    ["Krippendorff's alpha", words(tags.alpha, intervals.alpha)],
    ['alpha-u, places', words(agreement.alphaU, intervals.alphaU)],
    ['alpha-u, places by tag', words(agreement.alphaUByTag, intervals.alphaUByTag)],
    ['same source', words(agreement.sources, intervals.sources)],
    ['links', words(agreement.links, intervals.links)],
  ]
  const header = ['', 'strict F1', 'overlap F1', 'boundary F1', "Cohen's kappa", 'AC1', 'same source']
  const matrix = pairs.map(({ first, second, spans, kappa, ac1, sources }, i) => {
    const ofPair = intervals.pairs[i]
    return [
      `${nameOf(first)} / ${nameOf(second)}`,
      words(spans.strict, ofPair?.strict),
      words(spans.overlap, ofPair?.overlap),
      words(spans.boundary, ofPair?.boundary),
      words(kappa, ofPair?.kappa),
      words(ac1, ofPair?.ac1),
      words(sources, ofPair?.sources),
    ]
  })
  return `${article}  ${title}\n${analysts.map(nameOf).join(', ')}: ${clusters} claims; tags: ${prevalenceWords(tags)}\n${columns(all)}\n${columns([header, ...matrix])}\n`
}

/** Pooled over all articles, then period by period. */
export function pooledTable(
  { articles, analysts, clusters, tags, pairs }: PooledAgreement,
  intervals: PooledIntervals,
  overTime: AgreementOverTime,
  nameOf: ShownNames['nameOf'],
): string {
  const all: readonly (readonly string[])[] = [
    ["Fleiss' kappa", words(tags.fleiss, intervals.fleiss)],
    ["Gwet's AC1", words(tags.ac1, intervals.ac1)],
    ["Krippendorff's alpha", words(tags.alpha, intervals.alpha)],
  ]
  const matrix = pairs.map(({ first, second, articles: both, spans, kappa, sources }, i) => {
    const ofPair = intervals.pairs[i]
    return [
      `${nameOf(first)} / ${nameOf(second)}`,
      String(both),
      words(spans.strict, ofPair?.strict),
      words(spans.overlap, ofPair?.overlap),
      words(kappa, ofPair?.kappa),
      words(sources, ofPair?.sources),
    ]
  })
  const header = ['', 'articles', 'strict F1', 'overlap F1', "Cohen's kappa", 'same source']
  const times = overTime.periods.map(({ from, clusters: count, tags: then, intervals: around }) => [
    from,
    String(count),
    words(then.alpha, around.alpha),
    words(then.ac1, around.ac1),
  ])
  const timeHeader = [`${overTime.period} from`, 'claims', "Krippendorff's alpha", "Gwet's AC1"]
  return [
    `${articles} articles together\n${analysts.map(nameOf).join(', ')}: ${clusters} claims; tags: ${prevalenceWords(tags)}\n${columns(all)}`,
    columns([header, ...matrix]),
    columns([timeHeader, ...times]),
  ].join('\n')
}

function prevalenceWords({ prevalence }: TagAgreement): string {
  return TAGS.map((tag) => `${tag} ${Math.round(prevalence[tag] * 100)} %`).join(', ')
}

function words(figure: Figure | ChanceFigure, interval: Interval | null | undefined): string {
  if (figure.kind === 'undefined') return `undefined (${WHY[figure.why]})`
  const around = interval ? `[${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : '(too little for an interval)'
  return `${figure.value.toFixed(3)} ${around}`
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
