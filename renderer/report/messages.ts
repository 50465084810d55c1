import type { AnnotationSetData } from '#annotations/model/annotation-set'
import type { ArticleMetadata } from '#annotations/model/article'
import type { SetPoint } from '#annotations/model/decision'
import type { Message } from '#annotations/model/message'

/** The review of one article, as it goes to the worker: its sets are brought to `revision` there. */
export interface SentReview {
  readonly id: string
  readonly metadata: ArticleMetadata
  readonly revision: string
  readonly texts: ReadonlyMap<string, string>
  readonly sets: readonly AnnotationSetData[]
  readonly points: readonly SetPoint[]
  /** The reviewer's part. */
  readonly own: AnnotationSetData
  /** Everybody's. */
  readonly messages: readonly Message[]
}

export type ReportRequest =
  | { readonly kind: 'article'; readonly review: SentReview }
  /** `names` to show for ids of analysts. */
  | { readonly kind: 'page'; readonly at: string; readonly names: ReadonlyMap<string, string> }

export type ReportAnswer =
  /** Null where fewer than two analysts have something to compare. */
  { readonly kind: 'page'; readonly html: string | null } | { readonly kind: 'failed'; readonly reason: string }
