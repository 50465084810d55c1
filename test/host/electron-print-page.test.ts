/** A report becomes a PDF in a window of Electron's that nobody sees: what Electron is told, and what is left afterwards. */
import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { PageShelf } from '#main/app/page-shelf'
import { APP_ORIGIN } from '#main/electron/app-address'

interface Made {
  readonly options: { readonly show: boolean; readonly webPreferences: Readonly<Record<string, unknown>> }
  readonly loaded: string[]
  readonly printed: unknown[]
  destroyed: number
}

let windows: Made[]
let fails: boolean

jest.mock(
  'electron',
  () => ({
    BrowserWindow: function (options: Made['options']) {
      const made: Made = { options, loaded: [], printed: [], destroyed: 0 }
      windows.push(made)
      return {
        loadURL: async (url: string) => void made.loaded.push(url),
        webContents: {
          printToPDF: async (how: unknown) => {
            made.printed.push(how)
            if (fails) throw new Error('no printer')
            return Buffer.from('%PDF-1.7')
          },
        },
        destroy: () => void made.destroyed++,
      }
    },
  }),
  { virtual: true },
)

beforeEach(() => {
  windows = []
  fails = false
})

async function print(shelf: PageShelf) {
  const { pdfPrinter } = await import('#main/electron/print-page')
  return pdfPrinter(shelf).print('<!doctype html><title>report</title>')
}

describe('a report on paper under Electron', () => {
  test('is printed in a hidden window of the same rules without a preload, which ends with it', async () => {
    const shelf = new PageShelf()
    expect(await print(shelf)).toEqual({ kind: 'pdf', base64: Buffer.from('%PDF-1.7').toString('base64') })
    const [window] = windows
    expect(windows).toHaveLength(1)
    expect(window?.options.show).toBe(false)
    expect(window?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    })
    expect(window?.options.webPreferences).not.toHaveProperty('preload')
    expect(window?.loaded).toEqual([expect.stringMatching(new RegExp(`^${APP_ORIGIN}/printed/[0-9a-f-]+\\.html$`))])
    expect(window?.printed).toEqual([expect.objectContaining({ pageSize: 'A4', generateTaggedPDF: true })])
    expect(window?.destroyed).toBe(1)
    expect(shelf.page(window?.loaded[0]?.slice(APP_ORIGIN.length) ?? '')).toBeUndefined()
  })

  test('leaves no window and no page behind where it fails', async () => {
    const shelf = new PageShelf()
    fails = true
    await expect(print(shelf)).rejects.toThrow('no printer')
    expect(windows[0]?.destroyed).toBe(1)
    expect(shelf.page(windows[0]?.loaded[0]?.slice(APP_ORIGIN.length) ?? '')).toBeUndefined()
  })
})
