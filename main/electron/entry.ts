/**
 * Starts Claimlight under Electron. Bundled as CommonJS, without a top-level await: in an ES module that waits for `ready`, Electron
 * never becomes ready.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, Menu, session } from 'electron'
import type { AppEvent } from '#shared/contract/host'
import { FailureError } from '#shared/failures'
import type { App } from '../app/app'
import { chooseAnalyst, chooseLibrary, readFlag, type Start, wantsSamples } from '../app/default-library'
import { openApp } from '../app/open-app'
import { PageShelf } from '../app/page-shelf'
import { listAssets } from '../app/renderer-assets'
import { registerAppScheme, serveApp } from './app-protocol'
import { confineDownloads } from './downloads'
import { openIpcDoor, sendEvent } from './ipc-door'
import { namedFiles } from './launch'
import { menuTemplate } from './menu'
import { confineNavigation } from './navigation'
import { FileQueue, showFailure } from './open-files'
import { denyPermissions } from './permissions'
import { pdfPrinter } from './print-page'
import { finishBeforeQuit } from './quit'
import { claimSingleInstance } from './single-instance'
import { openWindow } from './window'
import { writeWindowState } from './window-state'

const args = process.argv.slice(1)
// This file is built to out/main/electron.js.
const built = join(__dirname, '..')
const files = new FileQueue()

app.enableSandbox()
registerAppScheme()
confineNavigation()
chooseUserData()

const named = namedFiles(args, process.cwd(), app.getAppPath())
if (claimSingleInstance(named, files.add)) {
  files.add(named)
  // macOS names files by an event, which may come before the application is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    files.add([path])
  })
  void app.whenReady().then(start).catch(giveUp)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const starting: Start = { args, env: process.env, documents: app.getPath('documents') }
  const shelf = new PageShelf()
  const core = await openApp({
    library: chooseLibrary(starting),
    analyst: chooseAnalyst(starting),
    host: 'electron',
    version: app.getVersion(),
    samples: wantsSamples(starting),
    printer: pdfPrinter(shelf),
  })
  const door = openIpcDoor(core)
  let remembered: Promise<void> = Promise.resolve()
  finishBeforeQuit(async () => {
    await door.idle()
    await Promise.allSettled([remembered, core.close()])
  })
  denyPermissions(session.defaultSession)
  confineDownloads(session.defaultSession)
  serveApp(await listAssets(join(built, 'renderer')), shelf)
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({ mac: isMac, developer: !app.isPackaged, run: (command) => tellWindow({ kind: 'command', command }) }),
    ),
  )

  const stateFile = join(app.getPath('userData'), 'window.json')
  const open = async (): Promise<void> => {
    await openWindow({
      preload: join(built, 'preload/index.js'),
      theme: await themeOf(core),
      stateFile,
      onClose: (state) => {
        remembered = writeWindowState(stateFile, state)
      },
    })
  }
  app.on('window-all-closed', () => {
    if (!isMac) app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void open().catch(giveUp)
  })
  await open()
  await files.start(core, tellWindow)
}

const isMac = process.platform === 'darwin'

function tellWindow(event: AppEvent): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window) sendEvent(window, event)
}

/** The person's choice, for the colour of the window before its page is drawn. */
async function themeOf(core: App): Promise<'system' | 'light' | 'dark'> {
  const reply = await core.dispatch('app.info', {})
  return reply.ok && 'settings' in reply.result ? reply.result.settings.theme : 'system'
}

/** `--user-data-dir DIR` keeps window state, browser data and the single instance apart from the person's own: tests need that. */
function chooseUserData(): void {
  const chosen = readFlag(args, 'user-data-dir')
  if (chosen === null) return
  const folder = resolve(chosen)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  app.setPath('userData', folder)
}

function giveUp(error: unknown): void {
  console.error('claimlight: could not start', error)
  showFailure(error instanceof FailureError ? error.toFailure() : { code: 'internal', values: { where: 'start' } })
  app.exit(1)
}
