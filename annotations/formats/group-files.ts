import type { TextFile } from './bundle'

/** One thing to import: a file, or brat's pair of annotations and text. */
export interface FileGroup {
  readonly name: string
  readonly file: TextFile
  /** The `.txt` of the same name beside a `.ann`, or null. */
  readonly companion: TextFile | null
}

/** brat's settings, which lie beside its annotations and hold none. */
const SETTINGS = new Set(['annotation.conf', 'visual.conf', 'tools.conf', 'kb_shortcuts.conf'])

/** Pairs `.ann` with `.txt` by folder and name, and passes over brat's settings. */
export function groupFiles(files: readonly TextFile[]): readonly FileGroup[] {
  const texts = new Map(files.filter(({ path }) => path.endsWith('.txt')).map((file) => [file.path.slice(0, -4), file]))
  const paired = new Set<TextFile>()
  for (const { path } of files) {
    const text = path.endsWith('.ann') ? texts.get(path.slice(0, -4)) : undefined
    if (text) paired.add(text)
  }
  return files
    .filter((file) => !paired.has(file) && !SETTINGS.has(baseName(file.path)))
    .map((file) => ({ name: file.path, file, companion: file.path.endsWith('.ann') ? (texts.get(file.path.slice(0, -4)) ?? null) : null }))
}

/** What follows the last slash or backslash. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
