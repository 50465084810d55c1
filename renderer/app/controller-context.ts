import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AppState } from '../state/app-store'
import type { ReviewSession, ReviewState } from '../state/review-store'
import type { ArticleSession, ArticleState } from '../state/article-store'
import type { Controller } from './controller'

export const ControllerContext = createContext<Controller | null>(null)

export function useController(): Controller {
  const controller = useContext(ControllerContext)
  if (!controller) throw new RangeError('outside of ControllerContext')
  return controller
}

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useController().app, select)
}

/** State of an open article. */
export function useArticle<T>(session: ArticleSession, select: (state: ArticleState) => T): T {
  return useStore(session.store, select)
}

/** State of the review of the open article. */
export function useReview<T>(review: ReviewSession, select: (state: ReviewState) => T): T {
  return useStore(review.store, select)
}
