import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron'
import { message } from '#shared/messages/message'
import { APP_PAGE } from './app-address'
import { externalAddress } from './external-address'

/**
 * Keeps every window on Claimlight's one page: no navigation, no further windows, no webview. An address that an article or a piece
 * of evidence leads to is offered to the person's own browser.
 */
export function confineNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      // Reloading the page is the one navigation there is.
      if (details.isMainFrame && details.url === APP_PAGE) return
      details.preventDefault()
      void offerExternal(details.url, contents)
    })
    contents.on('will-redirect', (details) => {
      details.preventDefault()
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      void offerExternal(url, contents)
      return { action: 'deny' }
    })
  })
}

async function offerExternal(address: string, contents: WebContents): Promise<void> {
  const url = externalAddress(address)
  const window = BrowserWindow.fromWebContents(contents)
  if (url === null || !window) return
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: message('desktop.open-external'),
    detail: url,
    buttons: [message('desktop.open-external.open'), message('desktop.cancel')],
    // Enter, pressed without reading, must not leave the application.
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(url)
}
