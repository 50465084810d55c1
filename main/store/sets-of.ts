import { join } from 'node:path'
import type { Failure } from '#shared/failures'
import { damageToFailure } from './damage'
import { fileToName } from './file-name'
import { isMissing, readFailure } from './fs-failure'
import type { FsPort } from './fs-port'
import { parseJournal } from './journal-format'
import type { Layout, SetKind } from './layout'
import { parseSnapshot } from './snapshot-format'

const SET_FILE = /^(.+)\.(json|ndjson)$/
const SEGMENT_FILE = /^([^.].*)-[1-9][0-9]{0,14}\.ndjson$/

export interface SetsOnArticle {
  /** Sorted. */
  readonly analysts: readonly string[]
  /** Of files that do not say whose set they hold. */
  readonly unnamed: readonly Failure[]
}

/**
 * Whose sets an article has: those with a snapshot or an edit, or with damage that may hide one. A name too long for a file name is read from the files themselves: from one of the two at least.
 */
export async function setsOf(fs: FsPort, layout: Layout, articleId: string, kind?: SetKind): Promise<SetsOnArticle> {
  const folder = layout.setsFolder(articleId, kind)
  const names = await fs.readFolder(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw readFailure(error, layout.shown(folder))
  })
  const analysts = new Set<string>()
  const unnamed: Failure[] = []
  const files = new Map<string, readonly string[]>()
  for (const name of [...names].sort()) {
    const stem = SET_FILE.exec(name)?.[1]
    if (stem !== undefined && !name.startsWith('.')) files.set(stem, [...(files.get(stem) ?? []), join(folder, name)])
  }
  // A set of which only the history is left is damaged, not gone.
  const history = join(folder, 'history')
  for (const name of (await fs.readFolder(history).catch(() => [])).toSorted()) {
    const stem = SEGMENT_FILE.exec(name)?.[1]
    if (stem !== undefined && !files.has(stem)) files.set(stem, [join(history, name)])
  }
  for (const [stem, paths] of files) {
    const [only = ''] = paths
    if (paths.length === 1 && only.endsWith('.ndjson') && (await isUnbegun(fs, only))) continue
    const name = fileToName(stem) ?? (await nameInside(fs, paths))
    if (name !== null) analysts.add(name)
    else unnamed.push(damageToFailure({ kind: 'damaged', where: 'names no analyst' }, layout.shown(paths[0] ?? folder)))
  }
  return { analysts: [...analysts].sort(), unnamed }
}

/** A journal that was made for an edit which was never saved. */
async function isUnbegun(fs: FsPort, path: string): Promise<boolean> {
  const bytes = await fs.readFile(path).catch(() => null)
  if (!bytes) return false
  const { header, entries, damage } = parseJournal(bytes)
  return entries.length === 0 && damage === null && (header?.after ?? 0) === 0
}

/** The name that the first of the files gives which gives one. */
async function nameInside(fs: FsPort, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const bytes = await fs.readFile(path).catch(() => null)
    const name = bytes && (path.endsWith('.ndjson') ? nameInJournal(bytes) : nameInSnapshot(bytes))
    if (name !== null) return name
  }
  return null
}

function nameInJournal(bytes: Uint8Array): string | null {
  return parseJournal(bytes).header?.analyst ?? null
}

function nameInSnapshot(bytes: Uint8Array): string | null {
  const snapshot = parseSnapshot(bytes, 'quick')
  return snapshot.kind === 'read' ? snapshot.state.set.analyst : null
}
