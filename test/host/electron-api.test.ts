/**
 * The stand-in and Electron's typings must both know every call that the Electron host makes; otherwise a pass on the stand-in says
 * nothing about the product. The calls are found by a scan of the source for what is imported from 'electron' and `name.member`; what a
 * value that came out of such a call is asked for is found by the names it goes by in main/electron (`window`, `contents`, `item` ...).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { PROJECT, STANDIN_FOLDER } from '#support/electron-runtime'

const HOST = join(PROJECT, 'main/electron')

// How main/electron calls the objects it gets from Electron -> the interface they are of.
const INSTANCES: Readonly<Record<string, string>> = {
  window: 'BrowserWindow',
  contents: 'WebContents',
  webContents: 'WebContents',
  item: 'DownloadItem',
  session: 'Session',
  defaultSession: 'Session',
}

interface Use {
  readonly file: string
  /** A module or class (`app`), or the interface of an instance (`WebContents`). */
  readonly owner: string
  readonly member: string
  readonly instance: boolean
}

const sources = readdirSync(HOST).map((file) => ({ file, text: codeOf(readFileSync(join(HOST, file), 'utf8')) }))
const typings = readFileSync(join(PROJECT, 'node_modules/electron/electron.d.ts'), 'utf8')

/** The source without comments and without what stands in strings, but for the names of modules. */
function codeOf(text: string): string {
  const code = text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
  return code.replaceAll(/'[^'\n]*'/g, (string) => (string === "'electron'" ? string : "''"))
}

/** Names imported from 'electron' as values. */
function importedNames(text: string): readonly string[] {
  const clauses = [...text.matchAll(/import \{([^}]*)\} from 'electron'/g)].flatMap((match) => (match[1] ?? '').split(','))
  return clauses.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '))
}

function findUses(file: string, text: string): readonly Use[] {
  const modules = importedNames(text)
  const uses: Use[] = []
  // Looked at from every word on, so that `window.webContents.send` is two uses.
  for (const [, owner = '', member = ''] of text.matchAll(/\b(?=(\w+)\.(\w+))\w/g)) {
    if (modules.includes(owner)) uses.push({ file, owner, member, instance: false })
    const type = INSTANCES[owner]
    if (type !== undefined && !modules.includes(owner)) uses.push({ file, owner: type, member, instance: true })
  }
  return uses
}

/** The body of an interface or class in electron.d.ts; a class and its module are one in Electron's typings. */
function declarationsOf(name: string): string {
  const type = name.charAt(0).toUpperCase() + name.slice(1)
  const bodies = [...typings.matchAll(/^ {2}(?:interface|class) (\w+)\b[^{]*\{$([^]*?)^ {2}\}/gm)]
  return bodies
    .filter((match) => match[1] === type)
    .map((match) => match[2])
    .join('\n')
}

const uses = sources.flatMap(({ file, text }) => findUses(file, text))
const distinct = [...new Map(uses.map((use) => [`${use.owner}.${use.member}`, use])).entries()].sort(([a], [b]) => (a < b ? -1 : 1))

test('the scan finds the calls there are', () => {
  const found = distinct.map(([name]) => name)
  expect(found).toEqual(
    expect.arrayContaining(['app.enableSandbox', 'protocol.handle', 'WebContents.setWindowOpenHandler', 'WebContents.send']),
  )
  expect(found.length).toBeGreaterThan(35)
})

describe('electron.d.ts', () => {
  test.each(distinct)('has %s', (_name, { owner, member }) => {
    const body = declarationsOf(owner === 'Menu' ? 'Menu' : owner)
    expect(body).not.toBe('')
    // A member is a method, a static one, or a property, at the start of a line.
    expect(new RegExp(`^ +(?:static |readonly )*${member}\\??[(:<]`, 'm').test(body)).toBe(true)
  })
})

describe('the stand-in', () => {
  const standin = createRequire(__filename)(join(STANDIN_FOLDER, 'api.cjs')) as { api: Record<string, Record<string, unknown>> }
  const standinSource = (readdirSync(STANDIN_FOLDER, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.cjs'))
    .map((file) => readFileSync(join(STANDIN_FOLDER, file), 'utf8'))
    .join('\n')

  const modules = distinct.filter(([, use]) => !use.instance && use.file !== 'preload.ts')
  test.each(modules)('has %s', (_name, { owner, member }) => {
    // Reading a member that is not there throws.
    expect(standin.api[owner]?.[member]).toBeDefined()
  })

  // Instances and the preload's modules need a page; that they have a member is read in the source of what makes them.
  const instances = distinct.filter(([, use]) => (use.instance && !['on', 'once'].includes(use.member)) || use.file === 'preload.ts')
  test.each(instances)('has %s', (_name, { member }) => {
    expect(new RegExp(`\\b${member}\\b *(?:[:(,]|=)`).test(standinSource)).toBe(true)
  })

  test('does not do what it does not know', () => {
    expect(() => standin.api['app']?.['getGPUInfo']).toThrow(/getGPUInfo/)
    expect(() => standin.api['tray']).toThrow(/tray/)
  })
})

test('only the preload and the main process use Electron, and the preload only the bridge', () => {
  const preload = sources.find(({ file }) => file === 'preload.ts')?.text ?? ''
  expect(importedNames(preload)).toEqual(['contextBridge', 'ipcRenderer'])
  const fromPreload = findUses('preload.ts', preload).map((use) => `${use.owner}.${use.member}`)
  expect([...new Set(fromPreload)].sort()).toEqual([
    'contextBridge.exposeInMainWorld',
    'ipcRenderer.invoke',
    'ipcRenderer.on',
    'ipcRenderer.removeListener',
  ])
})
