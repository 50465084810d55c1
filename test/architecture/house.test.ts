import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { codeOf, FILES, importsOf, packageOf, PROJECT, SOURCES, sourcesIn } from './source-files'

const linesOf = (text: string): number => text.split('\n').length - 1
const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8')

describe('files are small', () => {
  test('none over 400 lines', () => {
    expect(SOURCES.length).toBeGreaterThan(300)
    expect(SOURCES.filter(({ text }) => linesOf(text) > 400).map(({ path, text }) => `${path}: ${linesOf(text)}`)).toEqual([])
  })

  test.each(['annotations', 'shared', 'main', 'renderer', 'test'])('half of those in %s under 150', (layer) => {
    const lengths = sourcesIn(layer)
      .map(({ text }) => linesOf(text))
      .sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(150)
  })

  test('named for what they hold, in lower case and hyphens', () => {
    const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?(\.config)?\.[a-z]+$/
    expect(SOURCES.map(({ path }) => path).filter((path) => !named.test(path.slice(path.lastIndexOf('/') + 1)))).toEqual([])
    expect(FILES.filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\.|\/)/.test(path))).toEqual([])
  })
})

test.each(['annotations', 'shared', 'main', 'renderer', 'test', 'bench', 'scripts', 'docs', 'train', 'eval'])(
  '%s says in a README what is in it',
  (folder) => {
    const lines = linesOf(read(`${folder}/README.md`))
    expect(lines).toBeGreaterThan(9)
    expect(lines).toBeLessThan(121)
  },
)

describe('nothing becomes HTML or code', () => {
  const SINKS =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcdoc|\beval\(|new Function\(|javascript:/
  test.each(['annotations', 'shared', 'main', 'renderer', 'scripts'])('in %s', (layer) => {
    expect(
      sourcesIn(layer)
        .filter(({ text }) => SINKS.test(codeOf(text)))
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('and the check can tell', () => {
    expect(SINKS.test('element.innerHTML = x')).toBe(true)
    expect(SINKS.test('element.textContent = x')).toBe(false)
  })
})

describe('the source keeps to itself', () => {
  test('no notes on what is yet to be done, no skipped checks', () => {
    const notes = new RegExp(['TO', 'DO|FIX', 'ME|@ts-ig', 'nore|@ts-no', 'check'].join(''))
    expect(SOURCES.filter(({ text }) => notes.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('no default exports, enums or `any` in the layers', () => {
    const shapes = /^export default |^\s*(export )?(const )?enum |: any\b|as any\b|<any>/m
    expect(
      sourcesIn('annotations', 'shared', 'main', 'renderer')
        .filter(({ text }) => shapes.test(codeOf(text)))
        .map(({ path }) => path),
    ).toEqual([])
  })
})

describe('packages', () => {
  const { dependencies, devDependencies, scripts } = JSON.parse(read('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>
    readonly devDependencies: Readonly<Record<string, string>>
    readonly scripts: Readonly<Record<string, string>>
  }

  test('are pinned exactly', () => {
    const all = Object.entries({ ...dependencies, ...devDependencies })
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  const importedIn = (folders: readonly string[]): ReadonlySet<string> =>
    new Set(sourcesIn(...folders).flatMap((file) => importsOf(file).map(({ specifier }) => packageOf(specifier))))

  test('that the product needs are imported by the product', () => {
    const imported = importedIn(['annotations', 'shared', 'main', 'renderer'])
    expect(Object.keys(dependencies).filter((name) => !imported.has(name))).toEqual([])
  })

  test('that the product imports are there with the product', () => {
    const imported = [...importedIn(['annotations', 'shared', 'main', 'renderer'])].filter((name) => !/^(node:|[.#])/.test(name))
    expect(imported.filter((name) => !(name in dependencies) && name !== 'electron')).toEqual([])
  })

  /** Named by no import, and why each is there. */
  const TOOLS: Readonly<Record<string, string>> = {
    '@swc/core': 'the compiler that @swc/jest calls',
    '@testing-library/dom': 'a peer of @testing-library/react',
    'jest-environment-jsdom': 'jest.config.cjs asks for it as jsdom',
    'oxlint-tsgolint': 'what oxlint asks about types',
    typescript: 'tsc',
  }

  test('that developers need are used somewhere', () => {
    const imported = importedIn(['test', 'scripts', 'annotations', 'shared', 'main', 'renderer'])
    const configured = ['electron.config.ts', 'jest.config.cjs', 'scripts/test.mjs', 'scripts/package.mjs'].map(read).join('\n')
    const commands = Object.values(scripts).join('\n')
    const isUsed = (name: string): boolean =>
      imported.has(name) ||
      // Found by its path, as a script that is put into a page.
      sourcesIn('test').some(({ path, text }) => !path.startsWith('test/architecture/') && text.includes(`'${name}/`)) ||
      name.startsWith('@types/') ||
      name in TOOLS ||
      configured.includes(name) ||
      new RegExp(`(^|[\\s/])${name}\\b`, 'm').test(commands)
    expect(Object.keys(devDependencies).filter((name) => !isUsed(name))).toEqual([])
    expect(Object.keys(TOOLS).filter((name) => !(name in devDependencies))).toEqual([])
  })

  test('types are there only for packages that are', () => {
    const typed = Object.keys(devDependencies).filter((name) => name.startsWith('@types/') && name !== '@types/node')
    expect(typed.filter((name) => !(name.slice('@types/'.length) in dependencies))).toEqual([])
  })
})
