import type { Anchors } from '../anchor/anchor'
import type { AnnotationSet } from '../model/annotation-set'
import type { Tag } from '../model/claim'
import type { Recheck } from '../model/recheck'
import type { AtomicOp, OpLabel } from '../ops/op'
import { applyOp } from '../ops/apply'
import type { DoneEdit } from './done-edit'

/** How a claim stood after one edit that touched it, or took its set to another revision. */
export interface ClaimStep {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly label: OpLabel
  readonly isUndo: boolean
  /** That `content` is on: an earlier one than the set's while the claim has no place there. */
  readonly revision: string
  /** Null after the claim was deleted or dropped. */
  readonly content: Anchors | null
  readonly tag: Tag | null
  readonly note: string
  readonly recheck: Pick<Recheck, 'fate' | 'reasons' | 'evidence'> | null
}

/**
 * The life of one claim over all revisions, oldest step first.
 * @param begun the empty set that the first edit was made on
 * @param edits all edits of the set in order
 * @throws RangeError where an edit does not fit the ones before it
 */
export function claimHistory(begun: AnnotationSet, edits: readonly DoneEdit[], claimId: string): readonly ClaimStep[] {
  const steps: ClaimStep[] = []
  let set = begun
  for (const edit of edits) {
    const before = set
    const applied = applyOp(set, edit.op)
    if (applied.kind === 'conflict') throw new RangeError(`edit ${edit.seq} does not fit the edits before it`)
    set = applied.set
    const known = isKnown(before, claimId) || isKnown(set, claimId)
    if (known && edit.op.atoms.some((atom) => touches(atom, claimId))) steps.push(stepAfter(set, edit, claimId))
  }
  return steps
}

const isKnown = ({ claims, rechecks }: AnnotationSet, id: string): boolean => claims.has(id) || rechecks.has(id)

function touches(atom: AtomicOp, id: string): boolean {
  switch (atom.kind) {
    case 'set.revision':
      return true
    case 'claim.add':
    case 'claim.remove':
      return atom.claim.id === id
    case 'recheck.add':
    case 'recheck.remove':
      return atom.recheck.id === id
    case 'link.add':
    case 'link.remove':
      return atom.link.from === id || atom.link.to === id
    case 'suggestion.reject':
    case 'suggestion.restore':
    case 'decision.add':
    case 'decision.remove':
    case 'message.add':
    case 'message.remove':
    case 'stage.add':
    case 'stage.remove':
      return false
    default:
      return atom.id === id
  }
}

function stepAfter(set: AnnotationSet, { seq, at, by, isUndo, op }: DoneEdit, id: string): ClaimStep {
  const recheck = set.rechecks.get(id)
  const claim = set.claims.get(id) ?? recheck?.was
  return {
    seq,
    at,
    by,
    label: op.label,
    isUndo,
    revision: set.claims.has(id) ? set.revision : (recheck?.revision ?? set.revision),
    content: claim?.content ?? null,
    tag: claim?.tag ?? null,
    note: claim?.note ?? '',
    recheck: recheck ? { fate: recheck.fate, reasons: recheck.reasons, ...evidenceOf(recheck) } : null,
  }
}

const evidenceOf = ({ evidence }: Recheck): Pick<Recheck, 'evidence'> => (evidence ? { evidence } : {})
