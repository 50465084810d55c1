import type { FsPort } from './fs-port'
import type { Layout } from './layout'

/** Without its article.json a folder holds what is left of an import that was interrupted, unless somebody has annotated the text. */
export async function holdsWork(fs: FsPort, layout: Layout, id: string): Promise<boolean> {
  const names = await fs.readFolder(layout.setsFolder(id)).catch(() => [])
  return names.length > 0
}
