import type { ReviewRequest } from '#shared/contract/package-methods'

/** The article is to be judged without suggestions: until it has been returned. */
export function isBlind({ kind, isReturned }: Pick<ReviewRequest, 'kind' | 'isReturned'>): boolean {
  return kind === 'blind' && !isReturned
}
