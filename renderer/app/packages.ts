import type { Decided, MadePackage, MaskingPreview, PackageLook } from '#shared/contract/package-methods'
import type { RequestKind } from '#shared/contract/package-kinds'
import type { SentFile } from '#shared/contract/sent-file'
import { countMessage, message } from '#shared/messages/message'
import type { Controller } from './controller'
import { analystName } from '../state/analyst-name'
import { fileNameOf } from './file-name'
import { lateNotice } from './late-notice'
import { saveBytes } from './save-export'

/** Hands a package for a colleague to the person. `articleIds`: null for the whole library. */
export async function sendPackage(controller: Controller, articleIds: readonly string[] | null, kind: RequestKind): Promise<void> {
  await settle(controller)
  const made = await controller.call('package.send', { articleIds, kind })
  if (!made) return
  const name = save(made, message(`package.kind.${kind}`))
  const articles = countMessage('count.articles', made.articles)
  controller.toast(
    message('package.made', { name }),
    message('package.made.detail', { articles, sets: countMessage('count.sets', made.sets) }),
  )
}

/** What a masked package could not hide; null where it could not be told. */
export async function previewMasked(controller: Controller, articleIds: readonly string[] | null): Promise<MaskingPreview | null> {
  await settle(controller)
  return controller.call('package.preview-masked', { articleIds })
}

/** Hands one's own work to the person, to be given back to whoever asked for it. */
export async function returnPackage(controller: Controller, articleIds: readonly string[] | null): Promise<void> {
  await settle(controller)
  const made = await controller.call('package.return', { articleIds })
  if (!made) return
  const name = save(made, `${message('package.kind.return')} ${analystName(controller.app.getState().info.analyst)}`)
  const request = controller.app.getState().article?.store.getState().request
  // What was kept from a blind judge may be seen now.
  if (request && !request.isReturned) await controller.reopenArticle()
  controller.toast(message('package.returned', { name }))
}

/** Gives a note of packages up that cannot be read: from then on nothing is kept back. */
export async function setPackagesAside(controller: Controller): Promise<void> {
  const done = await controller.call('package.set-aside', {})
  if (!done) return
  await controller.reopenArticle()
  controller.toast(message('package.was-set-aside', { folder: done.quarantine }))
}

/** Reads and checks a package and shows what it would bring. */
export async function lookAtPackage(controller: Controller, file: SentFile): Promise<void> {
  await settle(controller)
  const cancel = (): void => void controller.call('import.cancel', {})
  const notice = lateNotice(controller.app, { text: message('package.reading', { name: file.name }), share: null, cancel })
  const look = await controller.call('package.look', { file }).finally(() => notice.end())
  if (look) controller.show({ kind: 'package', file, look })
}

/** Brings a package in and opens what it is about. */
export async function mergePackage(controller: Controller, file: SentFile, decided: readonly Decided[], confirmed: boolean): Promise<void> {
  await settle(controller)
  const notice = lateNotice(controller.app, { text: message('package.open.title'), share: null, cancel: null })
  const merged = await controller.call('package.merge', { file, decided, confirmed }).finally(() => notice.end())
  if (!merged) return
  controller.show(null)
  await controller.refreshLibrary()
  await showMerged(controller, merged)
}

async function showMerged(controller: Controller, { articles, kind, sets }: PackageLook): Promise<void> {
  const openId = controller.app.getState().article?.store.getState().article.id
  if (articles.some(({ id }) => id === openId)) {
    const { review } = controller.app.getState()
    const hasOwn = sets.some(({ isOwn, articleId, fate }) => isOwn && articleId === openId && fate !== 'nothing-new')
    // The set or its request changed behind the screen; a review that is on it reads itself anew.
    // A request may be to judge it blind: nothing that was shown until now may stay.
    if (hasOwn || review === null || kind !== 'return') await controller.reopenArticle()
    else await review.reload()
  } else if (articles[0]) await controller.openArticle(articles[0].id)
  const isNew = articles.some((one) => one.isNew || one.newRevisions > 0) || sets.some(({ fate }) => fate !== 'nothing-new')
  const changedOwn = sets.some(({ isOwn, fate }) => isOwn && fate === 'merge')
  controller.toast(message(!isNew ? 'package.merged.nothing' : changedOwn ? 'package.merged.own' : 'package.merged'))
}

function save({ name, base64 }: MadePackage, kind: string): string {
  const binary = atob(base64)
  return saveBytes(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    fileNameOf(`${name || message('app.name')} ${kind}`, '.claimlight'),
  )
}

async function settle(controller: Controller): Promise<void> {
  controller.flush()
  await controller.app.getState().article?.settled()
}
