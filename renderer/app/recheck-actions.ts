import type { Recheck } from '#annotations/model/recheck'
import type { Edit } from '#annotations/ops/edit'
import type { Spans } from '#annotations/text/span'
import { message, type MessageKey } from '#shared/messages/message'
import { shortcutOf } from '../ui/shortcut'
import type { ArticleSession } from '../state/article-store'
import { meant } from '../state/boundary'
import { queueOf, recheckNear } from '../state/comparison'
import type { Controller } from './controller'
import { type Action, onArticle } from './deciding'

/** The claim that is being looked at again, or null where none is chosen or it was settled. */
export function chosenRecheck(session: ArticleSession, { app }: Controller): Recheck | null {
  const { recheck } = app.getState()
  return (recheck !== null && session.store.getState().set.rechecks.get(recheck)) || null
}

/** What is listed: the claims to look at again, or those that would be if the set came over. */
export function shownQueue(session: ArticleSession, { app }: Controller): readonly Recheck[] {
  const { comparison } = app.getState()
  return queueOf(comparison?.plan && comparison.now ? comparison.now : session.store.getState().set)
}

/** Chooses a claim to look at again, and brings it into view where it stands now. */
export function chooseRecheck(session: ArticleSession, controller: Controller, recheck: Recheck): void {
  controller.app.setState({ recheck: recheck.id })
  const { items, set } = session.store.getState()
  if (controller.app.getState().comparison) return
  if (items.byId.has(recheck.id)) return session.select(recheck.id)
  session.select(null)
  const [first] = recheck.candidates
  const place = first?.[0]?.start ?? (recheck.revision === set.revision ? recheck.was.content[0]?.start : undefined)
  if (place !== undefined) controller.reader()?.scrollToOffset(place, 'center')
}

export const goToRecheck = (step: 1 | -1): Action =>
  onArticle((session, controller) => {
    const next = recheckNear(shownQueue(session, controller), controller.app.getState().recheck, step)
    if (!next) return controller.toast(message('recheck.none'))
    controller.saveSettings({ claimPane: true, sideTab: 'revisions' })
    chooseRecheck(session, controller, next)
  })

export const confirmRecheck: Action = onArticle((session, controller) => {
  const recheck = chosenRecheck(session, controller)
  if (!recheck) return controller.toast(message('recheck.first'))
  if (!session.store.getState().set.claims.has(recheck.id)) return controller.toast(message('recheck.unplaced'))
  settle(session, controller, recheck, { kind: 'recheck.confirm', id: recheck.id }, 'recheck.confirmed')
})

export const dropRecheck: Action = onArticle((session, controller) => {
  const recheck = chosenRecheck(session, controller)
  if (!recheck) return controller.toast(message('recheck.first'))
  settle(session, controller, recheck, { kind: 'recheck.drop', id: recheck.id }, 'recheck.dropped')
})

/** Onto `spans`, or the selected text where none are given. With nothing selected the caret goes into the text, to select by keys. */
export const placeRecheck = (spans: Spans | null): Action =>
  onArticle((session, controller) => {
    const recheck = chosenRecheck(session, controller)
    if (!recheck) return controller.toast(message('recheck.first'))
    const { text, textSelection } = session.store.getState()
    const selection = meant(text, textSelection)
    const content = spans ?? (selection ? [selection] : null)
    if (content) {
      settle(session, controller, recheck, { kind: 'recheck.place', id: recheck.id, content }, 'recheck.placed')
      session.store.setState({ textSelection: null })
      controller.reader()?.clearSelection()
      return
    }
    controller.app.setState({ comparison: null })
    session.store.setState({ caretMode: true })
    controller.toast(message('recheck.place-hint', { key: shortcutOf('recheck.place') ?? '' }))
    requestAnimationFrame(() => {
      chooseRecheck(session, controller, recheck)
      controller.reader()?.focus()
    })
  })

/** After a decision the next claim to look at again is chosen. */
function settle(session: ArticleSession, controller: Controller, recheck: Recheck, edit: Edit, said: MessageKey): void {
  const before = queueOf(session.store.getState().set)
  const at = before.findIndex(({ id }) => id === recheck.id)
  if (!session.perform(edit)) return
  const after = queueOf(session.store.getState().set)
  const next = after[Math.min(at, after.length - 1)]
  if (next) chooseRecheck(session, controller, next)
  else controller.app.setState({ recheck: null })
  controller.toast(message(next ? said : 'recheck.done'))
  controller.announce(message(next ? said : 'recheck.done'))
}
