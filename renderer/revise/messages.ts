import type { TextRow } from '#annotations/compare/compare-texts'
import type { RevisePlan, RevisionText } from '#annotations/revise/revise-set'
import type { AnnotationSetData } from '#annotations/model/annotation-set'

/** A set and what it is to go to. */
export interface ReviseJob {
  readonly set: AnnotationSetData
  /** Of the set's own revision, and of those that its claims without a place stood on. */
  readonly texts: readonly RevisionText[]
  readonly to: RevisionText
}

export type ReviseRequest =
  | { readonly kind: 'compare'; readonly id: number; readonly before: string; readonly after: string }
  | { readonly kind: 'revise'; readonly id: number; readonly job: ReviseJob }

export type ReviseAnswer =
  /** `share`: 0 to 1. */
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'compared'; readonly id: number; readonly rows: readonly TextRow[] }
  | { readonly kind: 'revised'; readonly id: number; readonly plan: RevisePlan }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
