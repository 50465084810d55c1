/** Nothing leaves this computer, and nothing in the page can be made to run that was not built into it. */
import { beforeAll, expect, test } from '@jest/globals'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const SAMPLE = 'Brenmoor and Castle Venn'

describeOnHosts('offline', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch()
  })

  const originOf = (address: string): string => {
    const { protocol, host } = new URL(address)
    return `${protocol}//${host}`
  }

  test('everything that is asked for comes from the host, through a whole tour', async () => {
    const { page, ui } = window
    const asked: string[] = []
    const sockets: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('websocket', (socket) => sockets.push(socket.url()))
    // Heard from the first script of the page on, which is why it is loaded once more.
    await page.addInitScript(() => {
      const violations: string[] = []
      Object.assign(globalThis, { violations })
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        violations.push(`${violatedDirective} ${blockedURI}`),
      )
    })
    await page.reload()
    await eventually(
      () => ui.isReady(),
      (ready) => expect(ready).toBe(true),
    )
    await ui.article.ready(SAMPLE)
    await ui.press('n', 'c', 'k', 'm')
    await ui.type('See https://example.org/ for more.')
    await ui.press('Escape')
    for (const [key, dialog] of [
      ['v', 'Add evidence'],
      ['l', 'Link to another claim'],
      ['?', 'Keyboard shortcuts'],
      ['Control+K', 'Command palette'],
      ['Control+E', 'Export annotations'],
      ['Control+Shift+D', 'Article details'],
      ['Control+Shift+V', 'Paste text as article'],
    ] as const) {
      await ui.press(key)
      await ui.dialog(dialog).appears()
      await ui.dialog(dialog).close()
    }
    await ui.press('Control+F')
    await ui.type('sluice')
    await ui.press('Escape')
    await page.getByRole('button', { name: 'Menu' }).first().click()
    await page.getByRole('menu').waitFor()
    await ui.press('Escape')

    const own = originOf(page.url())
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.filter((address) => originOf(address) !== own)).toEqual([])
    expect(sockets.filter((address) => new URL(address).host !== new URL(page.url()).host)).toEqual([])
    // Neither an inline style nor an inline script was tried anywhere.
    expect(await page.evaluate(() => (globalThis as unknown as { violations: readonly string[] }).violations)).toEqual([])
    expect(await page.locator('style, script:not([src]), [onclick], [onload], [onerror]').count()).toBe(0)
  })

  test('a script that wanted to send something could not', async () => {
    const { page } = window
    window.expectComplaints(/example\.org|Content Security Policy|requires 'Trusted|ERR_/)
    const results = await page.evaluate(async () => {
      const tried: Record<string, string> = {}
      const attempt = async (name: string, run: () => unknown): Promise<void> => {
        try {
          await run()
          tried[name] = 'done'
        } catch (error) {
          tried[name] = error instanceof Error ? error.name : 'refused'
        }
      }
      await attempt('fetch', () => fetch('https://example.org/steal'))
      await attempt('html', () => {
        const where = document.createElement('div')
        // oxlint-disable-next-line no-restricted-properties -- that this throws is what is tried
        where.innerHTML = '<b>bold</b>'
      })
      await attempt('worker', () => new Worker('https://example.org/worker.js'))
      await attempt('image', () => {
        const image = new Image()
        image.src = 'https://example.org/pixel.gif'
        return image.decode()
      })
      return tried
    })
    expect(results).toMatchObject({ fetch: 'TypeError', html: 'TypeError', worker: 'TypeError', image: 'EncodingError' })
  })
})
