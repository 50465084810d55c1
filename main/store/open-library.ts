import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { type Failure, FailureError } from '#shared/failures'
import { ArticleIndex } from './article-index'
import { damageToFailure } from './damage'
import { durableWrite, sweepTemporaries } from './durable-write'
import { ensureFolder } from './ensure-folder'
import { normalizeName } from './file-name'
import { FolderLibrary } from './folder-library'
import { errorCode, isMissing, readFailure, writeFailure } from './fs-failure'
import { type Layout, layoutOf } from './layout'
import { formatLibraryFile, LIBRARY_SCHEMA, type LibraryFile, parseLibraryFile } from './library-file'
import { LibraryLock } from './library-lock'
import type { LibraryStore } from './library-store'
import { upgradeLibrary } from './schema/upgrade-library'
import type { StorePorts } from './store-ports'

export interface LibraryOptions extends StorePorts {
  /** Whose sets are written and counted. */
  readonly analyst: string
  /**
   * Gives the library as soon as its index is read, which takes no longer for more articles than reading that one file. What other programs
   * did to the files while it was closed is noticed a moment later (`checked`). Without it, opening waits for that.
   */
  readonly indexFirst?: boolean
  /**
   * A window shows what comes later: what a colleague's files lack because they are being copied is waited for. Without one it is damage, and
   * said.
   */
  readonly isLive?: boolean
}

/**
 * Opens a library folder, or makes one. What cannot be written is opened for reading, with the reason; opening itself needs
 * neither free space nor permission to write.
 * @throws FailureError where the folder can be neither read nor made
 */
export async function openLibrary(path: string, options: LibraryOptions): Promise<LibraryStore> {
  const layout = layoutOf(resolve(path))
  const analyst = normalizeName(options.analyst)
  const { isLive = false } = options
  const ports: StorePorts = { ...options, owner: ownerOf(analyst) }
  await openFolder(ports, layout)
  const taken = await LibraryLock.take(ports, layout.lock(analyst))
  let lock = taken.kind === 'locked' ? taken.lock : null
  let readOnly = taken.kind === 'refused' ? taken.failure : null
  try {
    if (lock) for (const folder of [layout.root, layout.indexFolder]) await sweepTemporaries(ports, folder)
    const opened = await openLibraryFile(ports, layout, readOnly === null)
    if (opened.failure && lock) {
      await lock.release()
      lock = null
    }
    readOnly ??= opened.failure
    const index = new ArticleIndex(ports, layout, analyst)
    const notices = await index.load(isLive)
    const library = new FolderLibrary({ ports, layout, analyst, index, isLive, lock, readOnly, notices })
    if (opened.upgrade) await upgradeLibrary(ports, layout, library, opened.upgrade)
    if (!options.indexFirst) await library.checked()
    return library
  } catch (error) {
    await lock?.release()
    throw error
  }
}

async function openFolder({ fs }: StorePorts, layout: Layout): Promise<void> {
  try {
    await fs.readFolder(layout.root)
  } catch (error) {
    if (!isMissing(error)) throw unopenable(layout, error)
    await ensureFolder(fs, layout.root).catch((cause: unknown) => {
      throw unopenable(layout, cause)
    })
  }
}

/** A file stands in the way, or the folder is somebody else's: unlike a library that only cannot be written to, there is nothing to show. */
function unopenable(layout: Layout, error: unknown): FailureError {
  const failure = writeFailure(error)
  return failure.code === 'disk-full'
    ? failure
    : new FailureError('library-unopenable', { name: layout.root, reason: errorCode(error) || 'unknown' }, error)
}

interface OpenedFile {
  readonly failure: Failure | null
  /** What it says, where it is of an earlier version. */
  readonly upgrade?: LibraryFile
}

/** Makes library.json where there is none and it can be written. */
async function openLibraryFile(ports: StorePorts, layout: Layout, writable: boolean): Promise<OpenedFile> {
  const shown = layout.shown(layout.library)
  let isThere = false
  try {
    const read = parseLibraryFile(await ports.fs.readFile(layout.library))
    if (read.kind !== 'read') return { failure: damageToFailure(read, shown) }
    if (read.schema < LIBRARY_SCHEMA) return { failure: null, upgrade: read.value }
    isThere = true
  } catch (error) {
    if (!isMissing(error)) return { failure: readFailure(error, shown).toFailure() }
  }
  if (isThere || !writable) return { failure: null }
  try {
    await durableWrite(ports, layout.library, formatLibraryFile({ id: ports.randomId() }))
    return { failure: null }
  } catch (error) {
    return { failure: writeFailure(error).toFailure() }
  }
}

/** Marks an analyst's temporary files: eight hexadecimal digits. Two names with the same ones only sweep a little late. */
function ownerOf(analyst: string): string {
  return createHash('sha256').update(analyst, 'utf8').digest('hex').slice(0, 8)
}
