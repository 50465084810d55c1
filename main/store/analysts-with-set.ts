import { join } from 'node:path'
import { fileToName } from './file-name'
import { isMissing, readFailure } from './fs-failure'
import type { FsPort } from './fs-port'
import { parseJournal } from './journal-format'
import type { Layout } from './layout'
import { parseSnapshot } from './snapshot-format'

const SET_FILE = /^(.+)\.(json|ndjson)$/

/** Names of the analysts who have a set on the article, sorted. Names too long for a file name are read from the files themselves. */
export async function analystsWithSet(fs: FsPort, layout: Layout, articleId: string): Promise<readonly string[]> {
  const folder = layout.setsFolder(articleId)
  const names = await fs.readFolder(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw readFailure(error, layout.shown(folder))
  })
  const analysts = new Set<string>()
  for (const name of names) {
    const stem = SET_FILE.exec(name)?.[1]
    if (stem === undefined || name.startsWith('.')) continue
    const analyst = fileToName(stem) ?? (await nameInside(fs, join(folder, name)))
    if (analyst !== null) analysts.add(analyst)
  }
  return [...analysts].sort()
}

async function nameInside(fs: FsPort, path: string): Promise<string | null> {
  const bytes = await fs.readFile(path).catch(() => null)
  if (!bytes) return null
  if (path.endsWith('.ndjson')) return parseJournal(bytes).header?.analyst ?? null
  const snapshot = parseSnapshot(bytes, 'quick')
  return snapshot.kind === 'read' ? snapshot.state.set.analyst : null
}
