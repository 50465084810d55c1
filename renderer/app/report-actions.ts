import { countMessage, failureWords, message } from '#shared/messages/message'
import type { Controller } from './controller'
import { saveExport } from './save-export'
import { makeReport, type MadeReport } from './make-report'
import { printPage } from './print-page'
import { lateNotice } from './late-notice'

export type ReportForm = 'html' | 'pdf'

/** The review of the open article as a page or on paper. */
export async function reportArticle(controller: Controller, form: ReportForm): Promise<void> {
  const { article, review } = controller.app.getState()
  if (!article || !review) return
  controller.flush()
  // What is on the screen must be on disk, from where it is read.
  await Promise.all([article.settled(), review.settled()])
  const { id, metadata } = article.store.getState().article
  await report(controller, form, [{ id, title: metadata.title }], metadata.title)
}

/** All reviews of the library that this reviewer may see, with the figures of all of them together. */
export async function reportLibrary(controller: Controller, form: ReportForm): Promise<void> {
  const { article, review } = controller.app.getState()
  controller.flush()
  await Promise.all([article?.settled(), review?.settled()])
  const listed = await controller.call('library.list', { query: '', state: null })
  if (!listed) return
  const articles = listed.entries.map(({ id, metadata }) => ({ id, title: metadata.title }))
  await report(controller, form, articles, message('report.library'))
}

async function report(
  controller: Controller,
  form: ReportForm,
  articles: readonly { readonly id: string; readonly title: string }[],
  name: string,
): Promise<void> {
  const { app } = controller
  // One at a time: the notice has room for one.
  if (app.getState().busy) return
  const cancel = new AbortController()
  const notice = lateNotice(app, { text: message('report.making'), share: null, cancel: () => cancel.abort() })
  const onRead = (at: number): void => {
    if (articles.length > 1)
      notice.tell({ text: message('report.reading', { at: at + 1, of: articles.length }), share: at / articles.length })
  }
  try {
    const made = await makeReport(
      controller,
      controller.reporter,
      articles,
      { onRead, onReadAll: () => notice.tell({ text: message('report.making'), share: null }) },
      cancel.signal,
    )
    if (!made) return controller.toast(message('report.cancelled'))
    if (made.html === null) return controller.toast(message('report.nothing'), leftOut(made))
    const base = `${name} ${message('report.title')}`
    if (form === 'pdf') {
      notice.tell({ text: message('report.to-paper'), cancel: null })
      await printPage(controller, made.html, base)
      if (leftOut(made) !== '') controller.toast(leftOut(made))
    } else {
      const file = saveExport([{ path: 'report.html', text: made.html }], base)
      controller.toast(message('report.saved', { name: file }), leftOut(made))
    }
  } catch (error) {
    controller.toast(message('report.failed', { reason: error instanceof Error ? error.message : String(error) }))
  } finally {
    notice.end()
  }
}

function leftOut({ blind, unread }: MadeReport): string {
  return [
    ...(blind === 0 ? [] : [countMessage('report.left-out', blind)]),
    ...unread.map(({ title, failure }) => message('report.unread', { title, reason: failureWords(failure).what })),
  ].join(' ')
}
