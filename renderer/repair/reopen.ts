import type { Controller } from '../app/controller'

/** Shows the library and the open article as they are on disk now, after something other than an edit changed them. */
export async function reopen(controller: Controller): Promise<void> {
  const info = await controller.call('app.info', {})
  if (info) controller.app.setState({ info })
  await controller.refreshLibrary()
  const id = controller.app.getState().article?.store.getState().article.id
  if (id === undefined) return
  controller.flush()
  controller.app.setState({ article: null })
  await controller.openArticle(id)
}
