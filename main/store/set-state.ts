import type { LoggedOp } from '#annotations/merge/lineage'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { applyOp, type Conflict } from '#annotations/ops/apply'
import type { History } from '#shared/contract/methods'
import type { HistoryStack } from './history-stack'

/** One edit as the journal keeps it. `by` is not always the one whose set it is, as when a file of annotations is imported. */
export type JournalEntry = LoggedOp

/** A set as of one sequence number, with what can be undone and redone from there. Immutable. */
export interface SetState {
  readonly seq: number
  readonly set: AnnotationSet
  /** Sequence numbers of the entries that first made the ops, never of the undo or redo of them. */
  readonly undo: HistoryStack
  readonly redo: HistoryStack
}

export type Advanced = { readonly kind: 'advanced'; readonly state: SetState } | Conflict | { readonly kind: 'out-of-order' }

/** The state after one more entry: what a commit does, and what reading a journal does again. */
export function advance(state: SetState, entry: JournalEntry): Advanced {
  const history = nextHistory(state, entry)
  if (!history || entry.seq !== state.seq + 1) return { kind: 'out-of-order' }
  const applied = applyOp(state.set, entry.op)
  return applied.kind === 'conflict' ? applied : { kind: 'advanced', state: { seq: entry.seq, set: applied.set, ...history } }
}

function nextHistory({ undo, redo }: SetState, entry: JournalEntry): Pick<SetState, 'undo' | 'redo'> | null {
  if (entry.undoes !== undefined) {
    return undo?.top.seq === entry.undoes ? { undo: undo.below, redo: { top: undo.top, below: redo } } : null
  }
  if (entry.redoes !== undefined) {
    return redo?.top.seq === entry.redoes ? { undo: { top: redo.top, below: undo }, redo: redo.below } : null
  }
  return { undo: { top: { seq: entry.seq, label: entry.op.label }, below: undo }, redo: null }
}

export function historyOf({ undo, redo }: SetState): History {
  return { undo: undo?.top.label ?? null, redo: redo?.top.label ?? null }
}
