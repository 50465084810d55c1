import type { ReviewRequest } from './contract/package-methods'

/** The article is to be judged without suggestions and what others made of it: until it has been returned. Also where nobody can tell. */
export function isBlind({ kind, isReturned }: Pick<ReviewRequest, 'kind' | 'isReturned'>): boolean {
  return kind === 'unreadable' || (kind === 'blind' && !isReturned)
}
