/** Which sockets the host's process really has, as the system tells it, after a round of everything that could call home. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createSocket } from 'node:dgram'
import { afterEach, expect, jest, test } from '@jest/globals'
import { type HostProcess, startBrowserHost } from '#support/browser-host'
import { connectHost, redeem } from '../host/websocket-client'

jest.setTimeout(60_000)

const built = existsSync(join(resolve(__dirname, '../..'), 'out/main/browser.js'))
const why = process.platform !== 'linux' ? 'only Linux tells' : built ? null : 'nothing is built'
const maybe = why === null ? test : test.skip
let host: HostProcess | null = null
afterEach(async () => {
  await host?.close()
  host = null
})

interface SystemSocket {
  readonly protocol: string
  /** As the kernel writes them: address in hexadecimal, port. */
  readonly local: string
  readonly remote: string
}

const LOOPBACK = '0100007F'
const NOBODY = '00000000:0000'

function socketsOf(pid: number): readonly SystemSocket[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    }),
  )
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((protocol) =>
    readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => inodes.has(columns[9] ?? ''))
      .map(([, local = '', remote = '']) => ({ protocol, local, remote })),
  )
}

maybe(`the process listens on one port of this computer and speaks to nobody else${why === null ? '' : ` (skipped: ${why})`}`, async () => {
  host = await startBrowserHost({ samples: true })
  const port = Number(new URL(host.origin).port).toString(16).toUpperCase().padStart(4, '0')
  const door = connectHost(host.origin, String(await redeem(host.address)))
  const page =
    '<!doctype html><base href="http://192.0.2.1/"><img src="/x.png"><link rel=stylesheet href="//192.0.2.1/a.css"><p>The mayor said no.</p>'
  const files = [{ name: 'a.html', base64: Buffer.from(page).toString('base64') }]
  expect(await door.call('article.add', { files, encoding: null })).toMatchObject({ ok: true })
  const dtd =
    '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY e SYSTEM "http://192.0.2.1/e">]><html><body><p>It said &e;.</p></body></html>'
  expect(
    await door.call('article.add', { files: [{ name: 'a.xhtml', base64: Buffer.from(dtd).toString('base64') }], encoding: null }),
  ).toMatchObject({ ok: true })
  const context = JSON.stringify({
    '@context': 'http://192.0.2.1/context.jsonld',
    id: 'http://192.0.2.1/a',
    type: 'Annotation',
    target: 'http://192.0.2.1/t',
  })
  await door.call('import.run', { files: [{ name: 'a.jsonld', base64: Buffer.from(context).toString('base64') }], into: 'own' })
  expect(await door.call('export.run', { scope: { kind: 'library' }, format: 'w3c', rawCsv: false })).toMatchObject({ ok: true })
  const sockets = socketsOf(Number(host.process.pid))
  door.close()
  expect(sockets).toContainEqual({ protocol: 'tcp', local: `${LOOPBACK}:${port}`, remote: NOBODY })
  const others = sockets.filter(
    ({ protocol, local, remote }) =>
      protocol !== 'tcp' || local !== `${LOOPBACK}:${port}` || !(remote === NOBODY || remote.startsWith(`${LOOPBACK}:`)),
  )
  expect(others).toEqual([])
})

maybe('and the look at it would see another one', async () => {
  const other = createSocket('udp4')
  await new Promise<void>((resolve) => other.bind(0, '127.0.0.1', resolve))
  expect(socketsOf(process.pid).filter(({ protocol }) => protocol === 'udp')).toHaveLength(1)
  other.close()
})
