import type { AnnotationSet } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import type { Op } from '#annotations/ops/op'
import { isOnText } from './is-on-text'

/** The revision that the op leaves the set on, or null where it stays on its own. */
export function revisionAfter(op: Op): string | null {
  let after: string | null = null
  for (const atom of op.atoms) if (atom.kind === 'set.revision') after = atom.after
  return after
}

/**
 * The id of a claim or rejection that would be left behind on the wrong text by an op that takes the set to another revision, or null.
 * An op may say nothing of a claim; on another text that is as wrong as a wrong quote. Looks at the whole set: such ops are rare.
 * @param text of the revision the op leads to
 */
export function leftBehind(set: AnnotationSet, op: Op, text: string): string | null {
  const applied = applyOp(set, op)
  // The store says so with the reason.
  if (applied.kind === 'conflict') return null
  for (const claim of applied.set.claims.values())
    if (![claim.content, claim.source, claim.cue].every((anchors) => isOnText(text, anchors))) return claim.id
  for (const [id, { content }] of rejectionsOf(applied.set)) if (!isOnText(text, content)) return id
  for (const { id, candidates } of applied.set.rechecks.values()) if (!candidates.every((spans) => isOnText(text, spans))) return id
  return null
}

function* rejectionsOf({ rejected }: AnnotationSet) {
  for (const rejection of rejected.values()) yield [`${rejection.detector} ${rejection.key}`, rejection] as const
}
