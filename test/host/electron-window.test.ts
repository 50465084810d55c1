/** What a page of the Electron host can and cannot do. One launch for all of it: each test leaves the window as it found it. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { COMMANDS } from '#shared/commands'
import { SECURITY_HEADERS } from '#shared/content-security'
import { launchElectron, type RunningElectron } from '#support/electron-app'
import { describeOnElectron } from '#support/electron-describe'

jest.setTimeout(60_000)

interface Bridged {
  readonly claimlight: {
    call(method: string, params: unknown): Promise<unknown>
    onEvent(listener: (event: unknown) => void): () => void
  }
}

interface Noted {
  asked: string[]
  opened: string[]
}

describeOnElectron('the window', (runtime) => {
  let running: RunningElectron

  beforeAll(async () => {
    running = await launchElectron(runtime, { samples: false })
    // A person who says yes, and a system that notes what it is asked to open.
    await running.application.evaluate(({ dialog, shell }) => {
      const noted: Noted = { asked: [], opened: [] }
      Object.assign(globalThis, { noted })
      Object.assign(dialog, {
        showMessageBox: async (_window: unknown, options: { detail: string }) => {
          noted.asked.push(options.detail)
          return { response: options.detail.includes('refused') ? 1 : 0 }
        },
      })
      Object.assign(shell, {
        openExternal: async (url: string) => {
          noted.opened.push(url)
        },
      })
    })
  })

  beforeEach(async () => {
    await running.application.evaluate(() => {
      Object.assign((globalThis as unknown as { noted: Noted }).noted, { asked: [], opened: [] })
    })
  })

  afterAll(() => running?.close())

  const noted = (): Promise<Noted> => running.application.evaluate(() => (globalThis as unknown as { noted: Noted }).noted)

  /** Clicks a link made for the purpose, as one in an article or a piece of evidence. */
  const follow = (href: string, target: string): Promise<void> =>
    running.page.evaluate(
      ([to, where]) => {
        const link = document.createElement('a')
        link.href = to
        link.target = where
        document.body.append(link)
        link.click()
        link.remove()
      },
      [href, target] as const,
    )

  const settle = (): Promise<void> => running.page.waitForTimeout(300)

  test('holds two named functions and nothing of Node or Electron', async () => {
    const found = await running.page.evaluate(() => {
      const { claimlight } = window as unknown as Bridged
      return {
        bridge: Object.entries(claimlight).map(([name, value]) => `${name}: ${typeof value}`),
        strangers: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter((name) => name in window),
      }
    })
    expect(found).toEqual({ bridge: ['call: function', 'onEvent: function'], strangers: [] })
  })

  test('its bridge cannot be replaced by a script of the page', async () => {
    const replaced = await running.page.evaluate(() => {
      const before = (window as unknown as Bridged).claimlight
      try {
        Object.defineProperty(window, 'claimlight', { value: null })
      } catch {
        // Refusing aloud is as good.
      }
      return (window as unknown as Bridged).claimlight !== before
    })
    expect(replaced).toBe(false)
  })

  test('is answered by the application', async () => {
    const reply = await running.page.evaluate(() => (window as unknown as Bridged).claimlight.call('app.info', {}))
    expect(reply).toMatchObject({ ok: true, result: { host: 'electron', libraryPath: running.libraryDir } })
  })

  test('is served with every security header', async () => {
    const headers = await running.page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers))
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect([name, headers[name.toLowerCase()]]).toEqual([name, value])
  })

  test.each([
    '/package.json',
    '/../package.json',
    '/assets/../../main/electron.js',
    '/%2e%2e/main/electron.js',
    '/..%2fmain%2felectron.js',
    '/assets/',
    '/index.html.map',
  ])('there is no %s', async (path) => {
    expect(await running.page.evaluate(async (path) => (await fetch(path)).status, path)).toBe(404)
  })

  test('takes nothing but GET', async () => {
    expect(await running.page.evaluate(async () => (await fetch('/index.html', { method: 'POST' })).status)).toBe(405)
  })

  test('runs no script that did not come with it', async () => {
    const tried = await running.page.evaluate(() => {
      const attempt = (run: () => unknown): string => {
        try {
          run()
          return 'allowed'
        } catch (error) {
          return (error as Error).name
        }
      }
      return {
        script: attempt(() => Object.assign(document.createElement('script'), { text: 'window.ran = true' })),
        worker: attempt(() => new Worker('/assets/other.js')),
        policy: attempt(() =>
          (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy(
            'mine',
            {},
          ),
        ),
        sink: attempt(() => Reflect.set(document.createElement('div'), ['inner', 'HTML'].join(''), '<img src=x>')),
      }
    })
    expect(tried).toEqual({ script: 'TypeError', worker: 'TypeError', policy: 'TypeError', sink: 'TypeError' })
  })

  test.each(['', '_blank'])('offers a web address to the browser instead of going there (target "%s")', async (target) => {
    const before = running.page.url()
    await follow('https://example.org/story?id=1', target)
    await settle()
    expect(await noted()).toEqual({ asked: ['https://example.org/story?id=1'], opened: ['https://example.org/story?id=1'] })
    expect(running.page.url()).toBe(before)
    expect(running.application.windows()).toHaveLength(1)
  })

  test('opens nothing when the person says no', async () => {
    await follow('https://example.org/refused', '_blank')
    await settle()
    expect(await noted()).toEqual({ asked: ['https://example.org/refused'], opened: [] })
  })

  test('neither goes to nor offers a file or a page of its own', async () => {
    const before = running.page.url()
    await follow('file:///etc/hostname', '')
    await follow('/assets/', '')
    await settle()
    expect(await noted()).toEqual({ asked: [], opened: [] })
    expect(running.page.url()).toBe(before)
  })

  test('stays the same document when a link leads to a page that answers, and asks nothing of it', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.end('elsewhere')
    }).listen(0, '127.0.0.1')
    try {
      await once(server, 'listening')
      await running.page.evaluate(() => Object.assign(window, { isSame: true }))
      await follow(`http://127.0.0.1:${(server.address() as AddressInfo).port}/story`, '')
      await settle()
      expect(asked).toEqual([])
      expect(await running.page.evaluate(() => 'isSame' in window)).toBe(true)
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })

  test('gets no permission', async () => {
    const states = await running.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'clipboard-read', 'midi'] as PermissionName[]
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    })
    expect(states).not.toContain('granted')
  })

  test('has every command of the table in the native menu', async () => {
    const ids = await running.application.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu()
      return menu?.items.flatMap((item) => item.submenu?.items.map(({ id }) => id) ?? []) ?? []
    })
    expect(ids).toEqual(expect.arrayContaining(COMMANDS.map((command) => command.id)))
  })

  test('is told which menu item was chosen', async () => {
    await running.page.evaluate(() => {
      const told: unknown[] = []
      Object.assign(window, { told, untell: (window as unknown as Bridged).claimlight.onEvent((event) => told.push(event)) })
    })
    const choose = (): Promise<void> =>
      running.application.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('view.zoom-reset')?.click())
    await choose()
    await running.page.waitForFunction(() => (window as unknown as { told: unknown[] }).told.length > 0)
    await running.page.evaluate(() => (window as unknown as { untell: () => void }).untell())
    await choose()
    await settle()
    expect(await running.page.evaluate(() => (window as unknown as { told: unknown[] }).told)).toEqual([
      { kind: 'command', command: 'view.zoom-reset' },
    ])
  })
})

describeOnElectron('a download', (runtime) => {
  // The stand-in's refusal is a message to the browser, which on a busy machine may have finished so small a file before it comes.
  jest.retryTimes(3)

  // The real runtime shows the system's own dialog, which no test can answer.
  const onStandin = runtime.name === 'stand-in' ? test : test.skip

  onStandin('of bytes that the page holds is let through, of anything else it is not', async () => {
    const running = await launchElectron(runtime, { samples: false })
    try {
      const click = (name: string, href: string | null): Promise<void> =>
        running.page.evaluate(
          ([name, href]) => {
            const link = document.createElement('a')
            link.download = name
            link.href = href ?? URL.createObjectURL(new Blob(['exported']))
            link.click()
          },
          [name, href] as const,
        )
      const coming = running.page.waitForEvent('download')
      await click('set.json', null)
      const download = await coming
      expect(download.suggestedFilename()).toBe('set.json')
      expect(await download.failure()).toBe(null)

      const refused = running.page.waitForEvent('download')
      await click('page.html', '/index.html')
      expect(await (await refused).failure()).toBe('canceled')
    } finally {
      await running.close()
    }
  })
})
