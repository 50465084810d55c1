import { type Tag, TAGS } from '../../model/claim'
import { undefinedFigure } from './figure'
import { krippendorffAlpha } from './krippendorff-alpha'
import { gwetAc } from './many-raters'
import type { PairAgreement } from './pair-agreement'
import { MISSING, type Ratings } from './ratings'
import { joinPairSamples, type PairIntervals, pairIntervals } from './pair-intervals'
import type { SetAgreement } from './set-agreement'
import { type SetSample, type TagIntervals, tagIntervals } from './set-intervals'
import { type Score, scoreOf } from './span-f1'
import { joinRatings, onlyTag, prevalenceOf, type TagAgreement, tagAgreement } from './tag-agreement'
import { cohenKappa, confusionOf } from './two-raters'

/** How far two analysts agree over all articles that both have worked on. */
export interface PooledPair extends Omit<PairAgreement, 'disagree'> {
  readonly articles: number
}

/** Agreement over several articles as if they were one: claims are pooled, not figures averaged, so a long article counts for more. */
export interface PooledAgreement {
  readonly articles: number
  /** All who worked on any of them, by id. */
  readonly analysts: readonly string[]
  readonly clusters: number
  readonly tags: TagAgreement
  readonly perTag: Readonly<Record<Tag, TagAgreement>>
  readonly pairs: readonly PooledPair[]
  readonly ratings: Ratings
}

/**
 * Pools articles. An analyst who did not work on an article has no judgement on its claims; alpha and AC1 are made for that, Fleiss' kappa rests on what
 * all analysts of the library judged, so it may be undefined where each article had other analysts. Unaffected by the order of articles,
 * but for the rounding of sums.
 */
export function poolAgreement(articles: readonly SetAgreement[]): PooledAgreement {
  const analysts = [...new Set(articles.flatMap((one) => one.analysts))].sort()
  const ratings = { ...joinRatings(articles.map((one) => spread(one, analysts))), raters: analysts.length }
  const perTag = (tag: Tag): TagAgreement => tagAgreement(onlyTag(ratings, tag))
  return {
    articles: articles.length,
    analysts,
    clusters: articles.reduce((sum, { clusters }) => sum + clusters, 0),
    tags: tagAgreement(ratings),
    perTag: { attributed: perTag('attributed'), contested: perTag('contested'), unverified: perTag('unverified') },
    pairs: poolPairs(articles),
    ratings,
  }
}

/** Intervals of a pooled agreement, in the order of its pairs. */
export interface PooledIntervals extends TagIntervals {
  readonly pairs: readonly PairIntervals[]
}

/** As for one article (`setIntervals`): what is drawn is statements, stretches of text and links of all articles together. */
export function pooledIntervals(
  { ratings, pairs }: PooledAgreement,
  articles: readonly { readonly agreement: SetAgreement; readonly sample: SetSample }[],
): PooledIntervals {
  const samples = articles.flatMap(({ agreement, sample }) =>
    agreement.pairs.flatMap(({ first, second }, i) => {
      const drawn = sample.pairs[i]
      return drawn ? [{ first, second, drawn }] : []
    }),
  )
  const ofPair = (pair: PooledPair): PairIntervals =>
    pairIntervals(
      joinPairSamples(samples.flatMap(({ first, second, drawn }) => (first === pair.first && second === pair.second ? [drawn] : []))),
    )
  return { ...tagIntervals(ratings), pairs: pairs.map(ofPair) }
}

/** The ratings of one article with a column for each analyst of the library. */
function spread({ analysts, ratings }: Pick<SetAgreement, 'analysts' | 'ratings'>, all: readonly string[]): Ratings {
  const columns = analysts.map((analyst) => all.indexOf(analyst))
  const codes = new Int16Array(ratings.units * all.length).fill(MISSING)
  for (let unit = 0; unit < ratings.units; unit++) {
    columns.forEach((column, rater) => {
      codes[unit * all.length + column] = ratings.codes[unit * ratings.raters + rater] ?? MISSING
    })
  }
  return { raters: all.length, units: ratings.units, categories: TAGS.length, codes }
}

function poolPairs(articles: readonly SetAgreement[]): readonly PooledPair[] {
  const byPair = new Map<string, PairAgreement[]>()
  for (const pair of articles.flatMap(({ pairs }) => pairs)) {
    const id = JSON.stringify([pair.first, pair.second])
    byPair.set(id, [...(byPair.get(id) ?? []), pair])
  }
  return [...byPair]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, pairs]) => {
      const [one] = pairs
      return one ? [poolPair(one, pairs)] : []
    })
}

function poolPair({ first, second }: PairAgreement, pairs: readonly PairAgreement[]): PooledPair {
  const ratings = joinRatings(pairs.map((pair) => pair.ratings))
  const aligned = pairs.reduce((sum, pair) => sum + pair.ratings.units, 0)
  const sameSource = pairs.reduce(
    (sum, { sources, ratings: { units } }) => sum + (sources.kind === 'figure' ? sources.value * units : 0),
    0,
  )
  return {
    first,
    second,
    articles: pairs.length,
    spans: {
      strict: sumScores(pairs.map(({ spans }) => spans.strict)),
      overlap: sumScores(pairs.map(({ spans }) => spans.overlap)),
      boundary: sumScores(pairs.map(({ spans }) => spans.boundary)),
    },
    kappa: cohenKappa(ratings),
    ac1: gwetAc(ratings),
    alpha: krippendorffAlpha(ratings),
    confusion: confusionOf(ratings),
    prevalence: prevalenceOf(ratings),
    sources: aligned === 0 ? undefinedFigure('no-units') : { kind: 'figure', value: sameSource / aligned },
    links: sumScores(pairs.map(({ links }) => links)),
    ratings,
  }
}

/** What was matched and what there was to match, over all articles (micro-averaged F1). */
function sumScores(scores: readonly Score[]): Score {
  const defined = scores.flatMap((score) => (score.kind === 'figure' ? [score] : []))
  const sum = (part: 'matched' | 'first' | 'second'): number => defined.reduce((total, score) => total + score[part], 0)
  return scoreOf(sum('matched'), sum('first'), sum('second'))
}
