import { BrowserWindow } from 'electron'
import type { PageShelf } from '../app/page-shelf'
import type { Printed, Printer } from '../app/printer'
import { APP_ORIGIN } from './app-address'
import { PAGE_PREFERENCES } from './page-preferences'

/**
 * Makes a PDF of a page in a window that nobody sees and that ends with it. The page is served like any other, under a policy that lets no script and no request
 * in; it has no preload, so there is no door to the application in it.
 */
export function pdfPrinter(shelf: PageShelf): Printer {
  return {
    async print(html) {
      const path = shelf.put(html)
      const window = new BrowserWindow({ show: false, webPreferences: { ...PAGE_PREFERENCES } })
      try {
        await window.loadURL(`${APP_ORIGIN}${path}`)
        return await pdfOf(window)
      } finally {
        shelf.remove(path)
        window.destroy()
      }
    },
  }
}

async function pdfOf({ webContents }: BrowserWindow): Promise<Printed> {
  const bytes = await webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    // Headings and tables are told to a screen reader, and make the outline.
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  return { kind: 'pdf', base64: Buffer.from(bytes).toString('base64') }
}
