import { beforeEach, describe, expect, test } from '@jest/globals'
import { createWebSocketHost, type WebSocketHost, type WireListener } from '#shared/contract/websocket-host'

/** Connections and time in the test's hand. */
interface FakeWire extends WireListener {
  readonly sent: { readonly id: number; readonly method: string }[]
  closedByUs: boolean
}

let wires: FakeWire[]
let timers: { readonly milliseconds: number; readonly run: () => void }[]
let host: WebSocketHost

beforeEach(() => {
  wires = []
  timers = []
  host = createWebSocketHost({
    openWire(listener) {
      const wire: FakeWire = { ...listener, sent: [], closedByUs: false }
      wires.push(wire)
      return {
        send: (text) => wire.sent.push(JSON.parse(text)),
        close() {
          wire.closedByUs = true
          wire.closed()
        },
      }
    },
    after: (milliseconds, run) => timers.push({ milliseconds, run }),
  })
})

const wire = (index: number): FakeWire => {
  const found = wires[index]
  if (!found) throw new RangeError(`no wire ${index} of ${wires.length}`)
  return found
}
const reply = (on: FakeWire, index: number, result: unknown = { articles: 0, problems: [] }): void =>
  on.received(JSON.stringify({ id: on.sent[index]?.id, reply: { ok: true, result } }))
const lost = { ok: false, failure: { code: 'connection-lost', values: {} } }
const verified = { ok: true, result: { articles: 0, problems: [] } }

test('connects at once, and holds calls back until the connection stands', async () => {
  const call = host.call('library.verify', {})
  await Promise.resolve()
  expect(wire(0).sent).toEqual([])
  wire(0).opened()
  expect(wire(0).sent).toEqual([expect.objectContaining({ method: 'library.verify', params: {} })])
  reply(wire(0), 0)
  expect(await call).toEqual(verified)
})

describe('when the connection breaks', () => {
  test('what was under way fails and is not sent again', async () => {
    wire(0).opened()
    const call = host.call('library.verify', {})
    await Promise.resolve()
    wire(0).closed()
    expect(await call).toEqual(lost)
    timers[0]?.run()
    wire(1).opened()
    expect(wire(1).sent).toEqual([])
  })

  test('it is opened again by itself, with pauses that grow and an end', () => {
    wire(0).closed()
    let timer = timers[0]
    while (timer && timers.length < 100) {
      timer.run()
      wire(wires.length - 1).closed()
      timer = timers[wires.length - 1]
    }
    const pauses = timers.map(({ milliseconds }) => milliseconds)
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect(pauses.length).toBeLessThan(100)
    expect(wires).toHaveLength(pauses.length + 1)
  })

  test('a call tries at once, without waiting for the pause', async () => {
    wire(0).opened()
    wire(0).closed()
    const call = host.call('library.verify', {})
    await Promise.resolve()
    wire(1).opened()
    reply(wire(1), 0)
    expect(await call).toEqual(verified)
    // The pause that was begun ends without opening a second connection.
    timers[0]?.run()
    expect(wires).toHaveLength(2)
  })

  test('a call made without connection fails when the one attempt fails', async () => {
    wire(0).closed()
    const call = host.call('library.verify', {})
    await Promise.resolve()
    wire(1).closed()
    expect(await call).toEqual(lost)
  })

  test('the interface is told to look again once it is back, but not the first time', () => {
    const heard: unknown[] = []
    host.onEvent((event) => heard.push(event))
    wire(0).opened()
    expect(heard).toEqual([])
    wire(0).closed()
    timers[0]?.run()
    wire(1).opened()
    expect(heard).toEqual([{ kind: 'library-changed' }])
  })

  test('what the old connection still says is not heard', async () => {
    wire(0).opened()
    wire(0).closed()
    timers[0]?.run()
    wire(1).opened()
    const call = host.call('library.verify', {})
    await Promise.resolve()
    const stale = { id: wire(1).sent[0]?.id, reply: { ok: true, result: { articles: 9, problems: [] } } }
    wire(0).received(JSON.stringify(stale))
    wire(0).closed()
    reply(wire(1), 0)
    expect(await call).toEqual(verified)
  })
})

test.each(['', 'no JSON', '{}', '[1]', '{"id":1}', '{"id":1,"reply":{},"event":{}}', '{"id":77,"reply":{"ok":true,"result":{}}}'])(
  'what no application says ends the connection: %s',
  (text) => {
    wire(0).opened()
    wire(0).received(text)
    expect(wire(0).closedByUs).toBe(true)
  },
)

test('closed by its user it stays closed', async () => {
  wire(0).opened()
  const call = host.call('library.verify', {})
  await Promise.resolve()
  host.close()
  expect(await call).toEqual(lost)
  expect(await host.call('library.verify', {})).toEqual(lost)
  expect([wires.length, timers.length]).toEqual([1, 0])
})
