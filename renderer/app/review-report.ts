import { reviewReport } from '#annotations/adjudicate/review-report'
import { message } from '#shared/messages/message'
import { analystName } from '../state/analyst-name'
import type { Controller } from './controller'
import { saveExport } from './save-export'

/**
 * Hands over the report of the open review as a page of its own; printed from a browser it is a PDF. The page's code, which draws charts without a
 * window, is read when it is first asked for.
 */
export async function saveReport(controller: Controller): Promise<void> {
  const { article, review } = controller.app.getState()
  if (!article || !review) return
  const { reportPage } = await import('#shared/review/report-page')
  const { id, metadata } = article.store.getState().article
  const { carried, own, others, points, revision, text } = review.store.getState()
  if (carried.length < 2) return controller.toast(message('report.nothing'))
  const messages = [own, ...others].flatMap((part) => [...part.review.messages.values()])
  const page = reportPage(reviewReport([{ id, metadata, revision, text, carried, points, own }], own.analyst), {
    at: new Date().toISOString(),
    nameOf: analystName,
    messagesOf: () => messages,
  })
  const name = saveExport([{ path: 'report.html', text: page }], `${metadata.title} ${message('report.title')}`)
  controller.toast(message('report.saved', { name }))
}
