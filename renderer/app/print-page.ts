import { message } from '#shared/messages/message'
import type { Controller } from './controller'
import { fileNameOf } from './file-name'
import { saveBytes } from './save-export'

/** Puts a page onto paper in the host's own way: a PDF to save, or a window with the browser's print dialog. */
export async function printPage(controller: Controller, html: string, name: string): Promise<void> {
  const printed = await controller.call('report.print', { html })
  switch (printed?.kind) {
    case 'pdf': {
      const file = saveBytes(bytesOf(printed.base64), fileNameOf(name, '.pdf'))
      return controller.toast(message('report.saved', { name: file }))
    }
    case 'page':
      // Where it took long, the browser has forgotten that a key was pressed, and asks for a new one.
      if (!openForPrint(controller, printed.path)) controller.show({ kind: 'report-ready', path: printed.path })
      return
    case 'unavailable':
      return controller.toast(message('report.no-paper'))
    default:
      return
  }
}

/** False where the browser refuses the window. */
export function openForPrint(controller: Pick<Controller, 'toast'>, path: string): boolean {
  const page = window.open(path)
  if (!page) return false
  // No script runs in the page itself.
  page.addEventListener('load', () => page.print())
  controller.toast(message('report.printing'))
  return true
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
