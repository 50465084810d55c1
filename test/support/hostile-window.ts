import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type BrowserHostOptions, launchBrowserHost, type RunningBrowserHost } from './browser-host'
import { chromiumOrSkip } from './chromium'

const CORPORA = resolve(__dirname, '../../../shared/corpora')
const read = (path: string): unknown => JSON.parse(readFileSync(join(CORPORA, path), 'utf8'))

/** `npm run test:security` takes every one of the words, `npm test` every fourth. */
export const STEP = process.env['SECURITY_ALL'] === '1' ? 1 : 4

/** Why the words or a browser to show them in are not here, or null. */
export const hostileOrSkip = (): string | null => (existsSync(CORPORA) ? chromiumOrSkip() : '../shared is absent')

/** Strings that break programs (BLNS) and payloads that run in pages (DOMPurify's fixtures). */
export function hostileWords(): readonly string[] {
  const payloads = (read('dompurify/payloads.json') as readonly { readonly payload: string }[]).map(({ payload }) => payload)
  return [...(read('blns/blns.json') as readonly string[]), ...payloads].filter((each, i) => each !== '' && i % STEP === 0)
}

/** What would have been made, had any of the words been taken for markup. */
const MADE =
  'img, video, audio, object, embed, iframe, form[action], math, base, meta[http-equiv=refresh], script:not([src]), a[href]:not(.skip-link):not([href^="#"]), template, [onerror], [onload]'
/** A page that is handed out has its own style and its policy in its head. */
const MADE_IN_WINDOW = `${MADE}, style, meta[http-equiv], #root script`

const WATCHED = () => {
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
    Object.assign(window, { [name]: () => Object.assign(window, { ran: name }) })
  }
}

const ran = (page: Page): Promise<string | undefined> => page.evaluate(() => (window as unknown as { ran?: string }).ran)

export interface HostileWindow {
  readonly running: RunningBrowserHost
  /** Fails where any of the words became an element, ran, or reached out. */
  nothingHappened(): Promise<void>
  /** Opens a page that was handed out, and fails likewise. Gives back the words that it shows. */
  readsAsText(html: string): Promise<string>
}

/** The real window, watched. */
export async function watchedWindow(options: BrowserHostOptions): Promise<HostileWindow> {
  const running = await launchBrowserHost(options)
  // What does not come is not to come for long: a test that fails must not use up the time of the others.
  running.page.setDefaultTimeout(15_000)
  const asked: string[] = []
  const dialogs: string[] = []
  const watch = (page: Page): void => {
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
  }
  watch(running.page)
  await running.page.evaluate(WATCHED)
  const nothingOn = async (page: Page, made: string): Promise<void> => {
    expect(dialogs).toEqual([])
    expect(running.complaints()).toEqual([])
    expect(asked.filter((address) => new URL(address).origin !== running.host.origin && !address.startsWith('blob:'))).toEqual([])
    expect(await ran(page)).toBeUndefined()
    expect(await page.locator(made).evaluateAll((found) => found.map((each) => each.outerHTML))).toEqual([])
  }
  return {
    running,
    async nothingHappened() {
      await nothingOn(running.page, MADE_IN_WINDOW)
      expect(await running.page.title()).toBe('Claimlight')
    },
    async readsAsText(html) {
      const page = await running.context.newPage()
      watch(page)
      await page.evaluate(WATCHED)
      await page.setContent(html, { waitUntil: 'load' })
      await nothingOn(page, `${MADE}, body style, body meta`)
      const shown = await page.evaluate(() => document.body.textContent)
      await page.close()
      return shown ?? ''
    },
  }
}
