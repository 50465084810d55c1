import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export const PROJECT = resolve(__dirname, '../..')

const LAYERS = ['annotations', 'shared', 'main', 'renderer', 'test', 'scripts', 'bench'] as const

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Every file of the project as it is now, without what is fetched or built. */
function allFiles(): readonly string[] {
  if (existsSync(join(PROJECT, '.git'))) {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: PROJECT,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    return listed.split('\n').filter((path) => path !== '' && existsSync(join(PROJECT, path)))
  }
  const fetched = /(^|\/)(node_modules|out|build|dist|coverage)(\/|$)/
  return LAYERS.flatMap((layer) =>
    readdirSync(join(PROJECT, layer), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)).split(sep).join('/')),
  ).filter((path) => !fetched.test(path))
}

export const FILES: readonly string[] = allFiles()

const read = (path: string): SourceFile => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') })

/** Source of the layers: what is written by hand, in a language that has imports or rules. */
export const SOURCES: readonly SourceFile[] = FILES.filter(
  (path) => LAYERS.some((layer) => path.startsWith(`${layer}/`)) && /\.(ts|tsx|mjs|cjs|js|jsx|css)$/.test(path),
).map(read)

export const sourcesIn = (...folders: readonly string[]): readonly SourceFile[] =>
  SOURCES.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))

export interface Import {
  readonly from: string
  /** As written: `../text/span`, `#annotations/text/span`, `node:fs`, `react`. */
  readonly specifier: string
  /** The project's file that it names, without extension, or null for a package. */
  readonly target: string | null
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^;'"`]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g

/** Source without its comments. Good enough for scans: no string here holds a comment's beginning but addresses, which keep their `//`. */
export function codeOf(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

export function importsOf({ path, text }: SourceFile): readonly Import[] {
  return [...codeOf(text).matchAll(IMPORT)].map((found) => {
    const specifier = found[1] ?? found[2] ?? found[3] ?? ''
    return { from: path, specifier, target: targetOf(path, specifier) }
  })
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.'))
    return relative(PROJECT, resolve(PROJECT, dirname(path), specifier))
      .split(sep)
      .join('/')
  return specifier.startsWith('#') ? specifier.slice(1).replace(/^support\//, 'test/support/') : null
}

/** `@scope/name/inside` -> `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
