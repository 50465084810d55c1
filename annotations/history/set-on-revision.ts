import { type AnnotationSet, emptySet } from '../model/annotation-set'
import { applyOp } from '../ops/apply'
import type { DoneEdit } from './done-edit'

/** The set before its first edit: on the revision that the first move to another one left, or on the one it is on still. */
export function begunSet({ articleId, analyst, revision }: AnnotationSet, edits: readonly DoneEdit[]): AnnotationSet {
  for (const { op } of edits)
    for (const atom of op.atoms) if (atom.kind === 'set.revision') return emptySet(articleId, atom.before, analyst)
  return emptySet(articleId, revision, analyst)
}

/**
 * A set as it last was on a revision, or null where it never was on it. The edits hold it for good, so that an old revision can be looked
 * at as it was annotated. O(edits).
 * @throws RangeError where an edit does not fit the ones before it
 */
export function setOnRevision(begun: AnnotationSet, edits: readonly DoneEdit[], revision: string): AnnotationSet | null {
  let set = begun
  let found = begun.revision === revision ? begun : null
  for (const { seq, op } of edits) {
    const applied = applyOp(set, op)
    if (applied.kind === 'conflict') throw new RangeError(`edit ${seq} does not fit the edits before it`)
    set = applied.set
    if (set.revision === revision) found = set
  }
  return found
}
