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

/** Sets to be brought to one revision, to be laid beside others on it. */
export interface CarryJob {
  readonly sets: readonly AnnotationSetData[]
  /** Of that revision, and of those that the sets and their claims without a place are on, as far as they are known. */
  readonly texts: readonly RevisionText[]
  readonly revision: string
}

/** A set where it was brought, and the revision that it is on in the library. */
export interface CarriedData {
  readonly set: AnnotationSetData
  readonly from: string | null
}

export type ReviseRequest =
  | { readonly kind: 'carry'; readonly id: number; readonly job: CarryJob }
  | { readonly kind: 'compare'; readonly id: number; readonly before: string; readonly after: string }
  | { readonly kind: 'revise'; readonly id: number; readonly job: ReviseJob }

export type ReviseAnswer =
  /** `share`: 0 to 1. */
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'compared'; readonly id: number; readonly rows: readonly TextRow[] }
  | { readonly kind: 'revised'; readonly id: number; readonly plan: RevisePlan }
  | { readonly kind: 'carried'; readonly id: number; readonly carried: readonly CarriedData[]; readonly textless: readonly string[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
