import type { AnnotationSet } from '#annotations/model/annotation-set'
import { claimsRemoved } from '#annotations/ops/difference'
import type { Op } from '#annotations/ops/op'
import { FailureError } from '#shared/failures'
import { isTooMuch } from '#annotations/ops/removal-limit'

/** Adds up what the edits of one run remove, article by article: a script that goes wrong removes one claim at a time. */
export class RemovalCount {
  readonly confirmed: boolean
  /** Claims there were before the run, and removed since. */
  readonly #articles = new Map<string, { readonly of: number; readonly gone: number }>()

  constructor(confirmed: boolean) {
    this.confirmed = confirmed
  }

  /** @throws FailureError too-many-removed where the edit would make it more than a fifth, unless that is confirmed */
  count(set: AnnotationSet, op: Op): void {
    const { of, gone } = this.#articles.get(set.articleId) ?? { of: set.claims.size, gone: 0 }
    const after = gone + claimsRemoved(op.atoms)
    if (!this.confirmed && after > gone && isTooMuch(after, of))
      throw new FailureError('too-many-removed', { count: String(after), of: String(of) })
    this.#articles.set(set.articleId, { of: Math.max(of, set.claims.size), gone: after })
  }
}
