import type { Suggestion } from '../detect/detector'
import type { Claim, SourceKind, Tag } from '../model/claim'
import type { Spans } from '../text/span'

/** What the ledger has a row for: a claim of the set, or a suggestion that waits for an answer. */
export type LedgerEntry =
  | { readonly kind: 'claim'; readonly id: string; readonly claim: Claim }
  | { readonly kind: 'suggestion'; readonly id: string; readonly suggestion: Suggestion }

/** What a claim and a suggestion have in common. */
export interface Statement {
  readonly content: Spans
  readonly source: Spans
  readonly cue: Spans
  readonly sourceName: string
  readonly sourceKind: SourceKind
  readonly kind: 'attribution' | 'own-voice'
  /** The analyst's verdict, or the one proposed. */
  readonly tag: Tag | null
}

export function statementOf(entry: LedgerEntry): Statement {
  return entry.kind === 'claim' ? entry.claim : entry.suggestion
}
