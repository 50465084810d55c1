import type { RevisionSource } from '#shared/contract/revision-methods'
import type { CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { compareRevisions } from './compare-revisions'
import { chooseOneFile } from './choose-files'
import type { Controller } from './controller'
import { type Action, onArticle } from './deciding'
import { focusField } from './focus-field'
import { confirmRecheck, dropRecheck, goToRecheck, placeRecheck } from './recheck-actions'

/** Adds a text to an article as its newest revision, and shows what changed where there are claims to bring over. True where it was added. */
export async function addRevision(controller: Controller, articleId: string, source: RevisionSource): Promise<boolean> {
  const cancel = (): void => void controller.call('article.cancel-add', {})
  controller.app.setState({ busy: { text: message('revision.reading'), share: null, cancel } })
  const answer = await controller.call('revision.add', { articleId, source })
  controller.app.setState({ busy: null })
  if (!answer) return false
  const { result } = answer
  if (result.kind === 'failed') {
    if (result.failure.code !== 'import-cancelled') controller.fail(result.failure)
    return false
  }
  const { article, revision, existing } = result
  const number = article.revisions.findIndex(({ sha256 }) => sha256 === revision) + 1
  const isOpen = controller.app.getState().article?.store.getState().article.id === articleId
  await controller.refreshLibrary()
  if (isOpen) await controller.reopenArticle()
  else await controller.openArticle(articleId)
  controller.saveSettings({ claimPane: true, sideTab: 'revisions' })
  if (existing) {
    controller.toast(message('revision.existing'))
    return true
  }
  const set = controller.app.getState().article?.store.getState().set
  const isBehind = set !== undefined && set.revision !== revision
  controller.toast(message('revision.added', { number }), message(isBehind ? 'revision.added-detail' : 'revision.added-begun'))
  if (isBehind) await compareRevisions(controller, set.revision, revision)
  return true
}

export async function addRevisionFromFile(controller: Controller): Promise<void> {
  const article = controller.app.getState().article?.store.getState().article
  const file = article && (await chooseOneFile(controller))
  if (article && file) await addRevision(controller, article.id, { kind: 'file', file, encoding: null })
}

/** The open set against the newest revision where it is behind; else the newest against the one before it. */
async function compareNewest(controller: Controller): Promise<void> {
  const state = controller.app.getState().article?.store.getState()
  if (!state) return
  const { revisions } = state.article
  const newest = revisions.at(-1)?.sha256 ?? ''
  if (state.set.revision !== newest && state.readOnly?.code !== 'old-revision')
    return compareRevisions(controller, state.set.revision, newest)
  const at = revisions.findIndex(({ sha256 }) => sha256 === state.set.revision)
  const before = revisions[at - 1]
  if (before) return compareRevisions(controller, before.sha256, state.set.revision)
  controller.saveSettings({ claimPane: true, sideTab: 'revisions' })
}

export const REVISION_ACTIONS = {
  'revision.add': (controller) => void addRevisionFromFile(controller),
  'revision.paste': onArticle((session, controller) =>
    controller.show({ kind: 'paste', text: '', revisionOf: session.store.getState().article }),
  ),
  'view.revisions': onArticle((_session, controller) => {
    const { claimPane, sideTab } = controller.app.getState().settings
    const isShown = claimPane && sideTab === 'revisions'
    controller.saveSettings({ claimPane: true, sideTab: isShown ? 'claims' : 'revisions' })
    if (isShown) controller.reader()?.focus()
    else focusField('revisions-pane')
  }),
  'revision.compare': (controller) => {
    if (controller.app.getState().comparison) closeComparison(controller)
    else void compareNewest(controller)
  },
  'recheck.next': goToRecheck(1),
  'recheck.previous': goToRecheck(-1),
  'recheck.confirm': confirmRecheck,
  'recheck.place': placeRecheck(null),
  'recheck.drop': dropRecheck,
} satisfies Partial<Record<CommandId, (controller: Controller) => unknown>>

export function closeComparison(controller: Controller): void {
  controller.app.setState({ comparison: null })
  requestAnimationFrame(() => controller.reader()?.focus())
}

/** What a key does while revisions are compared, where that is not what it does while one reads. */
export function inComparison(id: keyof typeof REVISION_ACTIONS, otherwise: Action): Action {
  return (controller) => (controller.app.getState().comparison ? REVISION_ACTIONS[id](controller) : otherwise(controller))
}
