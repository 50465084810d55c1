import { message } from '#shared/messages/message'
import { type ArticleSession, nextUndecided, selectedItem } from '../state/article-store'
import { isUndecided } from '../state/claim-items'
import type { Controller } from './controller'

export type Action = (controller: Controller) => void
export type ArticleAction = (session: ArticleSession, controller: Controller) => void

/** An action on the open article; nothing where there is none. */
export const onArticle =
  (action: ArticleAction): Action =>
  (controller) => {
    const session = controller.app.getState().article
    if (session) action(session, controller)
  }

/** After a decision the next undecided claim comes into view; a claim that was decided before stays selected. */
export function decide(session: ArticleSession, controller: Controller, perform: () => boolean): void {
  const before = session.store.getState()
  const next = nextUndecided(before)
  const item = selectedItem(before)
  const wasUndecided = item !== null && isUndecided(item)
  if (!perform() || !wasUndecided) return
  const after = session.store.getState()
  const there = next === null ? undefined : after.items.byId.get(next)
  // Several may have been decided at once, the next one among them.
  const goOn = there && isUndecided(there) ? next : nextUndecided(after, next)
  if (goOn !== null) session.select(goOn)
  else controller.toast(message('article.all-decided'))
}

/** Why a command that needs a claim did nothing. */
export function sayNoClaim(session: ArticleSession, controller: Controller): void {
  controller.toast(message(selectedItem(session.store.getState()) ? 'claim.accept-first' : 'claim.select-first'))
}
