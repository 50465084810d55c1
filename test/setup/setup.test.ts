import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { FakeMachine, which } from './fake-machine'

// The scripts under test are for Linux and macOS here: the fake commands are shell scripts.
const onUnix = process.platform === 'win32' ? describe.skip : describe
const isRoot = process.getuid?.() === 0
const asRoot = isRoot ? test : test.skip
/** Root tries it as nobody; anybody else as themselves. */
const ordinary = { asNobody: isRoot }
const onDebian = /^ID="?debian/m.test(osRelease()) ? describe : describe.skip
const onTerminal = which('script') === 'script' ? test.skip : test

let machine: FakeMachine
beforeEach(() => {
  machine = new FakeMachine()
})
afterEach(() => machine.remove())

onUnix('npm run setup', () => {
  test("with Electron's runtime: packages, runtime, build, and nothing is asked or installed", () => {
    const { code, shown, calls } = machine.run({ ...ordinary, env: { ELECTRON_COMES: '1' } })
    expect(calls).toEqual(['npm ci --no-audit --no-fund --loglevel=error', 'fetch electron', 'build'])
    expect(shown).toContain('Ready: "npm start" opens Claimlight')
    expect(code).toBe(0)
  })

  test('without it, but with a browser: says so in one line and uses that', () => {
    machine.haveBrowser()
    const { code, shown, calls } = machine.run(ordinary)
    expect(calls).toEqual(['npm ci --no-audit --no-fund --loglevel=error', 'fetch electron', 'build'])
    expect(shown).toMatch(
      /^Electron's runtime could not be fetched \(TypeError: fetch failed\); Claimlight will use the browser host instead\.$/m,
    )
    expect(shown).toMatch(/^The browser host will use .*chromium\.$/m)
    expect(code).toBe(0)
  })

  test('a second run does nothing but try the runtime again', () => {
    machine.haveBrowser()
    machine.run(ordinary)
    expect(machine.run(ordinary).calls).toEqual(['fetch electron'])
  })

  test('a second run with the runtime does nothing at all', () => {
    machine.run({ ...ordinary, env: { ELECTRON_COMES: '1' } })
    const { code, calls } = machine.run(ordinary)
    expect([code, calls]).toEqual([0, []])
  })

  test('nothing is fetched where that is switched off', () => {
    machine.haveBrowser()
    const { calls, shown } = machine.run({ ...ordinary, env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } })
    expect(calls).not.toContain('fetch electron')
    expect(shown).toContain('ELECTRON_SKIP_BINARY_DOWNLOAD is set')
  })

  test('a failing npm ci ends it with one line', () => {
    const { code, shown, calls } = machine.run({ ...ordinary, env: { NPM_FAILS: '1' } })
    expect(calls).toHaveLength(1)
    expect(shown).toContain('setup: "npm ci" failed; what it said stands above.')
    expect(code).toBe(1)
  })

  test('a failing build ends it, with what the build said', () => {
    const { code, shown } = machine.run({ ...ordinary, env: { BUILD_FAILS: '1', ELECTRON_COMES: '1' } })
    expect(shown).toContain('a mistake')
    expect(shown).not.toContain('Ready')
    expect(code).toBe(1)
  })

  test('an unknown flag shows the usage and does nothing', () => {
    const { code, shown, calls } = machine.run({ ...ordinary, args: ['--fast'] })
    expect([code, calls]).toEqual([2, []])
    expect(shown).toContain('Usage: npm run setup')
  })
})

onUnix('a browser, where neither runtime nor browser is here', () => {
  onDebian('on Debian (skipped elsewhere)', () => {
    const install =
      'apt-get install -y -qq --no-install-recommends chromium chromium-sandbox fonts-noto-core fonts-noto-color-emoji fonts-noto-cjk'

    asRoot('root gets it without a question (skipped unless run by root)', () => {
      const { code, calls, shown } = machine.run()
      expect(calls.slice(3)).toEqual(['apt-get update -qq', install])
      expect(shown).toContain('The browser host will use')
      expect(code).toBe(0)
    })

    test('--yes gets it and what the tests need, through sudo where one is not root', () => {
      const { code, calls } = machine.run({ ...ordinary, args: ['--yes'] })
      expect(calls.slice(3)).toEqual([
        'sudo apt-get update -qq',
        'apt-get update -qq',
        `sudo ${install} xvfb xauth`,
        `${install} xvfb xauth`,
      ])
      expect(code).toBe(0)
    })

    onTerminal.each(['y\n', 'yes\n', '\n'])('asked on a terminal, "%s" installs (skipped without util-linux)', (typed) => {
      const { shown, calls } = machine.run({ ...ordinary, typed })
      expect(shown).toContain('Install chromium, chromium-sandbox, fonts-noto-core, fonts-noto-color-emoji, fonts-noto-cjk? [Y/n]')
      expect(calls).toContain(install)
    })

    onTerminal.each(['n\n', 'later\n', '\u0004'])('asked on a terminal, %j does not (skipped without util-linux)', (typed) => {
      const { code, shown, calls } = machine.run({ ...ordinary, typed })
      expect(calls.filter((call) => call.includes('apt-get'))).toEqual([])
      expect(shown).toContain('"npm start" will print an address')
      expect(code).toBe(0)
    })

    test('without a terminal nobody is asked, and the line says what to type', () => {
      const { code, shown, calls } = machine.run(ordinary)
      expect(calls.filter((call) => call.includes('apt-get'))).toEqual([])
      expect(shown).toContain('"npm run setup -- --yes" installs chromium')
      expect(code).toBe(0)
    })

    test('a failing installation ends it with the command that failed', () => {
      const { code, shown } = machine.run({ ...ordinary, args: ['--yes'], env: { APT_FAILS: '1' } })
      expect(shown).toMatch(/setup: "sudo apt-get install .*" failed/)
      expect(code).toBe(1)
    })
  })

  test('on a system without apt-get the line says what to do', () => {
    machine.without('apt-get')
    const { code, shown } = machine.run({ ...ordinary, args: ['--yes'] })
    expect(shown).toContain('Install Chromium, Google Chrome or Microsoft Edge')
    expect(code).toBe(0)
  })
})

onUnix('before setup', () => {
  test.each(['start.mjs', 'test.mjs', 'claimlight.mjs'])('%s says what is missing', (script) => {
    const { code, shown, calls } = machine.run({ ...ordinary, script })
    expect(shown).toContain('run "npm run setup"')
    expect([code, calls]).toEqual([1, []])
  })
})

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}
