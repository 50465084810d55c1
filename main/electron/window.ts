import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { Settings } from '#shared/contract/methods'
import { APP_PAGE } from './app-address'
import { backgroundOf } from './background'
import { PAGE_PREFERENCES } from './page-preferences'
import { MINIMUM_SIZE, placeWindow, readWindowState, type WindowState } from './window-state'

export interface WindowSetting {
  /** The preload script's file. */
  readonly preload: string
  readonly theme: Settings['theme']
  /** The file that remembers where the window was. */
  readonly stateFile: string
  /** Told when the window closes, with where it was. */
  readonly onClose: (state: WindowState) => void
}

/** Opens the window and shows it once its page is drawn. */
export async function openWindow({ preload, theme, stateFile, onClose }: WindowSetting): Promise<BrowserWindow> {
  const state = await readWindowState(stateFile)
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: app.getName(),
    show: false,
    backgroundColor: backgroundOf(theme, nativeTheme.shouldUseDarkColors),
    webPreferences: { ...PAGE_PREFERENCES, preload },
  })
  window.once('ready-to-show', () => {
    if (state?.maximized === true) window.maximize()
    window.show()
  })
  window.on('close', () => {
    onClose({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  await window.loadURL(APP_PAGE)
  return window
}
