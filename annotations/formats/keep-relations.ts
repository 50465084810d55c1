import type { Claim } from '../model/claim'
import type { Link } from '../model/link'
import type { Loss } from './bundle'

/** Links of which both ends are among the claims; the others are counted. */
export function keepLinks(
  links: readonly Link[],
  claims: readonly Claim[],
): { readonly links: readonly Link[]; readonly losses: readonly Loss[] } {
  const ids = new Set(claims.map((claim) => claim.id))
  const kept = links.filter((link) => link.from !== link.to && ids.has(link.from) && ids.has(link.to))
  return { links: kept, losses: [{ what: 'links', count: links.length - kept.length }] }
}

/** Claims whose enclosing one is there too; where it is missing, or encloses itself round a circle, the tie is cut and counted. */
export function keepNesting(claims: readonly Claim[]): { readonly claims: readonly Claim[]; readonly losses: readonly Loss[] } {
  const parents = new Map(claims.map((claim) => [claim.id, claim.nestedIn]))
  let cut = 0
  const kept = claims.map((claim): Claim => {
    if (claim.nestedIn === null || (parents.has(claim.nestedIn) && !enclosesItself(claim.id, parents))) return claim
    cut++
    // Later claims see the mended chain, so that a circle loses one tie and not all.
    parents.set(claim.id, null)
    return { ...claim, nestedIn: null }
  })
  return { claims: kept, losses: [{ what: 'nesting', count: cut }] }
}

function enclosesItself(id: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = parents.get(id) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}
