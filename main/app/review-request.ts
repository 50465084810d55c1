import type { ReviewRequest } from '#shared/contract/package-methods'
import type { PackageBook } from '../store/package-book'
import type { AppPorts } from './ports'

/** The latest request to judge an article, or undefined. A note that cannot be read keeps no article from being opened. */
export async function requestFor({ store }: Pick<AppPorts, 'store'>, articleId: string): Promise<ReviewRequest | undefined> {
  const book = await store.packages.read().catch((): Pick<PackageBook, 'received'> => ({ received: [] }))
  const found = book.received.findLast(({ articles }) => articles.includes(articleId))
  if (!found) return undefined
  const { id, kind, from, created, returned } = found
  return { id, kind, from, created, isReturned: returned.includes(articleId) }
}
