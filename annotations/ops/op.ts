import type { Anchors } from '../anchor/anchor'
import type { Rejection } from '../model/annotation-set'
import type { Claim, ClaimKind, ClaimPart, Origin, SourceKind, Tag } from '../model/claim'
import type { Decision } from '../model/decision'
import type { Evidence } from '../model/evidence'
import type { Link } from '../model/link'
import type { Message } from '../model/message'
import type { Recheck } from '../model/recheck'
import type { Stage } from '../model/stage'

/** Who a claim's content is ascribed to, as edited in one piece. */
export interface SourceDescription {
  readonly kind: ClaimKind
  readonly sourceName: string
  readonly sourceKind: SourceKind
}

/** An op that does one thing. Each carries what was there before, so it can be inverted and checked without history. */
export type AtomicOp =
  | { readonly kind: 'claim.add'; readonly claim: Claim }
  | { readonly kind: 'claim.remove'; readonly claim: Claim }
  | { readonly kind: 'claim.tag'; readonly id: string; readonly before: Tag | null; readonly after: Tag | null }
  | { readonly kind: 'claim.spans'; readonly id: string; readonly part: ClaimPart; readonly before: Anchors; readonly after: Anchors }
  | { readonly kind: 'claim.source'; readonly id: string; readonly before: SourceDescription; readonly after: SourceDescription }
  | { readonly kind: 'claim.nesting'; readonly id: string; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'claim.note'; readonly id: string; readonly before: string; readonly after: string }
  | { readonly kind: 'claim.evidence'; readonly id: string; readonly before: readonly Evidence[]; readonly after: readonly Evidence[] }
  | { readonly kind: 'link.add'; readonly link: Link }
  | { readonly kind: 'link.remove'; readonly link: Link }
  | { readonly kind: 'suggestion.reject'; readonly rejection: Rejection }
  | { readonly kind: 'suggestion.restore'; readonly rejection: Rejection }
  /** Every offset after this atom is on another revision; the same op moves all that has a place. `before` and `after` are SHA-256. */
  | { readonly kind: 'set.revision'; readonly before: string; readonly after: string }
  /** A suggestion's key says where it stands, so it changes with the revision. */
  | { readonly kind: 'claim.origin'; readonly id: string; readonly before: Origin; readonly after: Origin }
  | { readonly kind: 'recheck.add'; readonly recheck: Recheck }
  | { readonly kind: 'recheck.remove'; readonly recheck: Recheck }
  /** These six are of a review. Removing takes back one's own; what it was stays in the journal. */
  | { readonly kind: 'decision.add'; readonly decision: Decision }
  | { readonly kind: 'decision.remove'; readonly decision: Decision }
  | { readonly kind: 'message.add'; readonly message: Message }
  | { readonly kind: 'message.remove'; readonly message: Message }
  | { readonly kind: 'stage.add'; readonly stage: Stage }
  | { readonly kind: 'stage.remove'; readonly stage: Stage }

/** What the analyst did, for "Undo ..." and the audit trail. A key of the message catalogue, not a sentence. */
export const OP_LABELS = [
  'accept',
  'reject',
  'reject-rule',
  'add-claim',
  'delete-claim',
  'tag-attributed',
  'tag-contested',
  'tag-unverified',
  'untag',
  'tag-repetitions',
  'edit-content',
  'edit-source-span',
  'edit-cue-span',
  'edit-source',
  'edit-note',
  'add-evidence',
  'edit-evidence',
  'delete-evidence',
  'link',
  'unlink',
  'import',
  'revise',
  'confirm-claim',
  'place-claim',
  'drop-claim',
  'decide-take',
  'decide-merge',
  'decide-write',
  'decide-none',
  'accept-agreed',
  'take-many',
  'revoke-decision',
  'say',
  'resolve-thread',
  'reopen-thread',
  'freeze-agreement',
  'accept-decision',
  'restore',
  'merge',
] as const
export type OpLabel = (typeof OP_LABELS)[number]

/**
 * One edit of an annotation set: a label and the atoms it consists of, applied together or not at all.
 * Journal, undo, audit trail and merging all read this one union.
 */
export interface Op {
  readonly label: OpLabel
  readonly atoms: readonly AtomicOp[]
}
