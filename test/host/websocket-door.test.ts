import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { serveApp, type ServedApp } from '#main/browser/serve-app'
import { MAX_MESSAGE_BYTES } from '#shared/contract/door'
import { DEFAULT_SETTINGS, type Params } from '#shared/contract/methods'
import type { WebSocketHost } from '#shared/contract/websocket-host'
import { stubApp, type StubApp } from './browser-stub-app'
import { connectHost, redeem } from './websocket-client'

let app: StubApp
let served: ServedApp
let cookie: string
let windows: number[]
const hosts: WebSocketHost[] = []

async function serve(answer?: (method: string, params: unknown) => Promise<unknown>): Promise<void> {
  app = stubApp(answer)
  // One list a server: the last windows of the one before may go later.
  const seen: number[] = []
  windows = seen
  served = await serveApp({ app, assets: new Map(), port: 0, onWindows: (open) => seen.push(open) })
  cookie = String(await redeem(served.address))
}

function connect(): WebSocketHost {
  const host = connectHost(served.origin, cookie)
  hosts.push(host)
  return host
}

beforeEach(() => serve())
afterEach(async () => {
  for (const host of hosts.splice(0)) host.close()
  await served.close()
})

describe('calls', () => {
  test('reach dispatch as they are and come back as replies', async () => {
    await served.close()
    await serve(async () => ({ ok: true, result: { entries: [] } }))
    expect(await connect().call('library.list', { query: 'x', state: null })).toEqual({ ok: true, result: { entries: [] } })
    expect(app.calls).toEqual([{ method: 'library.list', params: { query: 'x', state: null } }])
  })

  test('are answered by id, in whatever order they are done', async () => {
    await served.close()
    const done: (() => void)[] = []
    await serve(async (method) => {
      if (method === 'library.list') await new Promise<void>((resolve) => done.push(resolve))
      return { ok: true, result: method === 'library.list' ? { entries: [] } : {} }
    })
    const host = connect()
    const order: string[] = []
    const slow = host.call('library.list', { query: '', state: null }).then(() => order.push('slow'))
    await host.call('view.save', { articleId: 'a'.repeat(16), view: { topOffset: 0, topPixels: 0, selected: null, caret: null } })
    order.push('fast')
    done[0]?.()
    await slow
    expect(order).toEqual(['fast', 'slow'])
  })

  test('a failure keeps its code and values', async () => {
    await served.close()
    const failure = { code: 'unknown-article', values: { id: 'ü\u{1F600}' } }
    await serve(async () => ({ ok: false, failure }))
    expect(await connect().call('library.verify', {})).toEqual({ ok: false, failure })
  })

  test('text survives unharmed, whatever is in it', async () => {
    const text = 'a\u0000\u2028\r\n\u202E\u{1F469}\u200D\u{1F467}\uFEFF "\\" lone \uD800 and \uDC00 </script>'
    await connect().call('article.paste', {
      text,
      metadata: { title: '', outlet: '', author: '', published: '', url: '', language: '' },
    })
    expect(app.calls).toEqual([expect.objectContaining({ params: expect.objectContaining({ text }) })])
  })

  test('a file of 50 MB goes through', async () => {
    const base64 = 'QUJD'.repeat((50 * 1024 * 1024) / 3)
    await connect().call('article.add', { files: [{ name: 'large.txt', base64 }], encoding: null })
    expect(app.calls).toHaveLength(1)
    const { files } = app.calls.map(({ params }) => params as Params<'article.add'>)[0] ?? { files: [] }
    expect(files[0]?.base64).toHaveLength(base64.length)
  })

  test('one that no connection could carry fails here, and the connection stays', async () => {
    const host = connect()
    const files = [{ name: 'huge.txt', base64: 'A'.repeat(MAX_MESSAGE_BYTES) }]
    expect(await host.call('article.add', { files, encoding: null })).toEqual({
      ok: false,
      failure: { code: 'too-large', values: { name: 'huge.txt', limit: '96 MB' } },
    })
    const wide = { files: [{ name: '\u4e2d'.repeat(4096), base64: '\u4e2d'.repeat(MAX_MESSAGE_BYTES / 3) }], encoding: null }
    expect(await host.call('article.add', wide)).toMatchObject({ ok: false, failure: { code: 'too-large' } })
    expect(await host.call('settings.save', { ...DEFAULT_SETTINGS, theme: 'dark' })).toEqual({
      ok: true,
      result: {},
    })
    expect(windows).toEqual([1])
  })
})

describe('both ends check', () => {
  test('params before they are sent', async () => {
    const host = connect()
    const reply = await host.call('library.list', { query: 'x', state: 'lost' } as never)
    expect(reply).toEqual({ ok: false, failure: { code: 'invalid-request', values: { where: 'library.list.state' } } })
    expect(app.calls).toEqual([])
  })

  test('results when they arrive', async () => {
    await served.close()
    await serve(async () => ({ ok: true, result: { entries: [{ id: '../..' }] } }))
    const reply = await connect().call('library.list', { query: '', state: null })
    expect(reply).toEqual({ ok: false, failure: { code: 'internal', values: { where: 'library.list.entries.0.id' } } })
  })

  test.each([[{ ok: 'yes' }], [null], [{ ok: false, failure: { code: 'invented', values: {} } }]])(
    'the reply itself: %j',
    async (answer) => {
      await served.close()
      await serve(async () => answer)
      expect(await connect().call('library.verify', {})).toEqual({
        ok: false,
        failure: { code: 'internal', values: { where: 'library.verify' } },
      })
    },
  )

  test.each([
    'not JSON',
    '[]',
    'null',
    '{"id":"1","method":"library.list","params":{}}',
    '{"id":-1,"method":"library.list","params":{}}',
    '{"id":1,"method":7,"params":{}}',
    '{"id":1,"params":{}}',
    '{"id":1,"method":"library.list","params":{},"more":1}',
    Buffer.from('{"id":1,"method":"library.list","params":{}}'),
  ])('a message of another form ends the connection: %s', async (message) => {
    const socket = new WebSocket(`${served.origin.replace('http', 'ws')}/door`, { headers: { Origin: served.origin, Cookie: cookie } })
    const code = await new Promise((resolve) => {
      socket.on('open', () => socket.send(message))
      socket.on('close', resolve)
    })
    expect(code).toBe(1008)
    expect(app.calls).toEqual([])
  })
})

describe('events', () => {
  test('reach every window, and only those of the contract', async () => {
    const heard: string[] = []
    const [first, second] = [connect(), connect()]
    const stop = first.onEvent((event) => heard.push(`first ${event.kind}`))
    second.onEvent((event) => heard.push(`second ${event.kind}`))
    await Promise.all([first.call('library.verify', {}), second.call('library.verify', {})])
    app.emit({ kind: 'library-changed' })
    app.emit({ kind: 'invented' } as never)
    await Promise.all([first.call('library.verify', {}), second.call('library.verify', {})])
    expect(heard.toSorted()).toEqual(['first library-changed', 'second library-changed'])
    stop()
    app.emit({ kind: 'command', command: 'undo' })
    await Promise.all([first.call('library.verify', {}), second.call('library.verify', {})])
    expect(heard.slice(2)).toEqual(['second command'])
  })
})

describe('an end', () => {
  test('windows are counted as they come and go', async () => {
    const [first, second] = [connect(), connect()]
    await Promise.all([first.call('library.verify', {}), second.call('library.verify', {})])
    first.close()
    second.close()
    while (windows.at(-1) !== 0) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(windows).toEqual([1, 2, 1, 0])
  })

  test('what was asked before is answered, what comes after is told so', async () => {
    await served.close()
    const asked: (() => void)[] = []
    const arrived = deferred()
    await serve(async () => {
      arrived.resolve(undefined)
      await new Promise<void>((resolve) => asked.push(resolve))
      return { ok: true, result: { articles: 1, problems: [] } }
    })
    const host = connect()
    const call = host.call('library.verify', {})
    await arrived.promise
    const closed = served.close()
    asked[0]?.()
    expect(await call).toEqual({ ok: true, result: { articles: 1, problems: [] } })
    await closed
    expect(await host.call('library.verify', {})).toEqual({ ok: false, failure: { code: 'connection-lost', values: {} } })
    expect(app.closed).toBe(1)
  })
})

function deferred(): { readonly promise: Promise<unknown>; readonly resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => undefined
  const promise = new Promise((done) => {
    resolve = done
  })
  return { promise, resolve }
}
