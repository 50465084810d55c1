/** The parts of the Electron host that decide something without Electron. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { assert, integer, property } from 'fast-check'
import type { MenuItemConstructorOptions } from 'electron'
import { formatAccelerator, isOutsideTyping } from '#main/electron/accelerator'
import { isAppAddress } from '#main/electron/app-address'
import { BACKGROUND, backgroundOf } from '#main/electron/background'
import { externalAddress } from '#main/electron/external-address'
import { namedFiles } from '#main/electron/launch'
import { menuTemplate } from '#main/electron/menu'
import { isTrustedSender } from '#main/electron/trusted-sender'
import { MINIMUM_SIZE, placeWindow, readWindowState, writeWindowState } from '#main/electron/window-state'
import { COMMANDS } from '#shared/commands'
import { PROJECT } from '#support/electron-runtime'

describe('accelerators', () => {
  test.each([
    ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
    ['Mod+=', 'CommandOrControl+='],
    ['Mod++', 'CommandOrControl+Plus'],
    ['Mod+-', 'CommandOrControl+-'],
    ['+', 'Plus'],
    ['j', 'J'],
    ['P', 'Shift+P'],
    ['?', '?'],
    ['Alt+[', 'Alt+['],
    ['F7', 'F7'],
    ['Enter', 'Return'],
    ['Delete', 'Delete'],
  ])('%s is %s', (chord, accelerator) => {
    expect(formatAccelerator(chord)).toBe(accelerator)
  })

  test('typing is told from what is not', () => {
    expect(['Mod+F', 'Alt+[', 'F7'].map(isOutsideTyping)).toEqual([true, true, true])
    expect(['j', 'Enter', '?', 'F'].map(isOutsideTyping)).toEqual([false, false, false, false])
  })
})

describe('the menu', () => {
  const itemsOf = (menu: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
    menu.flatMap((entry) => (Array.isArray(entry.submenu) ? entry.submenu : []))

  test('holds every command once, with words and its first key', () => {
    const items = itemsOf(menuTemplate({ mac: false, developer: false, run: () => undefined }))
    for (const { id, keys } of COMMANDS) {
      const found = items.filter((item) => item.id === id)
      expect(found).toHaveLength(1)
      expect(found[0]?.label).not.toBe('')
      expect(found[0]?.accelerator).toBe(keys[0] === undefined ? undefined : formatAccelerator(keys[0]))
      expect(found[0]?.registerAccelerator).toBe(false)
    }
  })

  test('runs the command that is chosen', () => {
    const ran: string[] = []
    for (const item of itemsOf(menuTemplate({ mac: false, developer: false, run: (id) => ran.push(id) }))) {
      if (item.id !== undefined) Reflect.apply(item.click ?? (() => undefined), item, [])
    }
    expect(ran.toSorted()).toEqual(COMMANDS.map(({ id }) => id).toSorted())
  })

  test('on macOS takes no key that is part of typing, since macOS acts on what its menu shows', () => {
    const items = itemsOf(menuTemplate({ mac: true, developer: false, run: () => undefined }))
    for (const { id, keys } of COMMANDS) {
      const item = items.find((item) => item.id === id)
      if (keys[0] !== undefined && !isOutsideTyping(keys[0])) expect(item?.accelerator).toBeUndefined()
    }
  })

  test('offers developer tools only where asked for', () => {
    const roles = (developer: boolean): unknown[] =>
      itemsOf(menuTemplate({ mac: false, developer, run: () => undefined })).map(({ role }) => role)
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(true)).toContain('toggleDevTools')
  })
})

describe('addresses', () => {
  test.each(['app://claimlight/', 'app://claimlight/index.html'])('%s is ours', (address) => {
    expect(isAppAddress(address)).toBe(true)
  })

  test.each([
    'app://claimlight',
    'app://claimlight.example/',
    'app://claimlight@example/',
    'app://other/index.html',
    'APP://claimlight/',
    'https://claimlight/',
    'file:///claimlight/',
    'about:blank',
    '',
  ])('"%s" is not ours', (address) => {
    expect(isAppAddress(address)).toBe(false)
  })

  test.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['http://example.org', 'http://example.org/'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    // A Cyrillic letter that looks like a Latin one is shown for what it is.
    ['https://exаmple.org/', 'https://xn--exmple-4nf.org/'],
  ])('%s may be offered, as %s', (address, shown) => {
    expect(externalAddress(address)).toBe(shown)
  })

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://claimlight/1',
    'app://claimlight/',
    'smb://host/share',
    'ms-msdt:/id',
    'vbscript:x',
    '\\\\host\\share',
    '/etc/passwd',
    '',
  ])('"%s" is not offered', (address) => {
    expect(externalAddress(address)).toBe(null)
  })

  test('only the top frame with our page is listened to', () => {
    const url = 'app://claimlight/index.html'
    const top = { url, parent: null }
    expect(isTrustedSender(top)).toBe(true)
    expect(isTrustedSender({ url, parent: top as unknown as Electron.WebFrameMain })).toBe(false)
    expect(isTrustedSender({ url: 'https://example.org/', parent: null })).toBe(false)
    expect(isTrustedSender(null)).toBe(false)
  })
})

describe('files named at the start', () => {
  test('are told from flags, their values and the application itself', () => {
    const args = [
      '--no-sandbox',
      '/srv/app',
      '--library',
      '/srv/library',
      '--user-data-dir=/srv/user',
      'a.txt',
      '--analyst',
      'Ana',
      '/docs/b c.html',
    ]
    expect(namedFiles(args, '/home/ana', '/srv/app')).toEqual(['/home/ana/a.txt', '/docs/b c.html'])
  })

  test('a relative application folder is left out as well', () => {
    expect(namedFiles(['.', 'a.txt'], '/srv/app', '/srv/app')).toEqual(['/srv/app/a.txt'])
  })
})

describe('the place of the window', () => {
  const screens = [
    { x: 0, y: 0, width: 1440, height: 900 },
    { x: 1440, y: 0, width: 1920, height: 1080 },
  ]

  test('is where it was, on any screen', () => {
    const state = { x: 1500, y: 40, width: 1000, height: 700, maximized: false }
    expect(placeWindow(state, screens)).toEqual({ x: 1500, y: 40, width: 1000, height: 700 })
  })

  test('is left to the system where its screen has gone', () => {
    const placed = placeWindow({ x: 1500, y: 40, width: 1000, height: 700, maximized: false }, screens.slice(0, 1))
    expect(placed).not.toHaveProperty('x')
  })

  test('first of all fits a small screen', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 })
  })

  test('always leaves a window that can be seen and held', () => {
    const pixels = integer({ min: -5000, max: 5000 })
    const size = integer({ min: 1, max: 5000 })
    assert(
      property(pixels, pixels, size, size, (x, y, width, height) => {
        const placed = placeWindow({ x, y, width, height, maximized: false }, screens)
        if (placed.x === undefined || placed.y === undefined) return
        expect(placed.width).toBeGreaterThanOrEqual(MINIMUM_SIZE.width)
        expect(placed.height).toBeGreaterThanOrEqual(MINIMUM_SIZE.height)
        const { x: left, y: top } = placed
        const seen = screens.some((s) => left < s.x + s.width && left + width > s.x && top < s.y + s.height && top + height > s.y)
        expect(seen).toBe(true)
      }),
    )
  })
})

describe('the background before the page is drawn', () => {
  test("is the page's own", () => {
    const tokens = readFileSync(join(PROJECT, 'renderer/styles/tokens.css'), 'utf8')
    const [, light, dark] = /--paper: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/.exec(tokens) ?? []
    expect({ light, dark }).toEqual(BACKGROUND)
  })

  test('follows the choice, and the system where there is none', () => {
    expect(backgroundOf('dark', false)).toBe(BACKGROUND.dark)
    expect(backgroundOf('light', true)).toBe(BACKGROUND.light)
    expect([true, false].map((dark) => backgroundOf('system', dark))).toEqual([BACKGROUND.dark, BACKGROUND.light])
  })
})

describe('the memory of that place', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-place-'))
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  test('comes back as it was written, and leaves nothing beside it', async () => {
    const file = join(folder, 'window.json')
    const state = { x: -20, y: 8, width: 1000, height: 700, maximized: true }
    await writeWindowState(file, { ...state, x: 1 })
    await writeWindowState(file, state)
    expect(await readWindowState(file)).toEqual(state)
    expect(readdirSync(folder)).toEqual(['window.json'])
    expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true)
  })

  test.each(['', 'null', '{}', '{"x":0,"y":0,"width":1e9,"height":1,"maximized":false}', '{"x":0,"y":0,"width":"1"', '\u0000\u0000'])(
    'is nothing where the file holds %j',
    async (content) => {
      writeFileSync(join(folder, 'window.json'), content)
      expect(await readWindowState(join(folder, 'window.json'))).toBe(null)
    },
  )

  test('is nothing where there is no file', async () => {
    expect(await readWindowState(join(folder, 'window.json'))).toBe(null)
  })
})
