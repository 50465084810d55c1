import { durableWrite } from '../durable-write'
import type { Layout } from '../layout'
import { formatLibraryFile, type LibraryFile } from '../library-file'
import type { LibraryStore } from '../library-store'
import type { StorePorts } from '../store-ports'

/**
 * Writes library.json in the newest version, after a backup of everything. Other files follow when they are next written; until then they are
 * upgraded in memory. Where there is no room for the backup nothing is written, the library works as it is, and the next opening tries again.
 */
export async function upgradeLibrary(ports: StorePorts, layout: Layout, library: LibraryStore, file: LibraryFile): Promise<void> {
  if (library.readOnly) return
  try {
    await library.care.backups.create('before-upgrade')
    await durableWrite(ports, layout.library, formatLibraryFile(file))
  } catch {
    return
  }
}
