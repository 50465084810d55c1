/** How the one-time address reaches the window: not by a command line, which everybody on the computer can read. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { openWindow } from '#main/browser/open-window'
import { writeStartPage } from '#main/browser/start-page'
import { startBrowserHost } from '#support/browser-host'
import { describeInBrowser, installedChromium } from '#support/chromium'

jest.setTimeout(60_000)

const TOKEN = 'A'.repeat(43)
const onUnix = process.platform === 'win32' ? test.skip : test
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimlight-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

onUnix('the page with the address is its owner’s alone, whatever was there before (skipped on Windows)', () => {
  writeFileSync(join(folder, 'start.html'), 'older', { mode: 0o666 })
  const path = writeStartPage(folder, `http://127.0.0.1:1/#token=${TOKEN}`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readFileSync(path, 'utf8')).toContain(`url=http://127.0.0.1:1/#token=${TOKEN}`)
})

onUnix('the command line of a window holds neither token nor port (skipped on Windows)', async () => {
  const executable = join(folder, 'browser')
  writeFileSync(executable, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/seen"\n`)
  chmodSync(executable, 0o755)
  const window = openWindow({ executable, sandbox: true, address: `http://127.0.0.1:1/#token=${TOKEN}`, profile: join(folder, 'profile') })
  await window.ended
  const seen = readFileSync(join(folder, 'seen'), 'utf8')
  expect(seen).toContain('--app=file://')
  expect(seen).not.toMatch(/token|AAAA|127\.0\.0\.1:1\//)
  expect(existsSync(join(folder, 'profile/start.html'))).toBe(false)
})

describeInBrowser('a real window', () => {
  const maybe = process.platform === 'linux' ? test : test.skip
  maybe('finds its way from the page to the application, and the page goes (skipped but on Linux)', async () => {
    const config = join(folder, 'config')
    const browser = join(folder, 'chromium')
    writeFileSync(browser, `#!/bin/sh\nexec ${String(installedChromium())} --headless=new "$@"\n`)
    chmodSync(browser, 0o755)
    const host = await startBrowserHost({
      library: join(folder, 'library'),
      samples: false,
      args: [],
      env: { CHROMIUM_PATH: browser, DISPLAY: ':99', CLAIMLIGHT_NO_SANDBOX: '1', XDG_CONFIG_HOME: config },
    })
    try {
      const token = new URL(host.address).hash.slice('#token='.length)
      const start = (): boolean => startPages(config).length > 0
      await until(start)
      // It goes when the address has been used, and only then: the window runs on.
      await until(() => !start())
      expect(host.process.exitCode).toBeNull()
      for (const line of commandLines()) expect(line).not.toContain(token)
      expect(host.output()).not.toContain(token)
    } finally {
      await host.close()
      // Chromium goes on writing its profile for a moment.
      await until(() => commandLines().every((line) => !line.includes(folder)))
    }
  })
})

function startPages(config: string): readonly string[] {
  if (!existsSync(join(config, 'Claimlight'))) return []
  return readdirSync(join(config, 'Claimlight'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('start.html'))
}

/** What `ps` shows to everybody. */
function commandLines(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')]
      } catch {
        return []
      }
    })
}

async function until(reached: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !reached(); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(reached()).toBe(true)
}
