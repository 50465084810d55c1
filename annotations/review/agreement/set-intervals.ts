import type { Tag } from '../../model/claim'
import { hull, type Span } from '../../text/span'
import type { Alignment } from '../align-sets'
import type { Cluster } from '../cluster'
import { sourcesMatch } from '../source-match'
import type { UnitsOfRaters } from './alpha-u'
import { alphaUInterval } from './alpha-u-interval'
import { bootstrap, type Interval, ratingIntervals, ratioIntervals, urnOf } from './bootstrap'
import { krippendorffAlpha } from './krippendorff-alpha'
import { fleissKappa, gwetAc } from './many-raters'
import { CLAIMS, IN_STRETCH, OVERLAPPING, type PairIntervals, pairIntervals, type PairSample } from './pair-intervals'
import type { Ratings } from './ratings'
import { stretchAt, stretchesOf } from './stretches'
import { onlyTag } from './tag-agreement'

/** Units of alpha-u, of all claims and of each tag, on a text of that many code units. */
export interface PlacedUnits {
  readonly all: UnitsOfRaters
  readonly byTag: readonly UnitsOfRaters[]
  readonly length: number
}

/** What the intervals of an article are drawn from. */
export interface SetSample {
  /** Clusters as units. */
  readonly ratings: Ratings
  /** Of each cluster of several claims: pairs with the same source, and pairs. */
  readonly sources: Int32Array
  /** Of each link that several could draw: 1 where all did, else 0, and 1. */
  readonly links: Int32Array
  readonly places: PlacedUnits & { readonly stretches: readonly Span[] }
  /** In the order of the agreement's pairs. */
  readonly pairs: readonly PairSample[]
  /** Of each of `places.stretches`: for each pair overlapping matches, and claims of both. */
  readonly overlaps: Int32Array
}

export interface TagIntervals {
  readonly fleiss: Interval | null
  readonly ac1: Interval | null
  readonly alpha: Interval | null
  /** Alpha of each tag against the others. */
  readonly perTag: Readonly<Record<Tag, Interval | null>>
}

/** A 95 % interval of each figure of `SetAgreement`; null where there is too little to draw from. */
export interface SetIntervals extends TagIntervals {
  readonly alphaU: Interval | null
  readonly alphaUByTag: Interval | null
  readonly sources: Interval | null
  readonly links: Interval | null
  readonly pairs: readonly PairIntervals[]
}

export interface SourceCount {
  readonly pairs: number
  readonly same: number
}

export function sourcesIn({ members }: Cluster): SourceCount {
  let same = 0
  members.forEach((a, i) => {
    for (const b of members.slice(i + 1)) if (sourcesMatch(a.claim, b.claim)) same++
  })
  return { pairs: (members.length * (members.length - 1)) / 2, same }
}

export function setSample(
  ratings: Ratings,
  { clusters, links, sets }: Alignment,
  places: PlacedUnits,
  pairs: readonly PairSample[],
): SetSample {
  const hulls = sets.flatMap(({ claims }) => [...claims.values()].flatMap(({ content }) => hull(content) ?? []))
  const stretches = stretchesOf(hulls, places.length)
  const drawn = links.flatMap((link) => (link.couldDraw.length > 1 ? [link.drawnBy.length === link.couldDraw.length ? 1 : 0] : []))
  return {
    ratings,
    sources: Int32Array.from(
      clusters.flatMap((cluster) => {
        if (cluster.members.length < 2) return []
        const { same, pairs: all } = sourcesIn(cluster)
        return [same, all]
      }),
    ),
    // Links have no place in the text: an order that does not depend on whose they are.
    links: Int32Array.from(drawn.sort((a, b) => a - b).flatMap((all) => [all, 1])),
    places: { ...places, stretches },
    pairs,
    overlaps: overlapsIn(stretches, pairs),
  }
}

function overlapsIn(stretches: readonly Span[], pairs: readonly PairSample[]): Int32Array {
  const width = 2 * pairs.length
  const rows = new Int32Array(stretches.length * width)
  pairs.forEach(({ places, stretches: counts }, pair) =>
    places.forEach((start, i) => {
      const at = stretchAt(stretches, start) * width + 2 * pair
      rows[at] = (rows[at] ?? 0) + (counts[i * IN_STRETCH + OVERLAPPING] ?? 0)
      rows[at + 1] = (rows[at + 1] ?? 0) + (counts[i * IN_STRETCH + CLAIMS] ?? 0)
    }),
  )
  return rows
}

/** Interval of the mean over pairs of the F1 of spans that overlap; what is drawn is stretches of text between which no claim of anybody runs. */
export function meanOverlapInterval({ overlaps, pairs, places }: SetSample): Interval | null {
  const width = 2 * pairs.length
  const sums = new Float64Array(width)
  const [interval = null] = bootstrap(urnOf(places.stretches.length), (times) => {
    sums.fill(0)
    times.forEach((often, i) => {
      if (often > 0)
        for (let column = 0; column < width; column++) sums[column] = (sums[column] ?? 0) + often * (overlaps[i * width + column] ?? 0)
    })
    const scores = pairs.flatMap((_, pair) =>
      (sums[2 * pair + 1] ?? 0) === 0 ? [] : [(2 * (sums[2 * pair] ?? 0)) / (sums[2 * pair + 1] ?? 1)],
    )
    return [scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length]
  })
  return interval
}

/** Clusters are drawn for tags and sources, links for links, stretches of text for alpha-u (`alphaUInterval`); pairs as `pairIntervals` says. */
export function setIntervals({ ratings, sources, links, places, pairs }: SetSample): SetIntervals {
  const [same = null] = ratioIntervals(sources, 2, [{ of: 0, among: 1, factor: 1 }])
  const [drawn = null] = ratioIntervals(links, 2, [{ of: 0, among: 1, factor: 1 }])
  return {
    ...tagIntervals(ratings),
    alphaU: alphaUInterval([places.all], places.stretches),
    alphaUByTag: alphaUInterval(places.byTag, places.stretches),
    sources: same,
    links: drawn,
    pairs: pairs.map(pairIntervals),
  }
}

export function tagIntervals(ratings: Ratings): TagIntervals {
  const perTag = (tag: Tag) => (drawn: Ratings) => krippendorffAlpha(onlyTag(drawn, tag))
  const { fleiss, ac1, alpha, attributed, contested, unverified } = ratingIntervals(ratings, {
    fleiss: fleissKappa,
    ac1: gwetAc,
    alpha: krippendorffAlpha,
    attributed: perTag('attributed'),
    contested: perTag('contested'),
    unverified: perTag('unverified'),
  })
  return { fleiss, ac1, alpha, perTag: { attributed, contested, unverified } }
}
