import { type AnnotationSet, emptySet } from '#annotations/model/annotation-set'
import { leftBehind, revisionAfter } from '../checked-revise'
import { misplacedQuote } from '../misplaced-quote'
import { advance, type SetState } from '../../store/set-state'
import type { PackedLog } from './package-content'

/**
 * Whether a log holds together as a set's own journal must: numbers without a gap, each edit fitting what those before it made, what is undone undoable,
 * and every quote standing on the text that the set was on. The number of the first edit that does not, 0 where it is begun on a text that is not
 * there; null where all is well.
 */
export function checkLog(log: PackedLog, texts: ReadonlyMap<string, string>): number | null {
  if (!texts.has(log.begunOn)) return 0
  let state: SetState = { seq: 0, set: emptySet(log.articleId, log.begunOn, log.analyst), undo: null, redo: null }
  for (const entry of log.log) {
    if (!isOnItsText(state.set, entry.op, texts)) return entry.seq
    const advanced = advance(state, entry)
    if (advanced.kind !== 'advanced') return entry.seq
    state = advanced.state
  }
  return null
}

function isOnItsText(set: AnnotationSet, op: Parameters<typeof revisionAfter>[0], texts: ReadonlyMap<string, string>): boolean {
  const next = revisionAfter(op)
  const text = texts.get(next ?? set.revision)
  if (text === undefined) return false
  return misplacedQuote(text, op) === null && (next === null || leftBehind(set, op, text) === null)
}
