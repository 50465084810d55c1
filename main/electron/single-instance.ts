import { app, BrowserWindow } from 'electron'

/**
 * True for the first instance. A second one hands its files to the first and must quit: two of them would only refuse each other the
 * library's lock. The files travel as data, because Chromium reorders the arguments that the event carries.
 */
export function claimSingleInstance(files: readonly string[], onFiles: (files: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock({ files })) return false
  app.on('second-instance', (_event, _args, _folder, data) => {
    focusWindow()
    onFiles(filesIn(data))
  })
  return true
}

/** The data comes from another process, which may be another version. */
function filesIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('files' in data) || !Array.isArray(data.files)) return []
  return data.files.filter((file): file is string => typeof file === 'string')
}

function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
