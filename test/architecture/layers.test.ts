import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Import, importsOf, packageOf, PROJECT, type SourceFile, sourcesIn } from './source-files'

const importsIn = (...folders: readonly string[]): readonly Import[] => sourcesIn(...folders).flatMap(importsOf)
const shown = ({ from, specifier }: Import): string => `${from} imports ${specifier}`
const layerOf = (path: string): string => path.split('/', 1)[0] ?? ''
const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/')

describe('imports go one way', () => {
  /** Layer -> layers it may know. */
  const KNOWS: Readonly<Record<string, readonly string[]>> = {
    annotations: [],
    shared: ['annotations'],
    main: ['annotations', 'shared'],
    renderer: ['annotations', 'shared'],
    scripts: [],
  }
  test.each(Object.entries(KNOWS))('%s knows %j', (layer, known) => {
    const imports = importsIn(layer)
    expect(imports.length).toBeGreaterThan(5)
    const wrong = imports.filter(({ target }) => target !== null && ![layer, ...known].includes(layerOf(target)))
    // The version that a host tells stands in one place.
    expect(wrong.filter(({ target }) => target !== 'package.json').map(shown)).toEqual([])
  })

  test('nothing but tests and benchmarks imports a test', () => {
    const imports = importsIn('annotations', 'shared', 'main', 'renderer', 'scripts')
    expect(imports.filter(({ target }) => target !== null && layerOf(target) === 'test').map(shown)).toEqual([])
  })

  test('another layer is named by its #path, one’s own by a relative one', () => {
    const imports = importsIn('annotations', 'shared', 'main', 'renderer').filter(
      ({ target }) => target !== null && target !== 'package.json',
    )
    const wrong = imports.filter(({ from, specifier, target }) => specifier.startsWith('#') === (layerOf(target ?? '') === layerOf(from)))
    expect(wrong.map(shown)).toEqual([])
  })

  /** Packages of each layer. Node's own count as one. */
  const PACKAGES: Readonly<Record<string, RegExp>> = {
    annotations: /^diff$/,
    // Figures are drawn with React's elements and visx, without a page (decision 24).
    shared: /^(zod\/mini|react|react-dom\/server|@visx\/[\w-]+)$/,
    renderer: /^(react|react-dom(\/client)?|zustand(\/.*)?|@base-ui\/react\/[\w-]+|lucide-react|fflate)$/,
    scripts: /^(node:.*|vite|electron-builder)$/,
  }
  test.each(Object.entries(PACKAGES))('%s uses no package but %s', (layer, allowed) => {
    const isBuilt = (specifier: string): boolean => /\?(worker|url)/.test(specifier)
    const foreign = importsIn(layer).filter(({ target, specifier }) => target === null && !allowed.test(specifier) && !isBuilt(specifier))
    expect(foreign.map(shown)).toEqual([])
  })

  test('React and charts are in shared/figures alone, and the window does not carry what writes markup', () => {
    const drawing = importsIn('shared').filter(({ specifier }) => /^(react|@visx)/.test(specifier))
    expect(drawing.length).toBeGreaterThan(5)
    expect(drawing.filter(({ from }) => !from.startsWith('shared/figures/')).map(shown)).toEqual([])
    const writing = importsIn('renderer').filter(({ target }) => target?.startsWith('shared/figures/static-svg'))
    expect(writing.map(shown)).toEqual([])
  })

  test('setup runs before any package is there', () => {
    const seen = new Set<string>()
    const queue = ['scripts/setup.mjs']
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      const file = sourcesIn('scripts').find((one) => one.path === path)
      for (const { target, specifier } of file ? importsOf(file) : []) {
        if (target === null) expect(specifier).toMatch(/^node:/)
        else queue.push(target)
      }
    }
    expect(seen.size).toBeGreaterThan(1)
  })
})

describe('electron', () => {
  test('is known to main/electron alone', () => {
    const importing = importsIn('annotations', 'shared', 'main', 'renderer').filter(({ specifier }) => packageOf(specifier) === 'electron')
    expect(importing.length).toBeGreaterThan(0)
    expect(importing.filter(({ from }) => !from.startsWith('main/electron/')).map(shown)).toEqual([])
  })

  test('is forbidden elsewhere by the linter too', () => {
    const { overrides } = JSON.parse(readFileSync(join(PROJECT, '.oxlintrc.json'), 'utf8')) as {
      readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Readonly<Record<string, unknown>> }[]
    }
    const forbids = (files: string): boolean =>
      JSON.stringify(overrides.find((override) => override.files.includes(files))?.rules['no-restricted-imports'] ?? '').includes(
        '"electron"',
      )
    for (const layer of ['annotations', 'shared', 'main', 'renderer']) expect([layer, forbids(`${layer}/**`)]).toEqual([layer, true])
    expect(forbids('main/electron/**')).toBe(false)
  })
})

describe('the compiler', () => {
  const optionsOf = (layer: string): { readonly lib: readonly string[]; readonly types: readonly string[] } => {
    const { compilerOptions } = JSON.parse(readFileSync(join(PROJECT, layer, 'tsconfig.json'), 'utf8')) as {
      readonly compilerOptions: { readonly lib: readonly string[]; readonly types: readonly string[] }
    }
    return compilerOptions
  }
  test.each(['annotations', 'shared'])('knows neither DOM nor Node in %s', (layer) => {
    expect(optionsOf(layer)).toMatchObject({ lib: ['ES2023'], types: [] })
  })
  test('knows no DOM in main and no Node in renderer', () => {
    expect(optionsOf('main').lib.filter((lib) => lib.startsWith('DOM'))).toEqual([])
    expect(optionsOf('renderer').types).not.toContain('node')
  })
})

describe('inside a layer', () => {
  /** Folder -> other folders of its layer that it may know. Hosts are leaves; features know no other feature's inside. */
  const FOLDERS: Readonly<Record<string, readonly string[]>> = {
    'main/store': [],
    'main/exchange': [],
    'main/app': ['detect', 'exchange', 'store'],
    'main/detect': [],
    'main/cli': ['app', 'detect', 'exchange'],
    'main/browser': ['app'],
    'main/electron': ['app', 'exchange', 'store'],
    'renderer/reader': [],
    'renderer/host': [],
    'renderer/detect': [],
    'renderer/ui': [],
    'renderer/state': ['reader', 'revise'],
    'renderer/agreement': ['app', 'state', 'ui'],
    'renderer/article': ['app', 'reader', 'state', 'ui'],
    'renderer/claims': ['app', 'state', 'ui'],
    'renderer/dialogs': ['app', 'state', 'ui'],
    'renderer/ledger': ['app', 'state', 'ui'],
    'renderer/packages': ['app', 'state', 'ui'],
    'renderer/people': ['app', 'state', 'ui'],
    'renderer/repair': ['app', 'state', 'ui'],
    'renderer/report': [],
    'renderer/review': ['app', 'reader', 'state', 'ui'],
    'renderer/revise': [],
    'renderer/revisions': ['app', 'reader', 'state', 'ui'],
    'renderer/library': ['app', 'state', 'ui'],
  }
  test.each(Object.entries(FOLDERS))('%s knows %j', (folder, known) => {
    const allowed = [folder, ...known.map((name) => `${layerOf(folder)}/${name}`)]
    const wrong = importsIn(folder).filter(
      ({ target }) => target !== null && layerOf(target) === layerOf(folder) && !allowed.includes(folderOf(target)),
    )
    expect(wrong.map(shown)).toEqual([])
  })

  test('only the window itself puts the features together', () => {
    const features = ['article', 'claims', 'dialogs', 'ledger', 'library', 'repair'].map((name) => `renderer/${name}`)
    const importing = importsIn('renderer/app').filter(({ target }) => target !== null && features.includes(folderOf(target)))
    expect([...new Set(importing.map(({ from }) => from))]).toEqual(['renderer/app/app.tsx'])
  })

  test('every folder has its rule', () => {
    const folders = new Set(sourcesIn('main', 'renderer').map(({ path }) => folderOf(path)))
    const without = [...folders].filter((folder) => !folder.includes('.') && !(folder in FOLDERS))
    expect(without.sort()).toEqual(['renderer/app', 'renderer/styles'])
  })
})

test('the scan sees every way to import', () => {
  const text = `import a from './a'\nimport {\n  b,\n} from "../b"\nexport { c } from '#shared/c'\nimport './d.css'\nconst e = await import('e')\nconst f = require('node:f')`
  const file: SourceFile = { path: 'main/app/x.ts', text }
  expect(importsOf(file).map(({ specifier }) => specifier)).toEqual(['./a', '../b', '#shared/c', './d.css', 'e', 'node:f'])
  expect(importsOf(file).map(({ target }) => target)).toEqual(['main/app/a', 'main/b', 'shared/c', 'main/app/d.css', null, null])
})
