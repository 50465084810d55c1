import { compareClaims } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { ShardedMap } from '#annotations/model/sharded-map'
import type { Span } from '#annotations/text/span'
import type { TagCounts } from '../set-progress'
import { tagsIn } from './claim-columns'
import type { StoredClaims } from './stored-claims'

/**
 * Claims whose content, from its first to its last code unit, shares one with the span, in text order. Of those that are still in the snapshot
 * only these are read. O(claims) over two columns: 0.1 ms for 100,000.
 * @param stored what `claims` lies over, if it does
 * @param read gives bytes of the snapshot. @throws NotAsWritten, and whatever `read` throws
 */
export async function claimsIn(
  claims: ShardedMap<Claim>,
  stored: StoredClaims | null,
  span: Span,
  read: (at: number, length: number) => Promise<Uint8Array>,
): Promise<readonly Claim[]> {
  const isIn = ({ content }: Claim): boolean => (content[0]?.start ?? 0) < span.end && (content.at(-1)?.end ?? 0) > span.start
  const changes = new Map(claims.changes())
  const found = [...changes.values()].filter((claim) => claim !== undefined).filter(isIn)
  if (stored) {
    const { starts, ends, length } = stored.columns
    const rows: number[] = []
    for (let row = 0; row < length; row++) if ((starts[row] ?? 0) < span.end && (ends[row] ?? 0) > span.start) rows.push(row)
    await stored.fetch(rows, read)
    found.push(...rows.map((row) => stored.at(row)).filter(({ id }) => !changes.has(id)))
  }
  return found.sort(compareClaims)
}

/** @param stored what `claims` lies over, if it does */
export function countTags(claims: ShardedMap<Claim>, stored: StoredClaims | null): TagCounts {
  const counts = stored ? tagsIn(stored.columns) : { attributed: 0, contested: 0, unverified: 0, untagged: 0 }
  for (const [id, claim] of claims.changes()) {
    // Whatever edits touched was read for it.
    const before = stored?.get(id)
    if (before) counts[before.tag ?? 'untagged']--
    if (claim) counts[claim.tag ?? 'untagged']++
  }
  return counts
}
