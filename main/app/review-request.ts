import type { ReviewRequest } from '#shared/contract/package-methods'
import { isBlind } from '#shared/is-blind'
import type { Failure } from '#shared/failures'
import type { PackageBook } from '../store/package-book'
import { toFailure } from './failure'
import type { AppPorts } from './ports'

type Known = { readonly kind: 'book'; readonly book: PackageBook } | { readonly kind: 'unreadable'; readonly failure: Failure }

/** Requests to judge articles, as one look at the note of packages found them. */
export interface Requests {
  /** The latest request to judge an article, or undefined. */
  of(articleId: string): ReviewRequest | undefined
  /** Nothing of others, and no suggestions, may be shown of it. */
  isBlind(articleId: string): boolean
}

/**
 * Where the note cannot be read, every article counts as sent for blind review: one that was must not show what it is to be judged without, and which ones
 * these were cannot be told.
 */
export async function readRequests({ store }: Pick<AppPorts, 'store'>): Promise<Requests> {
  const known = await store.packages.read().then(
    (book): Known => ({ kind: 'book', book }),
    (error: unknown): Known => ({ kind: 'unreadable', failure: toFailure(error, 'packages') }),
  )
  const of = (articleId: string): ReviewRequest | undefined => {
    if (known.kind === 'unreadable')
      return { id: '', kind: 'unreadable', from: null, created: '', isReturned: false, failure: known.failure }
    const found = known.book.received.findLast(({ articles }) => articles.includes(articleId))
    if (!found) return undefined
    const { id, kind, from, created, returned } = found
    return { id, kind, from, created, isReturned: returned.includes(articleId) }
  }
  return {
    of,
    isBlind(articleId) {
      const request = of(articleId)
      return request !== undefined && isBlind(request)
    },
  }
}
