import { constants, type BigIntStats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { FailureError } from '#shared/failures'
import { errorCode } from './error-code'
import { checkSize } from './read-article'

export interface ArticleFile {
  /** Base name. */
  readonly name: string
  readonly bytes: Uint8Array
}

const kindOf = (stats: BigIntStats): string => {
  if (stats.isDirectory()) return 'directory'
  if (stats.isFIFO()) return 'pipe'
  if (stats.isSocket()) return 'socket'
  return stats.isFile() ? 'file' : 'device'
}

const failureOf = (error: unknown, name: string): Error => {
  if (error instanceof FailureError) return error
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ESTALE') return new FailureError('file-vanished', { name }, error)
  return new FailureError('file-unreadable', { name, reason: code }, error)
}

/** Reads up to one byte more than the file should have, so that growth shows. */
const readUpTo = async (handle: FileHandle, size: number): Promise<Uint8Array> => {
  const buffer = new Uint8Array(size + 1)
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

type Check = (size: number, name: string) => void

/**
 * The bytes of one file, as they were at one moment: size and time of change are the same before and after reading, else it is
 * refused. Links are followed; folders, pipes and devices are refused, and a pipe without a writer does not block.
 * @param duringRead for tests: what happens to the file between the two looks at it
 * @throws FailureError file-vanished, file-changed, file-unreadable, empty-file, too-large
 */
export const readArticleFile = (path: string, duringRead: () => Promise<void> = async () => {}): Promise<ArticleFile> =>
  readAtOneMoment(path, checkSize, duringRead)

/**
 * As `readArticleFile`, for a file of annotations: one that is empty says that nobody has annotated anything yet (brat writes such).
 * @throws FailureError file-vanished, file-changed, file-unreadable, too-large
 */
export const readAnnotationFile = (path: string): Promise<ArticleFile> =>
  readAtOneMoment(
    path,
    (size, name) => {
      if (size > 0) checkSize(size, name)
    },
    async () => {},
  )

const readAtOneMoment = async (path: string, check: Check, duringRead: () => Promise<void>): Promise<ArticleFile> => {
  const name = basename(path)
  let handle: FileHandle | null = null
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const before = await handle.stat({ bigint: true })
    if (!before.isFile()) throw new FailureError('file-unreadable', { name, reason: kindOf(before) })
    check(Number(before.size), name)
    const bytes = await readUpTo(handle, Number(before.size))
    await duringRead()
    const after = await handle.stat({ bigint: true })
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || bytes.length !== Number(before.size)) {
      throw new FailureError('file-changed', { name })
    }
    if (after.nlink === 0n) throw new FailureError('file-vanished', { name })
    return { name, bytes }
  } catch (error) {
    throw failureOf(error, name)
  } finally {
    await handle?.close()
  }
}
