import { dirname } from 'node:path'
import { errorCode, isMissing } from './fs-failure'
import type { FsPort } from './fs-port'

/** Makes a folder and what is missing above it, each flushed into its parent, so that what is put into it later can be found again. */
export async function ensureFolder(fs: FsPort, path: string): Promise<void> {
  try {
    await fs.makeFolder(path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      const kind = (await fs.facts(path)).kind
      if (kind === 'folder' || kind === 'link') return
      throw error
    }
    const parent = dirname(path)
    if (!isMissing(error) || parent === path) {
      // A read-only file system may answer EROFS for a folder that is there.
      if ((await fs.facts(path).catch(() => null))?.kind === 'folder') return
      throw error
    }
    await ensureFolder(fs, parent)
    // Once: below a link to a file, or in /proc, the folder stays missing however often it is tried.
    await fs.makeFolder(path).catch((again: unknown) => {
      if (errorCode(again) !== 'EEXIST') throw again
    })
  }
  await fs.syncFolder(dirname(path))
}
