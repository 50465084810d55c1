import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { PageShelf } from '#main/app/page-shelf'
import { listAssets } from '#main/app/renderer-assets'
import { serveApp, type ServedApp } from '#main/browser/serve-app'
import { stubApp, type StubApp } from './browser-stub-app'
import { ask, knock, redeem } from './websocket-client'

let folder: string
let app: StubApp
let served: ServedApp

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimlight-server-'))
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'outside')
  writeFileSync(join(folder, 'renderer/index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'renderer/assets/index-1.js'), 'export {}')
  writeFileSync(join(folder, 'renderer/assets/index-1.js.map'), '{}')
  app = stubApp()
  served = await serveApp({ app, assets: await listAssets(join(folder, 'renderer')), port: 0, onWindows: () => undefined })
})

afterEach(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

describe('what is served', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index-1.js', 'text/javascript; charset=utf-8'],
    ['/?query', 'text/html; charset=utf-8'],
  ])('%s as %s', async (path, type) => {
    const answer = await ask(served.origin, { path })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe(type)
    expect(answer.body).not.toBe('')
  })

  test('HEAD has the headers and no body', async () => {
    const answer = await ask(served.origin, { method: 'HEAD' })
    expect([answer.status, answer.body, answer.headers['content-length']]).toEqual([200, '', '34'])
  })

  test.each([
    '/secret.html',
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..\\secret.html',
    '//index.html',
    '/assets',
    '/assets/',
    '/assets/index-1.js.map',
    '/assets/index-1.js%00.html',
    '/INDEX.HTML',
    '/constructor',
    '/__proto__',
    'http://example.org/index.html',
    '*',
  ])('%s does not exist', async (path) => {
    const answer = await ask(served.origin, { path })
    expect([answer.status, answer.body]).toEqual([404, ''])
  })

  test('a file that appears later does not exist', async () => {
    writeFileSync(join(folder, 'renderer/late.html'), 'late')
    expect((await ask(served.origin, { path: '/late.html' })).status).toBe(404)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s of a page is refused', async (method) => {
    expect((await ask(served.origin, { method })).status).toBe(405)
  })
})

describe('a page for paper', () => {
  test('is at its own path alone, under a policy that lets no script in, until others came', async () => {
    await served.close()
    const shelf = new PageShelf()
    served = await serveApp({ app, assets: new Map(), shelf, port: 0, onWindows: () => undefined })
    const path = shelf.put('<!doctype html><title>report</title>')
    expect(path).toMatch(/^\/printed\/[0-9a-f-]{36}\.html$/)
    const answer = await ask(served.origin, { path })
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([
      200,
      '<!doctype html><title>report</title>',
      'text/html; charset=utf-8',
    ])
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    )
    expect([answer.headers['cross-origin-opener-policy'], answer.headers['cache-control']]).toEqual(['same-origin', 'no-store'])
    expect((await ask(served.origin, { path, method: 'POST' })).status).toBe(405)
    expect((await ask(served.origin, { path, headers: { Host: 'example.org' } })).status).toBe(421)
    expect((await ask(served.origin, { path: '/printed/' })).status).toBe(404)
    for (const other of ['a', 'b', 'c']) shelf.put(other)
    expect((await ask(served.origin, { path })).status).toBe(404)
  })
})

describe('headers', () => {
  // Written out here on purpose: a change of the policy must be made twice.
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types claimlight-worker"

  test.each([
    ['a page', {}],
    ['a script', { path: '/assets/index-1.js' }],
    ['a path that does not exist', { path: '/none' }],
    ['a refused host', { headers: { Host: 'example.org' } }],
    ['the session', { method: 'POST', path: '/session' }],
  ])('of %s', async (_name, asking) => {
    const { headers } = await ask(served.origin, asking)
    expect(headers['content-security-policy']).toBe(policy)
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['cache-control']).toBe('no-store')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })
})

describe('the Host header', () => {
  test.each(['example.org', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '127.0.0.1.example.org'])(
    '"%s" is answered 421, on pages and on the door',
    async (host) => {
      const withPort = host.includes(':') || host === '127.0.0.1' ? host : `${host}:${new URL(served.origin).port}`
      const cookie = String(await redeem(served.address))
      expect((await ask(served.origin, { headers: { Host: withPort } })).status).toBe(421)
      expect(await knock(served.origin, { Host: withPort, Origin: served.origin, Cookie: cookie })).toBe(421)
      expect((await ask(served.origin)).status).toBe(200)
    },
  )
})

describe('the one-time token', () => {
  test('has 256 bits and travels in the fragment', () => {
    const { hash, search, pathname } = new URL(served.address)
    expect(Buffer.from(hash.replace('#token=', ''), 'base64url')).toHaveLength(32)
    expect([search, pathname]).toEqual(['', '/'])
  })

  test('is exchanged once, for a cookie that scripts and other sites cannot use', async () => {
    const body = new URL(served.address).hash.replace('#token=', '')
    const exchange = { method: 'POST', path: '/session', headers: { Origin: served.origin }, body }
    const first = await ask(served.origin, exchange)
    expect(first.status).toBe(204)
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(/^claimlight-\w+=[\w-]{43}; Path=\/door; HttpOnly; SameSite=Strict$/),
    ])
    expect(String(first.headers['set-cookie'])).not.toContain(body)
    const second = await ask(served.origin, exchange)
    expect([second.status, second.headers['set-cookie']]).toEqual([403, undefined])
  })

  test.each([
    ['a wrong token', 'A'.repeat(43)],
    ['an empty one', ''],
    ['a long body', 'A'.repeat(100_000)],
  ])('%s is refused and does not use up the right one', async (_name, body) => {
    const answer = await ask(served.origin, { method: 'POST', path: '/session', headers: { Origin: served.origin }, body })
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
    expect(await redeem(served.address)).not.toBeNull()
  })

  test.each([{}, { Origin: 'http://example.org' }, { Origin: 'null' }])('the right one from origin %j is refused', async (headers) => {
    const body = new URL(served.address).hash.replace('#token=', '')
    expect((await ask(served.origin, { method: 'POST', path: '/session', headers, body })).status).toBe(403)
  })

  test('is not read from a GET', async () => {
    expect((await ask(served.origin, { path: '/session' })).status).toBe(405)
  })
})

describe('the door', () => {
  test('lets in our origin with the cookie', async () => {
    const cookie = String(await redeem(served.address))
    expect(await knock(served.origin, { Origin: served.origin, Cookie: cookie })).toBe(101)
    expect(await knock(served.origin, { Origin: served.origin, Cookie: `other=1; ${cookie}; third=2` })).toBe(101)
  })

  test.each([
    ['no Origin', (): Record<string, string> => ({})],
    ['a foreign Origin', () => ({ Origin: 'http://example.org' })],
    ['the origin of a local file', () => ({ Origin: 'null' })],
    ['another port of this computer', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['the same origin by another name', () => ({ Origin: served.origin.replace('127.0.0.1', 'localhost') })],
  ])('refuses %s', async (_name, headers) => {
    const cookie = String(await redeem(served.address))
    expect(await knock(served.origin, { ...headers(), Cookie: cookie })).toBe(403)
  })

  test('refuses a missing, empty or wrong cookie', async () => {
    const [name = ''] = String(await redeem(served.address)).split('=')
    expect(await knock(served.origin, { Origin: served.origin })).toBe(403)
    expect(await knock(served.origin, { Origin: served.origin, Cookie: `${name}=` })).toBe(403)
    expect(await knock(served.origin, { Origin: served.origin, Cookie: `${name}=${'A'.repeat(43)}` })).toBe(403)
  })

  test('is at one path', async () => {
    const cookie = String(await redeem(served.address))
    expect(await knock(served.origin, { Origin: served.origin, Cookie: cookie }, '/')).toBe(404)
    expect(await knock(served.origin, { Origin: served.origin, Cookie: cookie }, '/door/')).toBe(404)
  })
})

describe('the network', () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4')?.address
  const maybe = outside ? test : test.skip
  maybe('cannot reach it by the address of a network card (skipped where there is none)', async () => {
    const port = Number(new URL(served.origin).port)
    const code = await new Promise((resolve) => {
      connect(port, String(outside))
        .on('connect', () => resolve('connected'))
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    })
    expect(code).toBe('ECONNREFUSED')
  })

  const hasSs = process.platform === 'linux' && canRun('ss')
  const maybeSs = hasSs ? test : test.skip
  maybeSs('sees no other socket of this process (skipped without ss)', () => {
    const listening = execFileSync('ss', ['-Hltunp'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(`pid=${process.pid},`))
      .map((line) => line.split(/\s+/)[4])
    expect(listening).toEqual([new URL(served.origin).host])
  })
})

test('closing closes the application once', async () => {
  await Promise.all([served.close(), served.close()])
  expect(app.closed).toBe(1)
  await expect(ask(served.origin)).rejects.toThrow('ECONNREFUSED')
})

function canRun(command: string): boolean {
  try {
    execFileSync(command, ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
