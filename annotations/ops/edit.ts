import type { Suggestion } from '../detect/detector'
import type { ClaimKind, ClaimPart, SourceKind, Tag } from '../model/claim'
import type { Evidence } from '../model/evidence'
import type { LinkKind } from '../model/link'
import type { Spans } from '../text/span'
import type { OpLabel } from './op'

/**
 * What an analyst wants, in their own terms: no before-images, no quotes. `planEdit` turns it into an op against a set.
 * The interface makes these from keys and clicks, the command line reads them from standard input.
 */
export type Edit =
  /**
   * `tag` null accepts with the tag that the suggestion proposes. `nestedIn`: the claim made from the enclosing suggestion, `encloses`: those made
   * from the ones inside it, as far as they have been accepted.
   */
  | {
      readonly kind: 'accept'
      readonly detector: string
      readonly suggestion: Suggestion
      readonly tag: Tag | null
      readonly id: string
      readonly nestedIn?: string | null
      readonly encloses?: readonly string[]
    }
  | {
      readonly kind: 'reject'
      readonly detector: string
      readonly suggestion: Pick<Suggestion, 'key' | 'content'> & Partial<Pick<Suggestion, 'reasons'>>
    }
  | {
      readonly kind: 'add'
      readonly id: string
      readonly content: Spans
      readonly source?: Spans
      readonly cue?: Spans
      readonly claimKind?: ClaimKind
      readonly sourceName?: string
      readonly sourceKind?: SourceKind
      readonly tag?: Tag | null
      readonly note?: string
    }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'tag'; readonly id: string; readonly tag: Tag | null }
  | { readonly kind: 'spans'; readonly id: string; readonly part: ClaimPart; readonly spans: Spans }
  | {
      readonly kind: 'source'
      readonly id: string
      readonly sourceName: string
      readonly sourceKind: SourceKind
      readonly claimKind?: ClaimKind
    }
  | { readonly kind: 'note'; readonly id: string; readonly note: string }
  | { readonly kind: 'evidence.add'; readonly id: string; readonly evidence: Evidence }
  | { readonly kind: 'evidence.edit'; readonly id: string; readonly evidence: Evidence }
  | { readonly kind: 'evidence.delete'; readonly id: string; readonly evidenceId: string }
  | {
      readonly kind: 'link'
      readonly id: string
      readonly linkKind: LinkKind
      readonly from: string
      readonly to: string
      readonly reason: string
    }
  | { readonly kind: 'unlink'; readonly id: string }
  /** A claim to look at again is right as it stands now. */
  | { readonly kind: 'recheck.confirm'; readonly id: string }
  /** It stands there; source and cue where they are given, else as far as they can be told. */
  | { readonly kind: 'recheck.place'; readonly id: string; readonly content: Spans; readonly source?: Spans; readonly cue?: Spans }
  /** It is no claim of this revision. */
  | { readonly kind: 'recheck.drop'; readonly id: string }
  /** Several edits as one: all of them or none, one step to undo, named by `label`. Each is planned on what those before it lead to. */
  | { readonly kind: 'batch'; readonly label: OpLabel; readonly edits: readonly Edit[] }
