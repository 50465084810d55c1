import type { AnnotationSetData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { Link } from '#annotations/model/link'
import type { Gamma } from '#annotations/review/agreement/gamma'
import type { ReviewSet } from '#annotations/review/review-set'
import type { ArticleMeasured, LibraryMeasured } from './measure-library'
import type { Measured } from './measure-sets'

/** A set as it goes to the worker, one a message: copying five at once would hold up a frame. */
export interface SentSet {
  readonly analyst: string
  readonly revision: string
  readonly claims: readonly Claim[]
  readonly links: readonly Link[]
}

/** Everybody's sets on an article, and the texts to bring them to `revision` with. */
export interface SentArticle {
  readonly sets: readonly AnnotationSetData[]
  readonly texts: ReadonlyMap<string, string>
  readonly revision: string
}

export interface GammaProgress {
  /** 0 to 1. It may fall once, when it is known how many samples are needed. */
  readonly share: number
  /** Milliseconds that the rest is likely to take; null while that cannot be told. */
  readonly left: number | null
}

export type AgreementRequest =
  | { readonly kind: 'set'; readonly set: SentSet }
  /** What a reviewer decided, compared with each analyst. */
  | { readonly kind: 'adjudicated'; readonly set: SentSet }
  /** `length` of the text, in UTF-16 code units. */
  | { readonly kind: 'measure'; readonly length: number }
  | { readonly kind: 'gamma'; readonly seed: number }
  /** One article of the library; what was measured is kept for `pool`. */
  | { readonly kind: 'article'; readonly article: SentArticle }
  | { readonly kind: 'pool' }

export type AgreementAnswer =
  | { readonly kind: 'measured'; readonly measured: Measured }
  | { readonly kind: 'progress'; readonly progress: GammaProgress }
  | { readonly kind: 'gamma'; readonly gamma: Gamma }
  | { readonly kind: 'article'; readonly measured: ArticleMeasured }
  | { readonly kind: 'pooled'; readonly measured: LibraryMeasured }
  | { readonly kind: 'failed'; readonly reason: string }

export function sentSet({ analyst, revision, claims, links }: ReviewSet): SentSet {
  return { analyst, revision, claims: [...claims.values()], links: [...links.values()] }
}
