import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { launchBrowserHost, type RunningBrowserHost } from '../support/browser-host'
import { describeInBrowser } from '../support/chromium'

type TrustedTypesGlobal = { readonly trustedTypes?: { createPolicy(name: string, rules: object): object } }

describeInBrowser('the page', () => {
  let running: RunningBrowserHost
  beforeAll(async () => {
    running = await launchBrowserHost()
  }, 60_000)
  afterAll(() => running.close(), 60_000)

  test('comes up without a complaint, under its policy', async () => {
    await running.page.waitForLoadState('networkidle')
    expect(running.complaints()).toEqual([])
  })

  test('has dropped the token from its address and keeps the cookie from scripts', async () => {
    expect(await running.page.evaluate(() => [location.hash, document.cookie])).toEqual(['', ''])
    expect(running.page.url()).toBe(`${running.host.origin}/`)
    const cookies = await running.context.cookies(`${running.host.origin}/door`)
    expect(cookies).toEqual([expect.objectContaining({ httpOnly: true, sameSite: 'Strict', path: '/door' })])
  })

  test('works again after a reload, without a token', async () => {
    const opened = running.page.waitForEvent('websocket')
    await running.page.reload()
    const socket = await opened
    await socket.waitForEvent('framereceived')
    expect(socket.isClosed()).toBe(false)
  })

  test('speaks to nobody but its host', async () => {
    const asked: string[] = []
    running.page.on('request', (request) => asked.push(new URL(request.url()).origin))
    await running.page.reload()
    await running.page.waitForLoadState('networkidle')
    expect([...new Set(asked)]).toEqual([running.host.origin])
  })

  test.each<[string, () => unknown]>([
    ['make HTML of text', () => document.body.insertAdjacentHTML('beforeend', '<p>')],
    ['make a script of text', () => (document.createElement('script').text = '1')],
    ['load a script from elsewhere', () => (document.createElement('script').src = 'http://127.0.0.1:1/')],
    ['start a worker of text', () => new Worker('data:text/javascript,0')],
    ['fetch from elsewhere', () => fetch('http://127.0.0.1:1/')],
    ['make a policy of its own', () => (globalThis as TrustedTypesGlobal).trustedTypes?.createPolicy('mine', {})],
  ])('may not %s', async (_name, attempt) => {
    await expect(running.page.evaluate(attempt)).rejects.toThrow(/Content Security Policy|requires 'Trusted|Failed to fetch|disallowed/)
  })

  test('may not show an image from elsewhere', async () => {
    const violated = await running.page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (violation) => resolve(violation.effectiveDirective), { once: true })
          new Image().src = 'http://127.0.0.1:1/x.png'
        }),
    )
    expect(violated).toBe('img-src')
  })

  test('a second use of the address does not get in', async () => {
    const other = await running.page.context().browser()?.newContext()
    const page = await other?.newPage()
    const refused = page?.waitForEvent('response', (response) => response.url().endsWith('/session'))
    await page?.goto(running.host.address)
    expect((await refused)?.status()).toBe(403)
    await other?.close()
  })
})
