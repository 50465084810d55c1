import { type AnnotationSet, rejectionId } from '../model/annotation-set'
import { deepEqual } from '../model/deep-equal'
import { applyOp } from './apply'
import { invertOp } from './invert'
import type { AtomicOp, Op } from './op'

export interface MergedOps {
  readonly set: AnnotationSet
  /** What was done to the set, in order. */
  readonly atoms: readonly AtomicOp[]
  /** Ops that change what the set has changed otherwise: none of their atoms was applied. */
  readonly conflicts: readonly Op[]
}

/**
 * Brings ops made elsewhere onto a set, in their order: each whole or not at all. What the set has already is no conflict. Where both
 * sides changed the same thing, the set keeps its own: ops carry what was there before, so the other one does not fit.
 */
export function mergeOps(begun: AnnotationSet, ops: readonly Op[]): MergedOps {
  let set = begun
  const atoms: AtomicOp[] = []
  const conflicts: Op[] = []
  for (const op of ops) {
    const left = op.atoms.filter((atom) => !isDone(set, atom))
    const applied = applyOp(set, { label: op.label, atoms: left })
    if (applied.kind === 'conflict') conflicts.push(op)
    else {
      set = applied.set
      atoms.push(...left)
    }
  }
  return { set, atoms, conflicts }
}

/** The set is as the atom would leave it. */
function isDone(set: AnnotationSet, atom: AtomicOp): boolean {
  switch (atom.kind) {
    case 'claim.add':
      return deepEqual(set.claims.get(atom.claim.id), atom.claim)
    case 'claim.remove':
      return !set.claims.has(atom.claim.id)
    case 'claim.tag':
      return set.claims.get(atom.id)?.tag === atom.after
    case 'claim.note':
      return set.claims.get(atom.id)?.note === atom.after
    case 'link.add':
      return deepEqual(set.links.get(atom.link.id), atom.link)
    case 'link.remove':
      return !set.links.has(atom.link.id)
    case 'suggestion.reject':
      return set.rejected.has(rejectionId(atom.rejection))
    case 'suggestion.restore':
      return !set.rejected.has(rejectionId(atom.rejection))
    default:
      // It could be taken back: then it was done.
      return applyOp(set, invertOp({ label: 'merge', atoms: [atom] })).kind !== 'conflict'
  }
}
