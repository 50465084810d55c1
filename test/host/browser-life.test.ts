import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { NOBODY } from '#main/browser/open-window'
import { type HostProcess, startBrowserHost } from '../support/browser-host'
import { describeInBrowser, installedChromium } from '../support/chromium'
import { connectHost, redeem } from './websocket-client'

const locksIn = (library: string): readonly string[] => readdirSync(library).filter((name) => name.startsWith('lock-'))

let host: HostProcess | null = null
afterEach(async () => {
  await host?.close()
  host = null
}, 30_000)

const described = existsSync(join(__dirname, '../../out/main/browser.js')) ? describe : describe.skip

described('the browser host as a process (skipped where nothing is built)', () => {
  test('ends a while after its last window has gone, with everything closed', async () => {
    host = await startBrowserHost({ args: ['--no-open'] })
    const window = connectHost(host.origin, String(await redeem(host.address)))
    expect(await window.call('app.info', {})).toMatchObject({ ok: true, result: { host: 'browser', readOnly: null } })
    expect(locksIn(host.libraryDir)).toHaveLength(1)
    window.close()
    expect(await host.ended).toBe(0)
    expect(locksIn(host.libraryDir)).toEqual([])
  }, 30_000)

  test('--keep stays', async () => {
    host = await startBrowserHost({ args: ['--no-open', '--keep'] })
    const cookie = String(await redeem(host.address))
    const window = connectHost(host.origin, cookie)
    await window.call('app.info', {})
    window.close()
    // Longer than the grace of those that do not keep.
    await new Promise((resolve) => setTimeout(resolve, 6000))
    const again = connectHost(host.origin, cookie)
    expect(await again.call('app.info', {})).toMatchObject({ ok: true })
    again.close()
  }, 30_000)

  test.each(['SIGINT', 'SIGTERM'] as const)('%s, once or several times at once, closes the library', async (signal) => {
    host = await startBrowserHost()
    for (let times = 0; times < 3; times++) host.process.kill(signal)
    expect(await host.ended).toBe(0)
    expect(locksIn(host.libraryDir)).toEqual([])
  })

  test('a folder that cannot be a library is one line and exit code 1', async () => {
    await expect(startBrowserHost({ library: '/dev/null/library' })).rejects.toThrow(/ended with 1: claimlight: [^\n]+\n$/)
  })

  test('a port that is taken is one line and exit code 1', async () => {
    host = await startBrowserHost()
    const { port } = new URL(host.origin)
    await expect(startBrowserHost({ args: ['--no-open', '--port', port] })).rejects.toThrow(
      /ended with 1: claimlight: [^\n]*EADDRINUSE[^\n]*\n$/,
    )
  })

  test('the address is printed where there is no display', async () => {
    host = await startBrowserHost({ args: [], env: { DISPLAY: '', WAYLAND_DISPLAY: '' } })
    const { address, output } = host
    await until(() => output().includes(address))
    if (process.platform === 'linux') expect(output()).toContain('no display')
  })
})

const onDisplay = process.platform === 'linux' && canRun('Xvfb') ? describeInBrowser : skipWithoutXvfb

onDisplay('a real window', () => {
  let display: ChildProcess
  let env: Record<string, string>
  let home: string

  beforeAll(async () => {
    display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const [number] = (await once(display.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer]
    home = mkdtempSync(join(tmpdir(), 'claimlight-home-'))
    env = { DISPLAY: `:${String(number).trim()}`, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), CLAIMLIGHT_NO_SANDBOX: '1' }
  }, 30_000)
  afterAll(async () => {
    // A browser writes to its profile until the very end, and its children a little longer.
    await until(() => browserProcess(home).length === 0)
    display.kill()
    await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }, 30_000)

  test('opens on the page, in a profile of its own, and the host ends when it is closed', async () => {
    host = await startBrowserHost({ args: [], env })
    const { port } = new URL(host.origin)
    await until(() => establishedTo(port) > 0)
    const profiles = readdirSync(join(home, '.config/Claimlight'))
    expect(profiles).toEqual([expect.stringMatching(/^window-[0-9a-f]{12}$/)])
    browserProcess(home).forEach((pid) => process.kill(pid, 'SIGTERM'))
    expect(await host.ended).toBe(0)
    expect(host.output()).toContain('Closing the window ends it')
  }, 60_000)

  test('is closed when the host is ended', async () => {
    host = await startBrowserHost({ args: [], env })
    const { port } = new URL(host.origin)
    await until(() => establishedTo(port) > 0)
    host.process.kill('SIGINT')
    expect(await host.ended).toBe(0)
    await until(() => browserProcess(home).length === 0)
  }, 60_000)

  const maybeTraced = canRun('strace') ? test : test.skip
  maybeTraced(
    'speaks to nobody but the host (skipped without strace)',
    async () => {
      const trace = join(home, 'trace')
      const traced = join(home, 'traced')
      const script = `#!/bin/sh\nexec strace -f -qq -e trace=connect -e signal=none -o '${trace}' '${installedChromium()}' "$@"\n`
      writeFileSync(traced, script, { mode: 0o755 })
      host = await startBrowserHost({ args: [], env: { ...env, CHROMIUM_PATH: traced } })
      const { port } = new URL(host.origin)
      await until(() => establishedTo(port) > 0)
      // Long enough for what a browser asks for soon after its start: accounts, updates, variations.
      await new Promise((resolve) => setTimeout(resolve, 10_000))
      await host.close()
      // strace lets go of the browser when it is ended itself.
      for (const pid of browserProcess(home)) process.kill(pid, 'SIGTERM')
      const connects = readFileSync(trace, 'utf8').matchAll(/port=htons\((\d+)\).*?(?:inet_addr\(|AF_INET6, )"([^"]+)"/g)
      const spokenTo = new Set(Array.from(connects, ([, toPort, address]) => `${address} ${toPort}`).filter((to) => !QUIET.has(to)))
      // What a browser asks of its maker ends at the proxy that nobody answers for, on this computer.
      spokenTo.delete(NOBODY.replace(':', ' '))
      expect([...spokenTo]).toEqual([`127.0.0.1 ${port}`])
    },
    120_000,
  )
})

/**
 * Connected datagram sockets that never send: Chromium asks the system's routing table in this way whether there is IPv6 at all, and
 * which address of its own it would use.
 */
const QUIET: ReadonlySet<string> = new Set(['2001:4860:4860::8888 443', '127.0.0.1 443'])

/** Connections of the window: listed by the kernel, whichever process they belong to. */
function establishedTo(port: string): number {
  const hex = Number(port).toString(16).toUpperCase().padStart(4, '0')
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .filter((line) => new RegExp(`^ *\\d+: \\S+ \\S+:${hex} 01 `).test(line)).length
}

/** The browser's main processes whose profile is below `folder`. */
function browserProcess(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return command.includes(`--user-data-dir=${folder}`) && !command.includes('--type=')
      } catch {
        return false
      }
    })
    .map(Number)
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 50))
}

function skipWithoutXvfb(title: string, body: () => void): void {
  describe.skip(`${title} (skipped: no Xvfb)`, body)
}

function canRun(command: string): boolean {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
