import type { Spans } from '../text/span'
import type { Claim } from './claim'
import type { Link } from './link'
import type { Recheck } from './recheck'
import { NO_REVIEW, reviewFromData, type ReviewRecord, type ReviewRecordData, reviewToData } from './review-record'
import { ShardedMap } from './sharded-map'

/** A suggestion that the analyst turned down; remembered so that it is not proposed again. */
export interface Rejection {
  readonly detector: string
  readonly key: string
  readonly content: Spans
  /** The rules that gave reasons for it, so that they can be judged by what became of it; absent where that was not kept. */
  readonly rules?: readonly string[]
}

/** All annotations of one analyst on one revision of one article. Immutable: an op makes a new one. */
export interface AnnotationSet {
  readonly articleId: string
  /** SHA-256 of the revision that every offset in the set refers to. */
  readonly revision: string
  readonly analyst: string
  readonly claims: ShardedMap<Claim>
  readonly links: ShardedMap<Link>
  /** By `rejectionId`. */
  readonly rejected: ShardedMap<Rejection>
  /** Claims to look at again since the set went to another revision, by the claim's id. */
  readonly rechecks: ShardedMap<Recheck>
  /** In a participant's file of a review: what was decided and said, and the agreement that was kept. Nothing in an ordinary set. */
  readonly review: ReviewRecord
}

export function emptySet(articleId: string, revision: string, analyst: string): AnnotationSet {
  return {
    articleId,
    revision,
    analyst,
    claims: ShardedMap.empty(),
    links: ShardedMap.empty(),
    rejected: ShardedMap.empty(),
    rechecks: ShardedMap.empty(),
    review: NO_REVIEW,
  }
}

export function rejectionId(rejection: Pick<Rejection, 'detector' | 'key'>): string {
  return `${rejection.detector} ${rejection.key}`
}

/** The set as plain data, for files and messages. Claims in text order, links and rejections by id: the same set is the same bytes. */
export interface AnnotationSetData {
  readonly articleId: string
  readonly revision: string
  readonly analyst: string
  readonly claims: readonly Claim[]
  readonly links: readonly Link[]
  readonly rejected: readonly Rejection[]
  /** Absent where there are none, so that a set without revisions is written as it always was. */
  readonly rechecks?: readonly Recheck[]
  /** Likewise. */
  readonly review?: ReviewRecordData
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Text order: by where the content starts, longer first (an enclosing claim before what it encloses), then by id. */
export function compareClaims(a: Claim, b: Claim): number {
  const start = (claim: Claim): number => claim.content[0]?.start ?? 0
  const end = (claim: Claim): number => claim.content.at(-1)?.end ?? 0
  return start(a) - start(b) || end(b) - end(a) || byText(a.id, b.id)
}

export function setToData(set: AnnotationSet): AnnotationSetData {
  const review = reviewToData(set.review)
  return {
    articleId: set.articleId,
    revision: set.revision,
    analyst: set.analyst,
    claims: [...set.claims.values()].sort(compareClaims),
    links: [...set.links.values()].sort((a, b) => byText(a.id, b.id)),
    rejected: [...set.rejected.values()].sort((a, b) => byText(rejectionId(a), rejectionId(b))),
    ...(set.rechecks.size === 0 ? {} : { rechecks: [...set.rechecks.values()].sort((a, b) => compareClaims(a.was, b.was)) }),
    ...(review ? { review } : {}),
  }
}

export function setFromData(data: AnnotationSetData): AnnotationSet {
  return {
    articleId: data.articleId,
    revision: data.revision,
    analyst: data.analyst,
    claims: ShardedMap.from(data.claims.map((claim) => [claim.id, claim])),
    links: ShardedMap.from(data.links.map((link) => [link.id, link])),
    rejected: ShardedMap.from(data.rejected.map((rejection) => [rejectionId(rejection), rejection])),
    rechecks: ShardedMap.from((data.rechecks ?? []).map((recheck) => [recheck.id, recheck])),
    review: reviewFromData(data.review),
  }
}
