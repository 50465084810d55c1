import type { Anchors } from '../anchor/anchor'
import type { Evidence } from './evidence'

/** The analyst's verdict on one claim; a claim not yet judged has none. */
export const TAGS = ['attributed', 'contested', 'unverified'] as const
export type Tag = (typeof TAGS)[number]

/** `attribution`: the article says who says it. `own-voice`: the article says it itself, so there is neither source nor cue. */
export const CLAIM_KINDS = ['attribution', 'own-voice'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** `second-hand`: a source that itself cites another ("X, which cited sources, revealed"). */
export const SOURCE_KINDS = ['named', 'role', 'anonymous', 'second-hand', 'none'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** The three parts of a claim that are marked in the text. */
export const CLAIM_PARTS = ['content', 'source', 'cue'] as const
export type ClaimPart = (typeof CLAIM_PARTS)[number]

/** Why the detector proposes something: the rule's stable name, and words that the analyst can check against the text. */
export interface Reason {
  readonly rule: string
  readonly text: string
}

/** Where a claim came from; kept so that a detector's precision can be counted from what analysts accepted. */
export type Origin =
  | { readonly kind: 'analyst' }
  | {
      readonly kind: 'suggestion'
      /** Name and version of the detector. */
      readonly detector: string
      /** Key of the suggestion among those of the same detector on the same revision. */
      readonly key: string
      readonly tag: Tag
      readonly confidence: number
      readonly reasons: readonly Reason[]
    }
  | {
      readonly kind: 'import'
      readonly format: string
      /** Base name of the file, or empty where it is not known. */
      readonly file: string
      /** What the file said about this claim that the model has no place for, verbatim, so that an export in the same format says it again. */
      readonly lines: readonly string[]
    }

export interface Claim {
  readonly id: string
  readonly kind: ClaimKind
  /** What is claimed; never empty. */
  readonly content: Anchors
  /** Who says it, where the text says so. */
  readonly source: Anchors
  /** The words that tie source and content ("said", "according to"). */
  readonly cue: Anchors
  /** The source's name as the analyst would write it; empty where there is none. */
  readonly sourceName: string
  readonly sourceKind: SourceKind
  /** Id of the attribution this one stands inside ("Price said [Blinken expressed concerns]"), or null. */
  readonly nestedIn: string | null
  readonly tag: Tag | null
  readonly note: string
  readonly evidence: readonly Evidence[]
  readonly origin: Origin
  /** ISO 8601, UTC. Shown and exported, never used to order anything: the journal's sequence numbers do that. */
  readonly createdAt: string
}
