import { noSpace } from './fs-failure'
import type { OpenFile } from './fs-port'

/**
 * Writes all of `bytes` at `at`, however often the system takes only a part: a short write is no error to it, and a file
 * renamed into place after one would be cut off.
 */
export async function writeAll(file: OpenFile, bytes: Uint8Array, at: number, path: string): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const count = await file.write(bytes.subarray(done), at + done)
    if (count <= 0) throw noSpace(path)
    done += count
  }
}
