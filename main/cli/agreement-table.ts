import { TAGS } from '#annotations/model/claim'
import { bootstrapInterval, type Interval } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure, Figure, UndefinedReason } from '#annotations/review/agreement/figure'
import { krippendorffAlpha } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc } from '#annotations/review/agreement/many-raters'
import type { Ratings } from '#annotations/review/agreement/ratings'
import { seededRandom } from '#annotations/chance/seeded-random'
import type { SetAgreement } from '#annotations/review/agreement/set-agreement'
import { cohenKappa } from '#annotations/review/agreement/two-raters'

export interface AgreementOn {
  readonly article: string
  readonly title: string
  readonly agreement: SetAgreement
}

/** The same input gives the same interval on every run. */
const SEED = 1

const WHY: Readonly<Record<UndefinedReason, string>> = {
  'no-units': 'nothing that two judged',
  'one-category': 'all in one category',
  'one-rater': 'one analyst alone',
  'no-variation': 'no disagreement possible by chance',
}

/** One JSON document an article; its form is described in docs/agreement.md. Ratings are left out: the claims are in the sets. */
export function agreementJson({ article, title, agreement }: AgreementOn): unknown {
  const { ratings, pairs, tags, ...rest } = agreement
  const intervals = {
    fleiss: intervalOf(ratings, fleissKappa),
    ac1: intervalOf(ratings, gwetAc),
    alpha: intervalOf(ratings, krippendorffAlpha),
  }
  return {
    format: 'claimlight-agreement',
    version: 1,
    article,
    title,
    ...rest,
    tags: { ...tags, intervals },
    pairs: pairs.map(({ ratings: judged, ...pair }) => ({ ...pair, intervals: { kappa: intervalOf(judged, cohenKappa) } })),
  }
}

export function agreementTable({ article, title, agreement }: AgreementOn): string {
  const { analysts, clusters, tags, ratings, pairs } = agreement
  const prevalence = TAGS.map((tag) => `${tag} ${Math.round(tags.prevalence[tag] * 100)} %`).join(', ')
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
  return `${article}  ${title}\n${analysts.join(', ')}: ${clusters} claims; tags: ${prevalence}\n${columns(all)}\n${columns([header, ...matrix])}\n`
}

function number(figure: Figure | ChanceFigure): string {
  return figure.kind === 'figure' ? figure.value.toFixed(3) : `undefined (${WHY[figure.why]})`
}

function words(figure: ChanceFigure, ratings: Ratings, coefficient: (ratings: Ratings) => ChanceFigure): string {
  const interval = intervalOf(ratings, coefficient)
  return `${number(figure)}${interval ? ` [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]` : ''}`
}

function intervalOf(ratings: Ratings, coefficient: (ratings: Ratings) => ChanceFigure): Interval | null {
  return bootstrapInterval(ratings, coefficient, { random: seededRandom(SEED) })
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
