import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe } from '@jest/globals'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '#main/browser/find-chromium'
import { isFile } from '#main/browser/is-file'

const PROJECT = resolve(__dirname, '../..')

/** The browser that the product itself would use, or null. */
export function installedChromium(): string | null {
  return findChromium({ platform: process.platform, env: process.env, home: homedir(), isFile })
}

/** Why the browser host cannot be tried here, for the title of a skipped test, or null. */
export function chromiumOrSkip(): string | null {
  if (installedChromium() === null) return 'no Chromium, Chrome or Edge is installed'
  return existsSync(join(PROJECT, 'out/main/browser.js')) ? null : 'nothing is built, npm run build comes first'
}

/** Tests in a real browser; where there is none they are reported as skipped, with the reason. */
export function describeInBrowser(title: string, body: () => void): void {
  const missing = chromiumOrSkip()
  if (missing === null) describe(`${title}, in the browser host`, body)
  else describe.skip(`${title}, in the browser host (skipped: ${missing})`, body)
}

/** Chromium without a screen. As root it does not run with its sandbox; only tests go without. */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const executablePath = installedChromium()
  if (executablePath === null) throw new RangeError('no browser is installed: ask chromiumOrSkip first')
  return chromium.launch({ executablePath, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args] })
}
