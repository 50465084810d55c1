import type { Needs } from '#shared/commands'
import { isReviewing } from '../state/app-store'
import { selectedItem } from '../state/article-store'
import type { Controller } from './controller'

/** Whether what a command needs is there now. */
export function isAvailable(needs: Needs, { app }: Controller): boolean {
  if (needs === 'nothing') return true
  const window = app.getState()
  const reviewing = isReviewing(window)
  if (needs === 'review') return reviewing
  // While one reviews, claims of one's own are neither seen nor changed.
  if (reviewing && needs !== 'article') return false
  const state = window.article?.store.getState()
  if (!state) return false
  switch (needs) {
    case 'article':
      return true
    case 'claim':
      return selectedItem(state)?.kind === 'claim'
    case 'selection':
      return state.selectedId !== null || state.textSelection !== null
    default:
      return state.textSelection !== null
  }
}
