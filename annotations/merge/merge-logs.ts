import { type AnnotationSet, emptySet } from '../model/annotation-set'
import { applyOp, type Conflict } from '../ops/apply'
import { differenceAtoms } from '../ops/difference'
import type { Op } from '../ops/op'
import { type Digest, lineage, type LoggedOp } from './lineage'
import { type ClaimConflict, mergeSets, type Side } from './merge-sets'

/** One analyst's set with how it came to be. */
export interface SetLog {
  readonly articleId: string
  readonly analyst: string
  /** SHA-256 of the revision that its first edit was made on. */
  readonly begunOn: string
  /** From the first edit on. */
  readonly log: readonly LoggedOp[]
}

export type MergedLogs =
  /** All of theirs is in mine. */
  | { readonly kind: 'nothing-new' }
  /** Mine is how theirs began: its other edits can be appended as they are. */
  | { readonly kind: 'append'; readonly entries: readonly LoggedOp[] }
  | {
      readonly kind: 'merge'
      /** What to do to mine, as one edit; without atoms where all that theirs changed is decided for mine. */
      readonly op: Op
      /** To be noted with the edit as `merged`. */
      readonly head: string
      /** Those that `decided` has nothing of stay as mine has them. */
      readonly conflicts: readonly ClaimConflict[]
    }
  | { readonly kind: 'other-revision' }
  /** One of the logs does not fit together. */
  | { readonly kind: 'broken'; readonly side: Side; readonly seq: number; readonly why: Conflict['reason'] }

/**
 * Brings what was done to one analyst's set elsewhere into the log of it here. Pure: whoever calls it appends the result.
 * @throws RangeError where the logs are of different articles or analysts, or were begun on different revisions
 */
export function mergeLogs(mine: SetLog, theirs: SetLog, digest: Digest, decided: ReadonlyMap<string, Side> = new Map()): MergedLogs {
  if (mine.articleId !== theirs.articleId || mine.analyst !== theirs.analyst)
    throw new RangeError(`sets of ${mine.analyst} on ${mine.articleId} and of ${theirs.analyst} on ${theirs.articleId}`)
  const { base, relation, head } = lineage(mine.log, theirs.log, digest)
  if (relation === 'same' || relation === 'ahead') return { kind: 'nothing-new' }
  const right = replay(theirs, theirs.log.length)
  if (right.kind === 'broken') return { ...right, side: 'theirs' }
  if (relation === 'behind') return { kind: 'append', entries: theirs.log.slice(mine.log.length) }
  const left = replay(mine, mine.log.length)
  if (left.kind === 'broken') return { ...left, side: 'mine' }
  const before = base.side === 'mine' ? replay(mine, base.seq) : replay(theirs, base.seq)
  if (before.kind === 'broken') return { ...before, side: base.side }
  const merged = mergeSets(before.set, left.set, right.set, decided)
  if (merged.kind === 'other-revision') return merged
  return { kind: 'merge', op: { label: 'merge', atoms: differenceAtoms(left.set, merged.set) }, head, conflicts: merged.conflicts }
}

type Replayed =
  | { readonly kind: 'set'; readonly set: AnnotationSet }
  | { readonly kind: 'broken'; readonly seq: number; readonly why: Conflict['reason'] }

/** The set after its first `count` edits. */
export function replay({ articleId, analyst, begunOn, log }: SetLog, count: number): Replayed {
  let set = emptySet(articleId, begunOn, analyst)
  for (const { seq, op } of log.slice(0, count)) {
    const applied = applyOp(set, op)
    if (applied.kind === 'conflict') return { kind: 'broken', seq, why: applied.reason }
    set = applied.set
  }
  return { kind: 'set', set }
}

/** The revision that a log's first edit was made on, from the one that its last edit left the set on. */
export function begunOn(log: readonly LoggedOp[], revision: string): string {
  for (const { op } of log) for (const atom of op.atoms) if (atom.kind === 'set.revision') return atom.before
  return revision
}
