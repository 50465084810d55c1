import { type AnnotationSet, rejectionId } from '../model/annotation-set'
import { deepEqual } from '../model/deep-equal'
import type { ShardedMap } from '../model/sharded-map'
import type { AtomicOp } from './op'

/**
 * The atoms that make one set of another, to be applied as one op: restoring is an edit like any other, so it can be taken back. Empty
 * where both are the same. A claim that differs goes and comes back whole, and with it the links on it. O(size of both).
 * @param from and `to` are sets on the same article
 * @throws RangeError where they are not
 */
export function differenceAtoms(from: AnnotationSet, to: AnnotationSet): readonly AtomicOp[] {
  if (from.articleId !== to.articleId) throw new RangeError(`sets on ${from.articleId} and ${to.articleId}`)
  const claims = compare(from.claims, to.claims, ({ id }) => id)
  const touched = new Set([...claims.gone, ...claims.come].map(({ id }) => id))
  const onTouched = (link: { readonly from: string; readonly to: string }): boolean => touched.has(link.from) || touched.has(link.to)
  const links = compare(from.links, to.links, ({ id }) => id)
  const gone = new Map([...links.gone, ...[...from.links.values()].filter(onTouched)].map((link) => [link.id, link]))
  const come = new Map([...links.come, ...[...to.links.values()].filter(onTouched)].map((link) => [link.id, link]))
  const rejected = compare(from.rejected, to.rejected, rejectionId)
  const rechecks = compare(from.rechecks, to.rechecks, ({ id }) => id)
  const decisions = compare(from.review.decisions, to.review.decisions, ({ id }) => id)
  const messages = compare(from.review.messages, to.review.messages, ({ id }) => id)
  const stages = compare(from.review.stages, to.review.stages, ({ id }) => id)
  return [
    ...stages.gone.map((stage): AtomicOp => ({ kind: 'stage.remove', stage })),
    ...messages.gone.map((message): AtomicOp => ({ kind: 'message.remove', message })),
    ...decisions.gone.map((decision): AtomicOp => ({ kind: 'decision.remove', decision })),
    ...rechecks.gone.map((recheck): AtomicOp => ({ kind: 'recheck.remove', recheck })),
    ...[...gone.values()].map((link): AtomicOp => ({ kind: 'link.remove', link })),
    ...claims.gone.map((claim): AtomicOp => ({ kind: 'claim.remove', claim })),
    ...rejected.gone.map((rejection): AtomicOp => ({ kind: 'suggestion.restore', rejection })),
    ...(from.revision === to.revision ? [] : [{ kind: 'set.revision', before: from.revision, after: to.revision } as const]),
    ...rejected.come.map((rejection): AtomicOp => ({ kind: 'suggestion.reject', rejection })),
    ...claims.come.map((claim): AtomicOp => ({ kind: 'claim.add', claim })),
    ...[...come.values()].map((link): AtomicOp => ({ kind: 'link.add', link })),
    ...rechecks.come.map((recheck): AtomicOp => ({ kind: 'recheck.add', recheck })),
    ...decisions.come.map((decision): AtomicOp => ({ kind: 'decision.add', decision })),
    ...messages.come.map((message): AtomicOp => ({ kind: 'message.add', message })),
    ...stages.come.map((stage): AtomicOp => ({ kind: 'stage.add', stage })),
  ]
}

/** How many annotations (claims) an edit takes away for good: those that it removes and does not bring back. */
export function claimsRemoved(atoms: readonly AtomicOp[]): number {
  const gone = new Set<string>()
  for (const atom of atoms) {
    if (atom.kind === 'claim.remove') gone.add(atom.claim.id)
    else if (atom.kind === 'claim.add') gone.delete(atom.claim.id)
  }
  return gone.size
}

function compare<T>(
  from: ShardedMap<T>,
  to: ShardedMap<T>,
  idOf: (value: T) => string,
): { readonly gone: readonly T[]; readonly come: readonly T[] } {
  const differs = (other: ShardedMap<T>) => (value: T) => !deepEqual(value, other.get(idOf(value)))
  return { gone: [...from.values()].filter(differs(to)), come: [...to.values()].filter(differs(from)) }
}
