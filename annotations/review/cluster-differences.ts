import { assertNever } from '../model/assert-never'
import type { Claim } from '../model/claim'
import type { Differences, Member } from './cluster'
import { sourcesMatch } from './source-match'
import { likeness } from './span-likeness'

/**
 * What each kind of difference counts for. A different verdict is what a reader of the result would be told wrongly, so it comes first; then a
 * claim that somebody did not find; then who says it; then where exactly it stands; links last. Together 10.
 */
export const DIFFERENCE_WEIGHTS = { tag: 4, found: 2.5, source: 2, span: 1, links: 0.5 } as const

export interface Judged {
  readonly differs: Differences
  readonly weight: number
}

/** @param linksDiffer share of the links of these claims, to claims that others found as well, that not all drew; 0 where there is none */
export function judgeCluster(members: readonly Member[], analysts: number, linksDiffer: number): Judged {
  const shares = {
    tag: shareOfPairs(members, 'tag'),
    found: analysts > 1 ? (analysts - members.length) / (analysts - 1) : 0,
    source: shareOfPairs(members, 'source'),
    span: shareOfPairs(members, 'span'),
    links: linksDiffer,
  }
  const weights = DIFFERENCE_WEIGHTS
  return {
    differs: { found: shares.found > 0, span: shares.span > 0, tag: shares.tag > 0, source: shares.source > 0, links: shares.links > 0 },
    weight:
      shares.tag * weights.tag +
      shares.found * weights.found +
      shares.source * weights.source +
      shares.span * weights.span +
      shares.links * weights.links,
  }
}

/** Of all pairs of members, the share that differs; two spans differ by as much as is not common to both. */
function shareOfPairs(members: readonly Member[], part: 'tag' | 'source' | 'span'): number {
  let differing = 0
  let pairs = 0
  members.forEach((a, i) => {
    for (const b of members.slice(i + 1)) {
      pairs++
      differing += difference(a.claim, b.claim, part)
    }
  })
  return pairs === 0 ? 0 : differing / pairs
}

function difference(a: Claim, b: Claim, part: 'tag' | 'source' | 'span'): number {
  switch (part) {
    case 'tag':
      return a.tag === b.tag ? 0 : 1
    case 'source':
      return sourcesMatch(a, b) ? 0 : 1
    case 'span':
      return 1 - likeness(a.content, b.content)
    default:
      return assertNever(part)
  }
}
