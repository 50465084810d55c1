import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { installedChromium } from './chromium'
import { type ElectronRuntime, PROJECT } from './electron-runtime'
import { slowDown } from './slow-down'

/** What a browser's context would be opened with; a window of Electron gets it once it is there. */
export interface PageLook {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly reducedMotion?: 'reduce' | 'no-preference'
}

export interface LaunchOptions {
  /** The library to open; a new one in a temporary folder where none is named. */
  readonly library?: string
  /** The sample articles, if the library is new. */
  readonly samples?: boolean
  readonly analyst?: string
  /** Window state and browser data of an earlier launch; new where none is named. */
  readonly userData?: string
  /** Files named on the command line. */
  readonly files?: readonly string[]
  /** How the page is to be. */
  readonly context?: PageLook
  /** The folder of the application: where its package.json and `out/` are. */
  readonly root?: string
}

export interface RunningElectron {
  readonly page: Page
  readonly libraryDir: string
  readonly userData: string
  /** For what only the main process can tell: menus, dialogs, windows. */
  readonly application: ElectronApplication
  /** What the page complained about so far: errors, refused resources, console errors. */
  complaints(): readonly string[]
  /** Everything that the main process wrote to its output so far. */
  output(): string
  /** Quits as a person does, and waits for the process to end. Temporary folders that `launchElectron` made are removed. */
  close(): Promise<void>
  /** Ends the process without a word, as a crash would. Nothing is removed. */
  kill(): Promise<void>
}

/** Starts the built application, unmodified, on `runtime`, and waits until its page has loaded. */
export async function launchElectron(runtime: ElectronRuntime, options: LaunchOptions = {}): Promise<RunningElectron> {
  const made: string[] = []
  const temporary = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'claimlight-electron-'))
    made.push(folder)
    return folder
  }
  const libraryDir = options.library ?? join(temporary(), 'library')
  const userData = options.userData ?? temporary()
  const args = [
    options.root ?? PROJECT,
    `--user-data-dir=${userData}`,
    '--library',
    libraryDir,
    ...(options.samples === false ? ['--no-samples'] : []),
    ...(options.analyst === undefined ? [] : ['--analyst', options.analyst]),
    ...(options.files ?? []),
  ]
  const application = await _electron.launch({
    executablePath: runtime.executable,
    args,
    env: environment(),
    acceptDownloads: true,
    timeout: 30_000,
  })
  let output = ''
  application.process().stdout?.on('data', (bytes: Buffer) => (output += bytes.toString()))
  application.process().stderr?.on('data', (bytes: Buffer) => (output += bytes.toString()))
  const page = await application.firstWindow()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  // File choosers are answered by tests: with a listener that stays, none is missed while one is being put up.
  page.on('filechooser', () => undefined)
  await slowDown(page)
  // The window is there before its page is.
  await page.waitForFunction(() => 'claimlight' in window && document.querySelector('#root')?.childElementCount)
  const { viewport = { width: 1280, height: 860 }, colorScheme = 'light', reducedMotion = 'reduce' } = options.context ?? {}
  await page.emulateMedia({ colorScheme, reducedMotion })
  await page.setViewportSize(viewport)
  return {
    page,
    libraryDir,
    userData,
    application,
    complaints: () => complaints,
    output: () => output,
    async close() {
      await application.close()
      for (const folder of made) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    async kill() {
      const child = application.process()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The stand-in takes the same browser as the browser host's tests. */
function environment(): Record<string, string> {
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const chromium = installedChromium()
  return chromium === null ? env : { ...env, CHROMIUM_PATH: chromium }
}
