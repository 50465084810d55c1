import type { Claim } from '../../model/claim'
import { hull } from '../../text/span'
import type { Alignment } from '../align-sets'
import type { ReviewSet } from '../review-set'
import { sourcesMatch } from '../source-match'
import { likeness } from '../span-likeness'
import { type Interval, ratingIntervals, ratioIntervals } from './bootstrap'
import { krippendorffAlpha } from './krippendorff-alpha'
import { gwetAc } from './many-raters'
import type { Ratings } from './ratings'
import { countContents, OVERLAP_LIKENESS, wholeKey } from './span-f1'
import { stretchAt, stretchesOf } from './stretches'
import { joinRatings, pairRatings } from './tag-agreement'
import { cohenKappa } from './two-raters'

export const PAIR_FIGURES = ['kappa', 'ac1', 'alpha', 'strict', 'overlap', 'boundary', 'sources', 'links'] as const
export type PairIntervals = Readonly<Record<(typeof PAIR_FIGURES)[number], Interval | null>>

/** What the intervals of a pair are drawn from. The same both ways round but for the columns of the ratings. */
export interface PairSample {
  /** Aligned claims, in text order. */
  readonly ratings: Ratings
  /** For each of them 1 where both have the same source, else 0, and 1. */
  readonly sources: Int32Array
  /** Of each stretch of the text: strict, overlapping and boundary matches, claims of both, parts of claims of both. */
  readonly stretches: Int32Array
  /** Where the first claim of each stretch begins. */
  readonly places: readonly number[]
  /** Of each link that both could draw: 1 where both did, and how many did. */
  readonly links: Int32Array
}

/** Columns of a row of `stretches`. */
export const IN_STRETCH = 5
const STRICT = 0
export const OVERLAPPING = 1
const BOUNDARY = 2
export const CLAIMS = 3
const PARTS = 4

/** @param alignment of the two alone */
export function pairSample(alignment: Alignment, first: ReviewSet, second: ReviewSet): PairSample {
  const pairs = alignedPairs(alignment, first, second)
  return {
    ratings: pairRatings(pairs),
    sources: Int32Array.from(pairs.flatMap(([a, b]) => [sourcesMatch(a, b) ? 1 : 0, 1])),
    ...countStretches(pairs, first, second),
    links: linkRows(alignment),
  }
}

export function alignedPairs({ clusters }: Alignment, first: ReviewSet, second: ReviewSet): readonly (readonly [Claim, Claim])[] {
  return clusters.flatMap(({ members }) => {
    const a = members.find(({ analyst }) => analyst === first.analyst)?.claim
    const b = members.find(({ analyst }) => analyst === second.analyst)?.claim
    return a && b ? [[a, b] as const] : []
  })
}

function countStretches(
  pairs: readonly (readonly [Claim, Claim])[],
  first: ReviewSet,
  second: ReviewSet,
): Pick<PairSample, 'stretches' | 'places'> {
  const claims = [...first.claims.values(), ...second.claims.values()]
  const hulls = claims.flatMap(({ content }) => hull(content) ?? [])
  const stretches = stretchesOf(
    hulls,
    hulls.reduce((most, { end }) => Math.max(most, end), 0),
  )
  const rows = new Int32Array(stretches.length * IN_STRETCH)
  const places = new Float64Array(stretches.length).fill(Infinity)
  for (const { start } of hulls) {
    const at = stretchAt(stretches, start)
    places[at] = Math.min(places[at] ?? 0, start)
  }
  const add = (claim: Claim, column: number, count = 1): void => {
    const at = stretchAt(stretches, claim.content[0]?.start ?? 0) * IN_STRETCH + column
    rows[at] = (rows[at] ?? 0) + count
  }
  for (const claim of claims) {
    add(claim, CLAIMS)
    add(claim, PARTS, claim.content.length)
  }
  for (const [a, b] of pairs) if (likeness(a.content, b.content) >= OVERLAP_LIKENESS) add(a, OVERLAPPING)
  // Spans with a start, an end or all in common overlap, so what matches is in the stretch of either.
  const counted = countContents([...first.claims.values()].map(({ content }) => content))
  const [whole, bounds] = [new Map(counted.whole), new Map(counted.bounds)]
  for (const claim of second.claims.values()) {
    if (takeOne(whole, wholeKey(claim.content))) add(claim, STRICT)
    for (const { start, end } of claim.content) {
      if (takeOne(bounds, 2 * start)) add(claim, BOUNDARY)
      if (takeOne(bounds, 2 * end + 1)) add(claim, BOUNDARY)
    }
  }
  return { stretches: rows, places: [...places] }
}

function takeOne<K>(counts: Map<K, number>, thing: K): boolean {
  const left = counts.get(thing) ?? 0
  if (left > 0) counts.set(thing, left - 1)
  return left > 0
}

/** In an order that does not depend on who drew them: links have no place in the text. */
function linkRows({ links }: Alignment): Int32Array {
  const drawn = links.flatMap(({ drawnBy, couldDraw }) => (couldDraw.length === 2 ? [drawnBy.length] : [])).sort((a, b) => a - b)
  return Int32Array.from(drawn.flatMap((count) => [count === 2 ? 1 : 0, count]))
}

/** Samples of the same two analysts on several articles as one. */
export function joinPairSamples(samples: readonly PairSample[]): PairSample {
  const joined = (column: 'sources' | 'stretches' | 'links'): Int32Array => {
    const rows = new Int32Array(samples.reduce((sum, one) => sum + one[column].length, 0))
    let at = 0
    for (const one of samples) {
      rows.set(one[column], at)
      at += one[column].length
    }
    return rows
  }
  return {
    ratings: joinRatings(samples.map(({ ratings }) => ratings)),
    sources: joined('sources'),
    stretches: joined('stretches'),
    links: joined('links'),
    // Of several texts; nothing asks for them.
    places: [],
  }
}

/**
 * 95 % intervals of two analysts' figures (`bootstrap`). For tags and sources aligned claims are drawn. F1 also counts claims without a
 * counterpart, and claims that overlap are not independent: there, stretches of text between which no claim of either runs are drawn (as for
 * alpha-u, see `alphaUInterval`). For links, links are drawn.
 */
export function pairIntervals({ ratings, sources, stretches, links }: PairSample): PairIntervals {
  const tags = ratingIntervals(ratings, { kappa: cohenKappa, ac1: gwetAc, alpha: krippendorffAlpha })
  const [strict = null, overlap = null, boundary = null] = ratioIntervals(stretches, IN_STRETCH, [
    { of: STRICT, among: CLAIMS, factor: 2 },
    { of: OVERLAPPING, among: CLAIMS, factor: 2 },
    { of: BOUNDARY, among: PARTS, factor: 1 },
  ])
  const [same = null] = ratioIntervals(sources, 2, [{ of: 0, among: 1, factor: 1 }])
  const [drawn = null] = ratioIntervals(links, 2, [{ of: 0, among: 1, factor: 2 }])
  return { ...tags, strict, overlap, boundary, sources: same, links: drawn }
}
