import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from './chromium'
import { slowDown } from './slow-down'

const ENTRY = resolve(__dirname, '../../out/main/browser.js')

export interface HostOptions {
  /** The library to open; a new one in a temporary folder where none is named. */
  readonly library?: string
  /** The sample articles, if the library is new. */
  readonly samples?: boolean
  readonly analyst?: string
  /** More arguments for the host. It never opens a window of its own here unless they replace `--no-open`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The built browser host in a process of its own. */
export interface HostProcess {
  /** Its one-time address. */
  readonly address: string
  readonly origin: string
  readonly libraryDir: string
  readonly process: ChildProcess
  /** Everything it wrote for people so far. */
  output(): string
  /** Resolves with the exit code (null after a signal) when the process has ended. */
  readonly ended: Promise<number | null>
  /** Ends it as Ctrl+C does and removes the temporary library, if it made one. */
  close(): Promise<void>
}

/** Starts the host and waits until it serves. */
export async function startBrowserHost({
  library,
  samples,
  analyst,
  args = ['--no-open', '--keep'],
  env = {},
}: HostOptions = {}): Promise<HostProcess> {
  const made = library === undefined ? mkdtempSync(join(tmpdir(), 'claimlight-browser-')) : null
  const libraryDir = library ?? join(String(made), 'library')
  const child = spawn(
    process.execPath,
    [
      ENTRY,
      '--print-json',
      '--library',
      libraryDir,
      ...(samples === false ? ['--no-samples'] : []),
      ...(analyst === undefined ? [] : ['--analyst', analyst]),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  )
  let output = ''
  child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const first = await Promise.race([once(child.stdout, 'data').then(([bytes]) => String(bytes)), ended])
  if (typeof first !== 'string') throw new Error(`the browser host ended with ${first}: ${output}`)
  const { address, origin } = JSON.parse(first) as { readonly address: string; readonly origin: string }
  return {
    address,
    origin,
    libraryDir,
    process: child,
    ended,
    output: () => output,
    async close() {
      child.kill('SIGINT')
      await ended
      if (made) await rm(made, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export interface BrowserHostOptions extends HostOptions {
  /** How the page is to be: colour scheme, size, language. */
  readonly context?: BrowserContextOptions
}

export interface RunningBrowserHost {
  readonly page: Page
  readonly context: BrowserContext
  readonly libraryDir: string
  readonly host: HostProcess
  /** What the page complained about so far: errors, refused resources, console errors. */
  complaints(): readonly string[]
  output(): string
  close(): Promise<void>
  /** Ends the host without a word, as a crash would; the page stays. Nothing is removed. */
  kill(): Promise<void>
}

/** Starts the host, and shows its page in a browser without a screen. */
export async function launchBrowserHost({ context: contextOptions, ...options }: BrowserHostOptions = {}): Promise<RunningBrowserHost> {
  const host = await startBrowserHost(options)
  const browser = await launchChromium()
  const complaints: string[] = []
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce', ...contextOptions })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  // File choosers are answered by tests: with a listener that stays, none is missed while one is being put up.
  page.on('filechooser', () => undefined)
  await slowDown(page)
  await page.goto(host.address)
  await page.waitForFunction(() => document.querySelector('#root')?.childElementCount)
  return {
    page,
    context,
    libraryDir: host.libraryDir,
    host,
    complaints: () => complaints,
    output: host.output,
    async close() {
      await browser.close()
      await host.close()
    },
    async kill() {
      host.process.kill('SIGKILL')
      await host.ended
    },
  }
}
