import { type AnnotationSet, rejectionId } from '../model/annotation-set'
import type { Claim } from '../model/claim'
import { ShardedMap } from '../model/sharded-map'
import { type ClaimField, mergeClaim } from './merge-claim'
import { mergeRecords } from './merge-records'

/** A claim that both sides changed in ways that do not go together, or that one side changed and the other removed. */
export interface ClaimConflict {
  readonly id: string
  /** Null where that side does not have it. */
  readonly base: Claim | null
  readonly mine: Claim | null
  readonly theirs: Claim | null
  /** What differs; empty where one side removed the claim. */
  readonly fields: readonly ClaimField[]
}

/** Which side a conflict is decided for: in the fields that conflict, or of the whole claim where one side removed it. */
export type Side = 'mine' | 'theirs'

export type MergedSets =
  | { readonly kind: 'merged'; readonly set: AnnotationSet; readonly conflicts: readonly ClaimConflict[] }
  /** Both went on to different revisions of the article: offsets of the one mean nothing on the other. */
  | { readonly kind: 'other-revision' }

/**
 * Three-way merge of two states of one analyst's set, field by field: what only one side changed since `base` is taken, and what both changed alike.
 * In a conflict `mine` stands unless `decided` says otherwise. With the sides and the decisions changed about, the result is the same. (What
 * a three-way merge must hold to: Khanna, Kunal and Pierce, A formal investigation of diff3, 2007.) O(size of the sets).
 * @param decided by id of the claim
 * @throws RangeError where the sets are on different articles
 */
export function mergeSets(
  base: AnnotationSet,
  mine: AnnotationSet,
  theirs: AnnotationSet,
  decided: ReadonlyMap<string, Side> = new Map(),
): MergedSets {
  if (mine.articleId !== theirs.articleId || base.articleId !== mine.articleId)
    throw new RangeError(`sets on ${base.articleId}, ${mine.articleId} and ${theirs.articleId}`)
  if (mine.revision !== theirs.revision) return { kind: 'other-revision' }
  const conflicts: ClaimConflict[] = []
  const claims = new Map<string, Claim>()
  const ids = new Set([base, mine, theirs].flatMap((set) => [...set.claims.values()].map(({ id }) => id)))
  for (const id of [...ids].toSorted()) {
    const versions = { base: base.claims.get(id) ?? null, mine: mine.claims.get(id) ?? null, theirs: theirs.claims.get(id) ?? null }
    const { claim, conflict } = mergeClaim(versions, decided.get(id) ?? 'mine')
    if (claim) claims.set(id, claim)
    if (conflict) conflicts.push({ id, ...versions, fields: conflict })
  }
  unnest(claims)
  const links = mergeRecords(base.links, mine.links, theirs.links, ({ id }) => id)
  const rechecks = mergeRecords(base.rechecks, mine.rechecks, theirs.rechecks, ({ id }) => id)
  const set: AnnotationSet = {
    articleId: mine.articleId,
    revision: mine.revision,
    analyst: mine.analyst,
    claims: ShardedMap.from(claims),
    links: byId(links.filter(({ from, to }) => claims.has(from) && claims.has(to))),
    rejected: ShardedMap.from(
      mergeRecords(base.rejected, mine.rejected, theirs.rejected, rejectionId).map((one) => [rejectionId(one), one]),
    ),
    rechecks: byId(rechecks),
    review: {
      decisions: byId(mergeRecords(base.review.decisions, mine.review.decisions, theirs.review.decisions, ({ id }) => id)),
      messages: byId(mergeRecords(base.review.messages, mine.review.messages, theirs.review.messages, ({ id }) => id)),
      stages: byId(mergeRecords(base.review.stages, mine.review.stages, theirs.review.stages, ({ id }) => id)),
    },
  }
  return { kind: 'merged', set, conflicts }
}

/** A claim whose enclosing one is gone stands by itself; so do those that each side put inside the other. */
function unnest(claims: Map<string, Claim>): void {
  const loose: Claim[] = []
  for (const claim of claims.values()) {
    const met = new Set([claim.id])
    let outer = claim.nestedIn
    while (outer !== null && claims.has(outer) && !met.has(outer)) {
      met.add(outer)
      outer = claims.get(outer)?.nestedIn ?? null
    }
    const isGone = claim.nestedIn !== null && !claims.has(claim.nestedIn)
    if (isGone || outer === claim.id) loose.push(claim)
  }
  for (const claim of loose) claims.set(claim.id, { ...claim, nestedIn: null })
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ShardedMap<T> {
  return ShardedMap.from(records.map((record) => [record.id, record]))
}
