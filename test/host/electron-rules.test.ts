/** Rules that Electron is given, as it is given them: the runtime itself is not needed to see what it is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Session } from 'electron'
import { SECURITY_HEADERS } from '#shared/content-security'

type Handler = (...args: readonly unknown[]) => unknown

/** What Electron was told, in that order, and the handlers it was given. */
let told: string[]
let handlers: Map<string, Handler>

const note =
  (name: string, answer?: unknown): Handler =>
  (...args) => {
    told.push(name)
    const handler = args.findLast((one) => typeof one === 'function')
    if (handler) handlers.set(name, handler as Handler)
    return answer
  }

jest.mock(
  'electron',
  () => {
    const never = new Promise(() => undefined)
    const answers: Readonly<Record<string, unknown>> = { whenReady: never, requestSingleInstanceLock: true, getAppPath: '/nowhere' }
    const recorder = (prefix: string): object =>
      new Proxy({}, { get: (_, name) => note(`${prefix}.${String(name)}`, answers[String(name)]) })
    return Object.fromEntries(
      ['app', 'protocol', 'ipcMain', 'BrowserWindow', 'Menu', 'dialog', 'shell', 'screen'].map((one) => [one, recorder(one)]),
    )
  },
  { virtual: true },
)

beforeEach(() => {
  told = []
  handlers = new Map()
})

test('the sandbox is on for every page, and the scheme is known, before the application can be ready', async () => {
  await jest.isolateModulesAsync(async () => void (await import('#main/electron/entry')))
  const ready = told.indexOf('app.whenReady')
  expect(ready).toBeGreaterThan(0)
  expect(told.slice(0, ready)).toEqual(expect.arrayContaining(['app.enableSandbox', 'protocol.registerSchemesAsPrivileged']))
})

describe('permissions', () => {
  const session = (): Session => new Proxy({}, { get: (_, name) => note(String(name)) }) as unknown as Session
  const asked = async (permission: string, details: object): Promise<boolean> => {
    const { denyPermissions } = await import('#main/electron/permissions')
    denyPermissions(session())
    return new Promise((resolve) => {
      handlers.get('setPermissionRequestHandler')?.(null, permission, resolve, details)
    })
  }
  const OURS = { isMainFrame: true, requestingUrl: 'app://claimlight/index.html' }

  test('no device is ever given', async () => {
    await asked('media', OURS)
    const answer = handlers.get('setDevicePermissionHandler')
    expect(answer?.({ deviceType: 'hid', origin: 'app://claimlight', device: {} })).toBe(false)
  })

  test('our own page may write text to the clipboard; nothing else may, and nobody else', async () => {
    expect(await asked('clipboard-sanitized-write', OURS)).toBe(true)
    expect(await asked('clipboard-read', OURS)).toBe(false)
    expect(await asked('clipboard-sanitized-write', { ...OURS, isMainFrame: false })).toBe(false)
    expect(await asked('clipboard-sanitized-write', { ...OURS, requestingUrl: 'https://example.org/' })).toBe(false)
    const check = handlers.get('setPermissionCheckHandler')
    expect(check?.(null, 'clipboard-sanitized-write', 'app://claimlight')).toBe(true)
    expect(check?.(null, 'clipboard-sanitized-write', 'app://claimlight.example')).toBe(false)
    expect(check?.(null, 'media', 'app://claimlight')).toBe(false)
  })
})

describe('app://', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-rules-'))
    writeFileSync(join(folder, 'page'), 'the page')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const ask = async (address: string, method = 'GET'): Promise<Response> => {
    const { serveApp } = await import('#main/electron/app-protocol')
    serveApp(new Map([['/index.html', { file: join(folder, 'page'), mediaType: 'text/html' }]]))
    return (await handlers.get('protocol.handle')?.(new Request(address, { method }))) as Response
  }

  test('serves a file of the map at our own address, with every header', async () => {
    const answer = await ask('app://claimlight/index.html')
    expect([answer.status, await answer.text()]).toEqual([200, 'the page'])
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer.headers.get(name)).toBe(value)
  })

  test.each(['app://other/index.html', 'app://claimlight.example/index.html', 'app://claimlight/page'])(
    'nothing at %s',
    async (address) => {
      expect((await ask(address)).status).toBe(404)
    },
  )

  test('nothing but GET', async () => {
    expect((await ask('app://claimlight/index.html', 'POST')).status).toBe(405)
  })
})
