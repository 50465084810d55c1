/** The browser host against connections that no browser of ours makes: written byte by byte, as an attacker writes them. */
import { connect } from 'node:net'
import crypto from 'node:crypto'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { CONNECTION_LIMITS } from '#main/browser/loopback-server'
import { serveApp, type ServedApp } from '#main/browser/serve-app'
import { createSession } from '#main/browser/session-token'
import { stubApp } from '../host/browser-stub-app'
import { ask, knock, redeem } from '../host/websocket-client'

const LIMITS = { ...CONNECTION_LIMITS, headersTime: 300, requestTime: 600, checkEvery: 50 }

let served: ServedApp
let redeemed = 0

beforeEach(async () => {
  redeemed = 0
  served = await serveApp({
    app: stubApp(),
    assets: new Map(),
    port: 0,
    onWindows: () => undefined,
    onRedeemed: () => redeemed++,
    limits: LIMITS,
  })
})
afterEach(() => served.close())

/** What comes back to these bytes until the other side hangs up: the status line, or nothing. */
function say(...parts: readonly (string | number)[]): Promise<string> {
  const { hostname, port } = new URL(served.origin)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => (answer += text))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''))
    const next = ([part, ...rest]: readonly (string | number)[]): void => {
      if (part === undefined || socket.destroyed) return
      if (typeof part === 'number') setTimeout(() => next(rest), part)
      else socket.write(part, () => next(rest))
    }
    socket.on('connect', () => next(parts))
  })
}

const host = (): string => new URL(served.origin).host

describe('requests', () => {
  test.each([
    ['in absolute form', (): string => `GET http://example.org/ HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`, 404],
    ['in absolute form to another host', () => 'GET http://example.org/ HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n', 421],
    ['without Host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['without Host, of old', () => 'GET / HTTP/1.0\r\n\r\n', 421],
    ['with two Hosts', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\nHost: example.org\r\nConnection: close\r\n\r\n`, 421],
    ['that are a proxy’s', () => `CONNECT example.org:443 HTTP/1.1\r\nHost: ${host()}\r\n\r\n`, null],
    [
      'of two lengths',
      () => `POST /session HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['with a header folded into another', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\nX: a\r\n b: c\r\nX\r\n\r\n`, 400],
    ['that are no HTTP', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['with a huge header', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
    ['with a huge address', () => `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: ${host()}\r\n\r\n`, 431],
    ['with thousands of headers', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\n${'X: y\r\n'.repeat(20_000)}\r\n`, 431],
  ])('%s are refused', async (_what, bytes, status) => {
    const line = await say(bytes())
    if (status === null) expect(line).toBe('')
    else expect(line).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })

  test('whose headers come drop by drop are cut off', async () => {
    const drops = Array.from({ length: 200 }, (_, i) => [`X${i}: y\r\n`, 50]).flat()
    expect(await say(`GET / HTTP/1.1\r\nHost: ${host()}\r\n`, ...drops)).toMatch(/^HTTP\/1.1 408 /)
  })

  test('whose headers come drop by drop are cut off before the time for a whole request is over', async () => {
    await served.close()
    served = await serveApp({
      app: stubApp(),
      assets: new Map(),
      port: 0,
      onWindows: () => undefined,
      limits: { ...LIMITS, requestTime: 60_000 },
    })
    const drops = Array.from({ length: 60 }, (_, i) => [`X${i}: y\r\n`, 50]).flat()
    expect(await say(`GET / HTTP/1.1\r\nHost: ${host()}\r\n`, ...drops)).toMatch(/^HTTP\/1.1 408 /)
  })

  test('whose body is longer than any token are refused before it has come', async () => {
    const head = `POST /session HTTP/1.1\r\nHost: ${host()}\r\nOrigin: ${served.origin}\r\nContent-Length: 100000\r\n\r\n`
    expect(await say(head, 'a'.repeat(300))).toMatch(/^HTTP\/1.1 403 /)
  })

  test('whose body comes drop by drop are cut off', async () => {
    const head = `POST /session HTTP/1.1\r\nHost: ${host()}\r\nOrigin: ${served.origin}\r\nContent-Length: 43\r\n\r\n`
    expect(await say(head, ...Array.from({ length: 40 }, () => ['a', 50]).flat())).toMatch(/^(HTTP\/1.1 40[38] .*)?$/)
    expect(redeemed).toBe(0)
  })

  test('a hundred that never end keep nobody else out', async () => {
    const hanging = Array.from({ length: 100 }, () => say(`GET / HTTP/1.1\r\nHost: ${host()}\r\n`))
    expect(await redeem(served.address)).not.toBeNull()
    for (const line of await Promise.all(hanging)) expect(line).toMatch(/^HTTP\/1.1 408 /)
  })

  test('the product’s own limits are seconds and kilobytes', () => {
    expect(CONNECTION_LIMITS).toEqual({ headerBytes: 16_384, headersTime: 5000, requestTime: 10_000, checkEvery: 1000 })
  })
})

describe('a second client', () => {
  test('gets nothing from the token that the first has used, and nothing without the cookie', async () => {
    const cookie = await redeem(served.address)
    expect(redeemed).toBe(1)
    expect(await redeem(served.address)).toBeNull()
    expect(await knock(served.origin, { Origin: served.origin })).toBe(403)
    expect(await knock(served.origin, { Origin: served.origin, Cookie: String(cookie).replace(/=.*/, '=x') })).toBe(403)
    expect(redeemed).toBe(1)
  })

  test('cannot try tokens until one fits: each is 256 bits and compared as a whole', async () => {
    const compare = jest.spyOn(crypto, 'timingSafeEqual')
    const session = createSession()
    expect(session.redeem('')).toBeNull()
    expect(session.redeem(session.token.slice(0, -1))).toBeNull()
    expect(session.redeem(`${session.token}x`)).toBeNull()
    expect(session.admits(`${session.cookieName}=x`)).toBe(false)
    // Nothing is decided before the comparison, and it never sees two lengths.
    expect(compare.mock.calls.map(([a, b]) => [a.byteLength, b.byteLength])).toEqual(Array.from({ length: 4 }, () => [32, 32]))
    compare.mockRestore()
  })
})

test('nothing is served before Host is known to be ours', async () => {
  const { headers, body } = await ask(served.origin, { headers: { Host: 'example.org' } })
  expect([body, headers['set-cookie']]).toEqual(['', undefined])
})
