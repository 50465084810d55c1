import { describe, expect, test } from '@jest/globals'
import { chooseOpening, SERVE_REASONS } from '#main/browser/choose-opening'
import { findChromium } from '#main/browser/find-chromium'
import { parseFlags } from '#main/browser/flags'
import { documentsFolder, profileFolder } from '#main/browser/folders'
import { windowSwitches } from '#main/browser/open-window'

describe('finding a browser', () => {
  const windows = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
  }
  const linux = { PATH: '/home/a/bin:/usr/bin:relative' }

  test.each<[string, NodeJS.Platform, Record<string, string>, string[], string | null]>([
    ["Debian's Chromium", 'linux', linux, ['/usr/bin/chromium'], '/usr/bin/chromium'],
    ['one in PATH before others', 'linux', linux, ['/usr/bin/chromium', '/home/a/bin/chromium'], '/home/a/bin/chromium'],
    [
      'Chromium before Chrome, wherever they are',
      'linux',
      linux,
      ['/home/a/bin/google-chrome', '/snap/bin/chromium'],
      '/snap/bin/chromium',
    ],
    ['Chrome before Edge', 'linux', linux, ['/usr/bin/microsoft-edge', '/usr/bin/google-chrome'], '/usr/bin/google-chrome'],
    ['with an empty PATH', 'linux', {}, ['/usr/bin/chromium-browser'], '/usr/bin/chromium-browser'],
    ['never from a relative folder', 'linux', linux, ['relative/chromium'], null],
    ['nothing', 'linux', linux, ['/usr/bin/firefox'], null],
    ['what CHROMIUM_PATH names', 'linux', { ...linux, CHROMIUM_PATH: '/opt/c' }, ['/opt/c', '/usr/bin/chromium'], '/opt/c'],
    ['nothing else where CHROMIUM_PATH is wrong', 'linux', { ...linux, CHROMIUM_PATH: '/opt/c' }, ['/usr/bin/chromium'], null],
    [
      'on macOS',
      'darwin',
      linux,
      ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/usr/bin/chromium'],
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'in the home on macOS',
      'darwin',
      {},
      ['/home/a/Applications/Chromium.app/Contents/MacOS/Chromium'],
      '/home/a/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    [
      'Chrome on Windows',
      'win32',
      windows,
      ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    [
      'one of its own user on Windows',
      'win32',
      windows,
      ['C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
      'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ],
    ['nothing on a Windows without those variables', 'win32', {}, [], null],
  ])('%s', (_name, platform, env, files, expected) => {
    expect(findChromium({ platform, env, home: '/home/a', isFile: (path) => files.includes(path) })).toBe(expected)
  })
})

describe('a window or only the address', () => {
  const able = { noOpen: false, platform: 'linux' as NodeJS.Platform, env: { DISPLAY: ':0' }, root: false, executable: '/usr/bin/chromium' }
  const window = { kind: 'window', executable: '/usr/bin/chromium', sandbox: true }

  test.each([
    ['a person with a display', able, window],
    ['a person on Wayland', { ...able, env: { WAYLAND_DISPLAY: 'wayland-0' } }, window],
    ['macOS has no DISPLAY', { ...able, platform: 'darwin' as NodeJS.Platform, env: {} }, window],
    ['--no-open', { ...able, noOpen: true }, { kind: 'serve', why: 'asked' }],
    ['no display', { ...able, env: {} }, { kind: 'serve', why: 'no-display' }],
    ['an empty display', { ...able, env: { DISPLAY: '' } }, { kind: 'serve', why: 'no-display' }],
    ['no browser', { ...able, executable: null }, { kind: 'serve', why: 'no-browser' }],
    ['root', { ...able, root: true }, { kind: 'serve', why: 'root' }],
    ['root who says "yes"', { ...able, root: true, env: { ...able.env, CLAIMLIGHT_NO_SANDBOX: 'yes' } }, { kind: 'serve', why: 'root' }],
    ['root who allows it', { ...able, root: true, env: { ...able.env, CLAIMLIGHT_NO_SANDBOX: '1' } }, { ...window, sandbox: false }],
    ['nobody else loses the sandbox', { ...able, env: { ...able.env, CLAIMLIGHT_NO_SANDBOX: '1' } }, window],
  ])('%s', (_name, situation, expected) => {
    expect(chooseOpening(situation)).toEqual(expected)
  })

  test('every reason is one line', () => {
    for (const reason of Object.values(SERVE_REASONS)) expect(reason).toMatch(/^[^\n]+\.$/)
  })
})

describe('the window', () => {
  const options = { sandbox: true, start: 'http://127.0.0.1:1/#token=x', profile: '/p' }

  test('is an application window with a profile of its own', () => {
    expect(windowSwitches(options, false)).toEqual(
      expect.arrayContaining(['--app=http://127.0.0.1:1/#token=x', '--user-data-dir=/p', '--disable-extensions']),
    )
  })

  test('has a size of ours only the first time', () => {
    expect(windowSwitches(options, true)).toContain('--window-size=1280,860')
    expect(windowSwitches(options, false).filter((option) => option.startsWith('--window-size'))).toEqual([])
  })

  test('keeps its sandbox unless that was decided', () => {
    expect(windowSwitches(options, false)).not.toContain('--no-sandbox')
    expect(windowSwitches({ ...options, sandbox: false }, false)).toContain('--no-sandbox')
  })

  test('reaches nothing but this computer', () => {
    expect(windowSwitches(options, false)).toContain('--proxy-server=127.0.0.1:1')
  })

  test('has no switch that Chromium warns of in the window', () => {
    const warned = ['--host-resolver-rules', '--host-rules', '--no-sandbox', '--disable-web-security', '--ignore-certificate-errors']
    const names = windowSwitches(options, true).map((option) => option.split('=')[0])
    expect(names.filter((name) => name !== undefined && warned.includes(name))).toEqual([])
  })

  test('has no switch twice: Chromium would take the last only', () => {
    const names = windowSwitches(options, true).map((option) => option.split('=')[0])
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('folders', () => {
  const person = { platform: 'linux' as NodeJS.Platform, env: {}, home: '/home/a', read: () => null }

  test.each([
    [null, '/home/a'],
    ['# comment\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n', '/home/a/Dokumente'],
    ['XDG_DOCUMENTS_DIR="$HOME/"\n', '/home/a'],
    ['XDG_DOCUMENTS_DIR="/srv/docs"\n', '/srv/docs'],
    ['XDG_DOCUMENTS_DIR="relative"\n', '/home/a'],
    ['XDG_MUSIC_DIR="$HOME/Music"\n', '/home/a'],
  ])('documents on Linux with %j', (text, expected) => {
    expect(documentsFolder({ ...person, read: (path) => (path === '/home/a/.config/user-dirs.dirs' ? text : null) })).toBe(expected)
  })

  test('documents elsewhere', () => {
    expect(documentsFolder({ ...person, platform: 'darwin' })).toBe('/home/a/Documents')
    expect(documentsFolder({ ...person, platform: 'win32', home: 'C:\\Users\\a' })).toBe('C:\\Users\\a\\Documents')
  })

  test('each library has a profile of its own, always the same', () => {
    const of = (library: string) => profileFolder(person, '/usr/bin/chromium', library)
    expect(of('/l1')).toMatch(/^\/home\/a\/\.config\/Claimlight\/window-[0-9a-f]{12}$/)
    expect(of('/l1')).toBe(of('/l1'))
    expect(of('/l1')).not.toBe(of('/l2'))
  })

  test('a snap gets its profile where it may write', () => {
    expect(profileFolder(person, '/snap/bin/chromium', '/l')).toMatch(/^\/home\/a\/snap\/chromium\/common\/Claimlight\//)
  })
})

describe('flags', () => {
  test('none', () => {
    expect(parseFlags([])).toEqual({ port: 0, noOpen: false, keep: false, printJson: false, findBrowser: false })
  })

  test('all', () => {
    const args = ['--library', '/l', '--analyst=A B', '--no-samples', '--port', '4000', '--no-open', '--keep', '--print-json']
    expect(parseFlags(args)).toEqual({ port: 4000, noOpen: true, keep: true, printJson: true, findBrowser: false })
  })

  test.each([['--librayr', '/l'], ['file.txt'], ['--port', 'x'], ['--port', '65536'], ['--port', '-1'], ['--library']])(
    '%s %s is an error',
    (...args) => {
      expect(() => parseFlags(args)).toThrow()
    },
  )
})
