import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { FailureError } from '#shared/failures'
import { errorCode } from '../exchange/error-code'

/** Writes a file that is not part of a library, with the folders on the way to it. @throws FailureError file-unwritable */
export async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(resolve(path)), { recursive: true })
    await writeFile(path, text, 'utf8')
  } catch (error) {
    throw unwritable(path, error)
  }
}

export function unwritable(path: string, error: unknown): FailureError {
  return new FailureError('file-unwritable', { name: basename(path), reason: errorCode(error) }, error)
}
