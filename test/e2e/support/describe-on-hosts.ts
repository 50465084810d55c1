import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { launchBrowserHost } from '../../support/browser-host'
import { chromiumOrSkip } from '../../support/chromium'
import { launchElectron } from '../../support/electron-app'
import { type ElectronRuntime, electronRuntimes } from '../../support/electron-runtime'
import { ClaimlightPage } from '../models/claimlight-page'
import { eventually } from './eventually'
import { watchPage } from './watch-page'

/** Whose annotations the specs make. */
export const ANALYST = 'Ada Quill'

export type HostName = 'browser' | 'stand-in' | 'electron'

export interface LaunchOptions {
  /** The library to open; a new one in a temporary folder where none is named. */
  readonly library?: string
  /** Who works in the window; ANALYST where nobody is named. */
  readonly analyst?: string
  /** The sample articles, if the library is new. Without them it is empty. */
  readonly samples?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
}

export interface OpenWindow {
  readonly host: HostName
  readonly page: Page
  readonly ui: ClaimlightPage
  readonly libraryDir: string
  /** Page errors, console errors, refused resources and requests to anywhere else so far. Any of them fails the spec. */
  complaints(): readonly string[]
  /** From now on complaints that match are expected, as when a specification breaks something on purpose. */
  expectComplaints(pattern: RegExp): void
  /** Closes the window as a person does, and waits until the host has ended by itself. */
  closeWindow(): Promise<void>
  /** Ends the host without a word, as `kill -9` or a power cut does. */
  kill(): Promise<void>
  /** Opens the same library in a new window, after closing this one where it is still open. */
  relaunch(): Promise<OpenWindow>
  close(): Promise<void>
}

export type Launch = (options?: LaunchOptions) => Promise<OpenWindow>

/** A window that runs, before the specs' own things are put around it. */
interface Started {
  readonly page: Page
  /** Heard since before the page was there. */
  readonly heard: () => readonly string[]
  closeWindow(): Promise<void>
  kill(): Promise<void>
  close(): Promise<void>
}

type Starter = (options: LaunchOptions & { readonly library: string; readonly userData: string }) => Promise<Started>

/**
 * The same specs on every host: the browser host in a real Chromium, the Electron bundles on the stand-in, and Electron's own runtime. One
 * that is missing is reported as skipped, with the reason. Windows that specs leave open are closed at the end of their block.
 */
export function describeOnHosts(title: string, body: (launch: Launch, host: HostName) => void): void {
  describeOn('browser', chromiumOrSkip(), startBrowser)
  for (const runtime of electronRuntimes()) describeOn(runtime.name, runtime.missing, (options) => startElectron(runtime, options))

  function describeOn(host: HostName, missing: string | null, start: Starter): void {
    if (missing !== null) {
      describe.skip(`${title}, on ${host} (skipped: ${missing})`, () => body(() => Promise.reject(new Error(missing)), host))
      return
    }
    describe(`${title}, on ${host}`, () => {
      jest.setTimeout(60_000)
      const opened = new Set<OpenWindow>()
      const folders: string[] = []
      // Before the specs' own: what they clear away is written to until then.
      afterAll(async () => {
        for (const window of opened) await window.close()
        for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
      })
      body(async (options = {}) => {
        const folder = mkdtempSync(join(tmpdir(), 'claimlight-e2e-'))
        folders.push(folder)
        return openWindow(
          host,
          start,
          { ...options, library: options.library ?? join(folder, 'library'), userData: join(folder, 'user') },
          opened,
        )
      }, host)
      afterEach(() => {
        for (const window of opened) expect({ complaints: window.complaints() }).toEqual({ complaints: [] })
      })
    })
  }
}

async function openWindow(
  host: HostName,
  start: Starter,
  options: LaunchOptions & { readonly library: string; readonly userData: string },
  opened: Set<OpenWindow>,
): Promise<OpenWindow> {
  const started = await start(options)
  const watched = watchPage(started.page)
  const ui = new ClaimlightPage(started.page)
  const expected: RegExp[] = []
  let state: 'open' | 'ended' = 'open'
  const end = async (how: () => Promise<void>): Promise<void> => {
    if (state === 'ended') return
    state = 'ended'
    watched.stop()
    await how()
  }
  const window: OpenWindow = {
    host,
    page: started.page,
    ui,
    libraryDir: options.library,
    complaints: () =>
      [...started.heard(), ...watched.complaints()].filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
    expectComplaints: (pattern) => void expected.push(pattern),
    closeWindow: () => end(started.closeWindow),
    async kill() {
      // The page of the browser host outlives it and may say what it likes about that.
      expected.push(/./)
      await end(started.kill)
    },
    async relaunch() {
      await window.closeWindow()
      opened.delete(window)
      return openWindow(host, start, options, opened)
    },
    async close() {
      opened.delete(window)
      await end(started.close)
    },
  }
  opened.add(window)
  started.page.setDefaultTimeout(15_000)
  await eventually(
    () => ui.isReady(),
    (ready) => expect(ready).toBe(true),
  )
  return window
}

const look = ({ viewport = { width: 1280, height: 860 }, colorScheme = 'light' }: LaunchOptions) => ({ viewport, colorScheme })

const startBrowser: Starter = async (options) => {
  const { library, samples, analyst = ANALYST } = options
  const running = await launchBrowserHost({
    library,
    ...(samples === undefined ? {} : { samples }),
    analyst,
    // Without --keep, so that closing the window ends the host as it does for a person.
    args: ['--no-open'],
    context: { ...look(options), reducedMotion: 'reduce', acceptDownloads: true },
  })
  const { page, context, host } = running
  return {
    page,
    heard: running.complaints,
    async closeWindow() {
      await page.close()
      await host.ended
      await context.browser()?.close()
    },
    async kill() {
      await running.kill()
      await context.browser()?.close()
    },
    close: () => running.close(),
  }
}

async function startElectron(runtime: ElectronRuntime, options: Parameters<Starter>[0]): Promise<Started> {
  const { library, userData, samples, analyst = ANALYST } = options
  const running = await launchElectron(runtime, {
    library,
    userData,
    ...(samples === undefined ? {} : { samples }),
    analyst,
    context: { ...look(options), reducedMotion: 'reduce' },
  })
  const { application } = running
  return {
    page: running.page,
    heard: running.complaints,
    async closeWindow() {
      const ended = new Promise((resolve) => application.process().once('exit', resolve))
      await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined)
      await ended
    },
    kill: () => running.kill(),
    close: () => running.close(),
  }
}
