/** In a real browser: what a page of ours may do, and what other pages may do to it. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { listAssets } from '#main/app/renderer-assets'
import { serveApp, type ServedApp } from '#main/browser/serve-app'
import { describeInBrowser, launchChromium } from '#support/chromium'
import { type StubApp, stubApp } from '../host/browser-stub-app'

jest.setTimeout(60_000)

describeInBrowser('pages', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let folder: string
  let app: StubApp
  let served: ServedApp

  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-pages-'))
    writeFileSync(join(folder, 'index.html'), PLANTED)
    writeFileSync(join(folder, 'own.js'), OWN)
    app = stubApp()
    served = await serveApp({ app, assets: await listAssets(folder), port: 0, onWindows: () => undefined })
    context = await browser.newContext()
    page = await context.newPage()
  })
  afterEach(async () => {
    await context.close()
    await served.close()
    rmSync(folder, { recursive: true })
  })

  describe('our page, with things planted in it', () => {
    /** Each would set a property of its own. */
    const PLANTS = ['inline', 'handler', 'link', 'evaluated', 'timer', 'made', 'module', 'dataUrl', 'html', 'frame']

    test('runs its own script and none of the others', async () => {
      await page.goto(served.origin)
      await page.waitForFunction(() => 'own' in window)
      await page.evaluate(() => document.querySelector('a')?.click())
      await page.waitForTimeout(300)
      const ran = await page.evaluate((names) => names.filter((name) => name in window), PLANTS)
      expect(ran).toEqual([])
    })

    test('would have run them without the policy: the plants are alive', async () => {
      await page.route(`${served.origin}/`, async (route) => {
        const answer = await route.fetch()
        const { 'content-security-policy': _, ...headers } = answer.headers()
        await route.fulfill({ response: answer, headers })
      })
      await page.goto(served.origin)
      await page.waitForFunction(() => 'own' in window && 'handler' in window)
      const ran = await page.evaluate((names) => names.filter((name) => name in window), PLANTS)
      expect(ran).toEqual(expect.arrayContaining(['inline', 'handler', 'module', 'evaluated', 'made']))
    })

    test('cannot be shown in another page', async () => {
      const frame = await foreignPage(`<iframe src="${served.origin}/"></iframe>`, async (foreign) => {
        await page.goto(foreign)
        await page.waitForTimeout(300)
        return page.frames()[1]?.url()
      })
      expect(frame).toMatch(/^chrome-error:|^about:blank$/)
    })
  })

  describe('another page on this computer', () => {
    /** The same site as ours, since ports do not count: SameSite does not help, and the cookie would be sent. */
    test('can neither read, nor redeem, nor open the door, though the cookie is there', async () => {
      await page.goto(served.origin)
      const token = new URL(served.address).hash.slice('#token='.length)
      const status = await page.evaluate(
        (token) => fetch('/session', { method: 'POST', body: token }).then((answer) => answer.status),
        token,
      )
      expect(status).toBe(204)
      const tried = await foreignPage('<title>other</title>', async (foreign) => {
        const other = await context.newPage()
        await other.goto(foreign)
        return other.evaluate(async (origin) => {
          const outcome = (asked: Promise<unknown>): Promise<string> =>
            asked.then(
              () => 'done',
              () => 'refused',
            )
          const socket = new WebSocket(`${origin.replace('http', 'ws')}/door`)
          return {
            door: await new Promise((resolve) => {
              socket.addEventListener('open', () => resolve('open'))
              socket.addEventListener('error', () => resolve('refused'))
            }),
            read: await outcome(fetch(`${origin}/`)),
            script: await new Promise((resolve) => {
              const script = Object.assign(document.createElement('script'), { src: `${origin}/own.js` })
              script.addEventListener('load', () => resolve('loaded'))
              script.addEventListener('error', () => resolve('refused'))
              document.head.append(script)
            }),
            opened: (() => {
              const opened = window.open(`${origin}/`)
              return opened === null ? 'none' : typeof opened
            })(),
          }
        }, served.origin)
      })
      expect(tried).toMatchObject({ door: 'refused', read: 'refused' })
      expect(app.calls).toEqual([])
    })

    test('a form of another site is not taken for the window’s own', async () => {
      const token = new URL(served.address).hash.slice('#token='.length)
      const form = `<form method="post" enctype="text/plain" action="${served.origin}/session"><input name="${token}" value=""></form>`
      const answered = await foreignPage(form, async (foreign) => {
        await page.goto(foreign.replace('127.0.0.1', 'localhost'))
        const [answer] = await Promise.all([
          page.waitForResponse((response) => response.url().endsWith('/session')),
          page.evaluate(() => document.forms[0]?.submit()),
        ])
        return answer.status()
      })
      expect(answered).toBe(403)
      expect(await context.cookies()).toEqual([])
    })
  })
})

/** Our own script, made to try what a mistake in it would try. (Scripts of the test itself run past the policy.) */
const OWN = `
for (const run of [
  () => new Function('window.evaluated = 1')(),
  () => setTimeout('window.timer = 1'),
  () => document.head.append(Object.assign(document.createElement('script'), { text: 'window.made = 1' })),
  () => { document.body.innerHTML = '<img src=x onerror="window.html = 1">' },
]) {
  try { run() } catch { /* what is hoped for */ }
}
window.own = true
`

const PLANTED = `<!doctype html><title>planted</title>
<script>window.inline = 1</script>
<script type="module">window.module = 1</script>
<script src="data:text/javascript,window.dataUrl=1"></script>
<body onload="window.handler = 1">
<a href="javascript:window.link=1">link</a>
<iframe srcdoc="<script>parent.frame = 1</script>"></iframe>
<script src="/own.js"></script>
</body>`

/** Serves one page at an origin of its own while `visit` looks at it. */
async function foreignPage<T>(html: string, visit: (address: string) => Promise<T>): Promise<T> {
  const server: Server = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(html))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
