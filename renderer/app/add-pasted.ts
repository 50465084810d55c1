import type { ArticleMetadata } from '#annotations/model/article'
import { askResembles } from './ask-resembles'
import type { Controller } from './controller'
import { tellAdded } from './tell-added'

/**
 * Adds pasted text as an article and opens it. False where it could not be: then it is still in the dialog.
 * @param ask whether to ask first where it looks like a new revision of an article that is here
 */
export async function addPasted(controller: Controller, text: string, metadata: ArticleMetadata, ask: boolean): Promise<boolean> {
  const answer = await controller.call('article.paste', { text, metadata, ask })
  if (!answer) return false
  const { result } = answer
  if (result.kind === 'failed') {
    controller.fail(result.failure)
    return false
  }
  if (result.kind === 'resembles') {
    void askResembles(controller, { kind: 'paste', text, metadata }, '', result.earlier)
    return true
  }
  await controller.refreshLibrary()
  await controller.openArticle(result.article.id)
  tellAdded(controller, result)
  return true
}
