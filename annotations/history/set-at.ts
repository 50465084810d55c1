import type { AnnotationSet } from '../model/annotation-set'
import { applyOp } from '../ops/apply'
import type { DoneEdit } from './done-edit'

/**
 * A set as it was after edit `seq`; 0 is before the first. Null where the edits do not reach that far. O(edits).
 * @param begun the empty set that the first edit was made on
 * @param edits all edits of the set in order, without a gap
 * @throws RangeError where an edit does not fit the ones before it
 */
export function setAt(begun: AnnotationSet, edits: readonly Pick<DoneEdit, 'seq' | 'op'>[], seq: number): AnnotationSet | null {
  let set = begun
  let at = 0
  for (const edit of edits) {
    if (edit.seq > seq) break
    const applied = applyOp(set, edit.op)
    if (edit.seq !== at + 1 || applied.kind === 'conflict') throw new RangeError(`edit ${edit.seq} does not fit the edits before it`)
    set = applied.set
    at = edit.seq
  }
  return at === seq ? set : null
}
