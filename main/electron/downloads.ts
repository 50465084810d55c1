import { join } from 'node:path'
import { app, type Session } from 'electron'
import { APP_ORIGIN } from './app-address'

/**
 * An export reaches the disk as a download of bytes that the page already holds. Electron asks where to put it with the system's own
 * dialog; here it only learns where to start. Nothing else may be downloaded.
 */
export function confineDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) {
      event.preventDefault()
      return
    }
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('documents'), item.getFilename()) })
  })
}
