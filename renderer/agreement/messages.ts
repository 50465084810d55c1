import type { Claim } from '#annotations/model/claim'
import type { Link } from '#annotations/model/link'
import type { Gamma } from '#annotations/review/agreement/gamma'
import type { ReviewSet } from '#annotations/review/review-set'
import type { Measured } from './measure-sets'

/** A set as it goes to the worker, one a message: copying five at once would hold up a frame. */
export interface SentSet {
  readonly analyst: string
  readonly revision: string
  readonly claims: readonly Claim[]
  readonly links: readonly Link[]
}

export type AgreementRequest =
  | { readonly kind: 'set'; readonly set: SentSet }
  /** What a reviewer decided, compared with each analyst. */
  | { readonly kind: 'adjudicated'; readonly set: SentSet }
  /** `length` of the text, in UTF-16 code units. */
  | { readonly kind: 'measure'; readonly length: number }
  | { readonly kind: 'gamma'; readonly seed: number }

export type AgreementAnswer =
  | { readonly kind: 'measured'; readonly measured: Measured }
  /** `share`: 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'gamma'; readonly gamma: Gamma }
  | { readonly kind: 'failed'; readonly reason: string }

export function sentSet({ analyst, revision, claims, links }: ReviewSet): SentSet {
  return { analyst, revision, claims: [...claims.values()], links: [...links.values()] }
}
