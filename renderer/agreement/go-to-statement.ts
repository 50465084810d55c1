import { message } from '#shared/messages/message'
import type { Controller } from '../app/controller'
import { openReview } from '../app/open-review'

/** Opens an article with its review, and there a statement; without a key, or before agreement is kept, the review as a whole. */
export async function goToStatement(controller: Controller, articleId: string, key: string | null): Promise<void> {
  const { app } = controller
  const isOpen = (): boolean => app.getState().article?.store.getState().article.id === articleId
  if (!isOpen()) {
    // Opening ends with looking for claims, which the review does not wait for.
    const opened = new Promise<void>((resolve) => {
      const stop = app.subscribe(({ opening }) => {
        if (!isOpen() && opening === articleId) return
        stop()
        resolve()
      })
    })
    void controller.openArticle(articleId)
    await opened
    if (!isOpen()) return
  }
  app.setState({ figures: false, comparison: null })
  controller.saveSettings({ claimPane: true, sideTab: 'review' })
  await openReview(controller)
  const { review, isRevealed } = app.getState()
  if (!review || !isOpen() || !isRevealed || key === null) return
  const start = review.store.getState().byKey.get(key)?.span.start
  if (start === undefined) return controller.toast(message('figures.articles.gone'))
  review.select(key)
  controller.reader()?.scrollToOffset(start, 'center')
  controller.reader()?.focus()
}
