import { randomUUID } from 'node:crypto'
import { type FileHandle, access, constants, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { FailureError } from '#shared/failures'
import { errorCode } from '../exchange/error-code'

/** A file that is being written under another name, so that under its own there is either what was before or the whole. */
export interface OutputFile {
  /** @throws FailureError file-unwritable */
  append(text: string): Promise<void>
  /** Flushes to the disk and gives the file its name. @throws FailureError file-unwritable */
  commit(): Promise<void>
  /** Leaves what was there before. */
  discard(): Promise<void>
}

/**
 * Begins a file that is not part of a library, with the folders on the way to it. What is no plain file, such as a terminal or a pipe, is
 * written to as it is. Costs two flushes when it is done.
 * @param library the folder of the library in use, or undefined: no file of it is ever written over
 * @throws FailureError file-unwritable
 */
export async function openOutput(path: string, library: string | undefined): Promise<OutputFile> {
  return attempt(path, async () => {
    const folder = dirname(resolve(path))
    if (await isInLibrary(path, library)) throw insideLibrary(path)
    await mkdir(folder, { recursive: true })
    // A link is followed: its file is replaced, the link stays.
    const target = await realpath(path).catch(async () => join(await realpath(folder), basename(path)))
    const before = await stat(target).catch(() => null)
    if (before?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
    if (before && !before.isFile()) return asItIs(path, await open(target, 'a'))
    if (before) await access(target, constants.W_OK)
    const temporary = join(dirname(target), `.${randomUUID()}.tmp`)
    return replacing(path, target, temporary, await open(temporary, 'wx', before ? before.mode & 0o777 : 0o666))
  })
}

/** Writes a whole file as `openOutput` does. @throws FailureError file-unwritable */
export async function writeOutput(path: string, text: string, library: string | undefined): Promise<void> {
  const file = await openOutput(path, library)
  try {
    await file.append(text)
    await file.commit()
  } catch (error) {
    await file.discard()
    throw error
  }
}

function replacing(path: string, target: string, temporary: string, handle: FileHandle): OutputFile {
  return {
    append: (text) => attempt(path, () => handle.appendFile(text, 'utf8')),
    commit: () =>
      attempt(path, async () => {
        await handle.sync()
        await handle.close()
        await rename(temporary, target)
        await syncFolder(dirname(target))
      }),
    discard: async () => {
      await handle.close().catch(() => undefined)
      await rm(temporary, { force: true }).catch(() => undefined)
    },
  }
}

function asItIs(path: string, handle: FileHandle): OutputFile {
  return {
    append: (text) => attempt(path, () => handle.appendFile(text, 'utf8')),
    commit: () => attempt(path, () => handle.close()),
    discard: () => handle.close().catch(() => undefined),
  }
}

/** Makes the new name survive a power cut. Windows has nothing of the kind, and some network folders refuse it; the file is there all the same. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync().catch(() => undefined)
  } finally {
    await folder.close()
  }
}

/** Whether a file at `path`, there or not yet, would be part of the library: the one in use or any other, told by what lies beside it. */
async function isInLibrary(path: string, library: string | undefined): Promise<boolean> {
  const known = library === undefined ? null : await realpath(library).catch(() => null)
  const place = await nearestReal(resolve(path))
  if (known !== null && isWithin(known, place)) return true
  for (let folder = place; ; folder = dirname(folder)) {
    if ((await isThere(join(folder, 'library.json'))) && (await isThere(join(folder, 'articles')))) return true
    if (folder === dirname(folder)) return false
  }
}

/** The real path of what exists of `path`, with the rest of it as it is named. */
async function nearestReal(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null)
  if (real !== null) return real
  const parent = dirname(path)
  return parent === path ? path : join(await nearestReal(parent), basename(path))
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('..\\') || isAbsolute(way))
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function attempt<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof FailureError) throw error
    throw new FailureError('file-unwritable', { name: basename(path), reason: errorCode(error) }, error)
  }
}

function insideLibrary(path: string): FailureError {
  return new FailureError('file-unwritable', { name: basename(path), reason: 'inside-library' })
}
