import { type Claim, type Tag, TAGS } from '../../model/claim'
import type { Cluster } from '../cluster'
import type { ChanceFigure } from './figure'
import { krippendorffAlpha } from './krippendorff-alpha'
import { fleissKappa, gwetAc } from './many-raters'
import { MISSING, type Ratings } from './ratings'

/** How often each tag was given, as a share of all judgements that count: read it beside kappa, which falls where one tag prevails. */
export type Prevalence = Readonly<Record<Tag, number>>

/** Agreement on tags of aligned claims; a claim without a tag is no judgement. */
export interface TagAgreement {
  readonly fleiss: ChanceFigure
  readonly ac1: ChanceFigure
  readonly alpha: ChanceFigure
  readonly prevalence: Prevalence
}

const CODES: ReadonlyMap<Tag | null, number> = new Map(TAGS.map((tag, i) => [tag, i]))

/** Clusters as units, analysts as raters. */
export function tagRatings(clusters: readonly Cluster[], analysts: readonly string[]): Ratings {
  const raters = analysts.length
  const at = new Map(analysts.map((analyst, i) => [analyst, i]))
  const codes = new Int16Array(clusters.length * raters).fill(MISSING)
  clusters.forEach(({ members }, unit) => {
    for (const { analyst, claim } of members) {
      const rater = at.get(analyst)
      if (rater !== undefined) codes[unit * raters + rater] = CODES.get(claim.tag) ?? MISSING
    }
  })
  return { raters, units: clusters.length, categories: TAGS.length, codes }
}

/** Pairs of claims as units, two raters. */
export function pairRatings(pairs: readonly (readonly [Claim, Claim])[]): Ratings {
  const codes = new Int16Array(pairs.length * 2)
  pairs.forEach((pair, unit) => pair.forEach(({ tag }, rater) => (codes[unit * 2 + rater] = CODES.get(tag) ?? MISSING)))
  return { raters: 2, units: pairs.length, categories: TAGS.length, codes }
}

/** One tag against all others: the same units with two categories. */
export function onlyTag(ratings: Ratings, tag: Tag): Ratings {
  const code = CODES.get(tag)
  return { ...ratings, categories: 2, codes: ratings.codes.map((one) => (one < 0 ? MISSING : one === code ? 1 : 0)) }
}

/** Units of several articles with the same analysts as one. @throws RangeError where the raters differ */
export function joinRatings(many: readonly Ratings[]): Ratings {
  const [first] = many
  if (!first) return { raters: 0, units: 0, categories: TAGS.length, codes: new Int16Array(0) }
  const codes = new Int16Array(many.reduce((sum, one) => sum + one.codes.length, 0))
  let at = 0
  for (const one of many) {
    if (one.raters !== first.raters || one.categories !== first.categories) throw new RangeError('ratings of other raters or categories')
    codes.set(one.codes, at)
    at += one.codes.length
  }
  return { ...first, units: many.reduce((sum, one) => sum + one.units, 0), codes }
}

export function tagAgreement(ratings: Ratings): TagAgreement {
  return {
    fleiss: fleissKappa(ratings),
    ac1: gwetAc(ratings),
    alpha: krippendorffAlpha(ratings),
    prevalence: prevalenceOf(ratings),
  }
}

export function prevalenceOf({ codes, raters, times }: Ratings): Prevalence {
  const counts = TAGS.map(() => 0)
  let all = 0
  codes.forEach((code, i) => {
    if (code < 0) return
    const often = times?.[Math.floor(i / raters)] ?? 1
    counts[code] = (counts[code] ?? 0) + often
    all += often
  })
  const share = (tag: Tag): number => (all === 0 ? 0 : (counts[CODES.get(tag) ?? 0] ?? 0) / all)
  return { attributed: share('attributed'), contested: share('contested'), unverified: share('unverified') }
}
