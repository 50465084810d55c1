import type { Anchors } from '../anchor/anchor'
import type { ClaimPart } from '../model/claim'
import type { FateEvidence, RecheckReason } from '../model/recheck'
import type { Spans } from '../text/span'

/** What a claim may come to on another text, the most harmless first. */
export const CLAIM_FATES = ['kept', 'moved', 'changed', 'ambiguous', 'lost'] as const

/** Where the parts of a claim stand on the new text. */
export type PlacedParts = Readonly<Record<ClaimPart, Anchors>>

/**
 * What a claim comes to on another text. `kept`: it stands where it stood among its neighbours, and means the same. `moved`: it means the same
 * elsewhere. `changed`: it has a place, and there are reasons to look again. `ambiguous`: it may stand in one of several places. `lost`: it was
 * taken out. Only the first two go without saying.
 */
export type ClaimFate<Reason extends RecheckReason = RecheckReason> = (
  | { readonly kind: 'kept' | 'moved'; readonly placed: PlacedParts }
  | { readonly kind: 'changed'; readonly placed: PlacedParts; readonly reasons: readonly Reason[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Spans[]; readonly reasons: readonly Reason[] }
  | { readonly kind: 'lost'; readonly reasons: readonly Reason[] }
) & { readonly evidence?: FateEvidence }
