import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { FakeMachine } from './fake-machine'

const onUnix = process.platform === 'win32' ? describe.skip : describe
const isRoot = process.getuid?.() === 0
const asRoot = isRoot ? test : test.skip
const ordinary = { asNobody: isRoot }
const display = { DISPLAY: ':0' }

let machine: FakeMachine
beforeEach(() => {
  machine = new FakeMachine()
})
afterEach(() => machine.remove())

function setUp(env: Readonly<Record<string, string>> = {}): void {
  machine.haveBrowser()
  machine.run({ ...ordinary, env })
}

onUnix('npm start', () => {
  test('opens Electron where its runtime is here, and ends as it ends', () => {
    setUp({ ELECTRON_COMES: '1' })
    const { code, calls } = machine.run({ ...ordinary, script: 'start.mjs', args: ['--library', 'my library'], env: display })
    expect(calls).toEqual([`electron ${join(machine.folder, 'clone')} --library my library`])
    expect(code).toBe(0)
  })

  test('goes through the browser host where it is not, and says so', () => {
    setUp()
    const { calls, shown } = machine.run({ ...ordinary, script: 'start.mjs', args: ['--port', '4000'], env: display })
    expect(calls).toEqual(['browser host --port 4000'])
    expect(shown).toBe("Electron's runtime is not here; Claimlight opens through the browser host.\n")
  })

  test('goes through the browser host where Electron ends at once', () => {
    setUp({ ELECTRON_COMES: '1' })
    const { code, calls, shown } = machine.run({ ...ordinary, script: 'start.mjs', env: { ...display, ELECTRON_EXITS: '127' } })
    expect(calls).toEqual([`electron ${join(machine.folder, 'clone')}`, 'browser host '])
    expect(shown).toContain('Electron ended at once (exit code 127)')
    expect(code).toBe(0)
  })

  const onLinux = process.platform === 'linux' ? test : test.skip
  onLinux('goes through the browser host without a display (Linux only)', () => {
    setUp({ ELECTRON_COMES: '1' })
    const { calls, shown } = machine.run({ ...ordinary, script: 'start.mjs' })
    expect(calls).toEqual(['browser host '])
    expect(shown).toContain('There is no display for Electron')
  })

  asRoot('as root Electron runs only where that was allowed (skipped unless run by root)', () => {
    setUp({ ELECTRON_COMES: '1' })
    const refused = machine.run({ script: 'start.mjs', env: display })
    expect(refused.calls).toEqual(['browser host '])
    expect(refused.shown).toContain('CLAIMLIGHT_NO_SANDBOX=1 runs it without')
    const allowed = machine.run({ script: 'start.mjs', env: { ...display, CLAIMLIGHT_NO_SANDBOX: '1' } })
    expect(allowed.calls).toEqual([`electron --no-sandbox ${join(machine.folder, 'clone')}`])
  })
})

onUnix('the build', () => {
  test('is made again when a source is newer, and only then', () => {
    setUp()
    const source = join(machine.folder, 'clone/electron.config.ts')
    expect(machine.run({ ...ordinary, script: 'start.mjs' }).calls).toEqual(['browser host '])
    writeFileSync(source, '')
    const later = Date.now() / 1000 + 60
    utimesSync(source, later, later)
    expect(machine.run({ ...ordinary, script: 'start.mjs' }).calls).toEqual(['build', 'browser host '])
  })

  test('a lock left by a process that is gone does not hold it up', () => {
    setUp()
    writeFileSync(join(machine.folder, 'clone/package.json'), '{}')
    writeFileSync(join(machine.folder, 'clone/build/building.lock'), '999999999')
    expect(machine.run({ ...ordinary, script: 'start.mjs' }).calls).toEqual(['build', 'browser host '])
  })

  test('one that fails starts nothing', () => {
    setUp()
    writeFileSync(join(machine.folder, 'clone/package.json'), '{}')
    const { code, calls } = machine.run({ ...ordinary, script: 'start.mjs', env: { BUILD_FAILS: '1' } })
    expect([code, calls]).toEqual([1, ['build']])
  })
})

onUnix('the command line', () => {
  test('prints data only, passes arguments through, and ends as the command ends', () => {
    setUp()
    writeFileSync(join(machine.folder, 'clone/package.json'), '{}')
    const { code, data, shown, calls } = machine.run({ ...ordinary, script: 'claimlight.mjs', args: ['list', '--library', '/x'] })
    expect(data).toBe('["list","--library","/x"]\n')
    expect(calls).toEqual(['build'])
    expect(shown).toContain('Building')
    expect(code).toBe(3)
  })
})

onUnix('npm test', () => {
  test('passes its arguments to Jest and ends as Jest ends', () => {
    setUp()
    const { code, calls } = machine.run({ ...ordinary, script: 'test.mjs', args: ['test/annotations', '-t', 'span'] })
    expect([code, calls]).toEqual([5, ['jest test/annotations -t span']])
  })

  test('runs Jest even where the build fails', () => {
    setUp()
    writeFileSync(join(machine.folder, 'clone/package.json'), '{}')
    const { code, calls } = machine.run({ ...ordinary, script: 'test.mjs', env: { BUILD_FAILS: '1' } })
    expect([code, calls]).toEqual([5, ['build', 'jest ']])
  })
})
