import { dirname } from 'node:path'
import { errorCode, isMissing } from './fs-failure'
import type { FsPort } from './fs-port'

/** Makes a folder and what is missing above it, each flushed into its parent, so that what is put into it later can be found again. */
export async function ensureFolder(fs: FsPort, path: string): Promise<void> {
  try {
    await fs.makeFolder(path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    const parent = dirname(path)
    if (!isMissing(error) || parent === path) {
      // A read-only file system may answer EROFS for a folder that is there.
      if ((await fs.facts(path).catch(() => null))?.kind === 'folder') return
      throw error
    }
    await ensureFolder(fs, parent)
    return ensureFolder(fs, path)
  }
  await fs.syncFolder(dirname(path))
}
