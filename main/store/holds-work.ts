import type { FsPort } from './fs-port'
import { type Layout, SET_KINDS } from './layout'

/** Without its article.json a folder holds what is left of an import that was interrupted, unless somebody has annotated the text. */
export async function holdsWork(fs: FsPort, layout: Layout, id: string): Promise<boolean> {
  for (const kind of SET_KINDS) {
    const names = await fs.readFolder(layout.setsFolder(id, kind)).catch(() => [])
    if (names.length > 0) return true
  }
  return false
}
