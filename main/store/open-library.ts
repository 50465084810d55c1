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
import { formatLibraryFile, type LibraryFile, parseLibraryFile } from './library-file'
import { LibraryLock } from './library-lock'
import type { LibraryStore } from './library-store'
import type { StorePorts } from './store-ports'

export interface LibraryOptions extends StorePorts {
  /** Whose sets are written and counted. */
  readonly analyst: string
}

/**
 * Opens a library folder, or makes one. What cannot be written is opened for reading, with the reason; opening itself needs
 * neither free space nor permission to write.
 * @throws FailureError where the folder can be neither read nor made
 */
export async function openLibrary(path: string, options: LibraryOptions): Promise<LibraryStore> {
  const layout = layoutOf(resolve(path))
  const analyst = normalizeName(options.analyst)
  await openFolder(options, layout)
  const taken = await LibraryLock.take(options, layout.lock)
  let lock = taken.kind === 'locked' ? taken.lock : null
  let readOnly = taken.kind === 'refused' ? taken.failure : null
  try {
    if (lock) await sweepTemporaries(options.fs, layout.root)
    const opened = await openLibraryFile(options, layout, readOnly === null)
    if (opened.failure && lock) {
      await lock.release()
      lock = null
    }
    readOnly ??= opened.failure
    const index = new ArticleIndex(options, layout, analyst)
    const notices = await index.load()
    return new FolderLibrary({ ports: options, layout, analyst, index, lock, readOnly, file: opened.file, notices })
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

/** A library that cannot be written has the id '' where it has no library.json yet. */
async function openLibraryFile(
  ports: StorePorts,
  layout: Layout,
  writable: boolean,
): Promise<{ readonly file: LibraryFile; readonly failure: Failure | null }> {
  const unknown: LibraryFile = { id: '', analysts: [] }
  const shown = layout.shown(layout.library)
  let file: LibraryFile | null = null
  try {
    const read = parseLibraryFile(await ports.fs.readFile(layout.library))
    if (read.kind !== 'read') return { file: unknown, failure: damageToFailure(read, shown) }
    file = read.value
  } catch (error) {
    if (!isMissing(error)) return { file: unknown, failure: readFailure(error, shown).toFailure() }
  }
  if (!writable) return { file: file ?? unknown, failure: null }
  if (file) return { file, failure: null }
  const made: LibraryFile = { id: ports.randomId(), analysts: [] }
  try {
    await durableWrite(ports, layout.library, formatLibraryFile(made))
    return { file: made, failure: null }
  } catch (error) {
    return { file: unknown, failure: writeFailure(error).toFailure() }
  }
}
