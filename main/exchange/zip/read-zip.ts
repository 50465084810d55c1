import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import { FailureError } from '#shared/failures'
import { readZipDirectory, type ZipItem, type ZipLimits } from './zip-directory'
import { refuseZip } from './zip-refusal'

export interface ZipFile {
  /** A plain relative path with forward slashes: a name, never a place to write to. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** 2,000 files, 50 MB unpacked, 200 bytes for each packed one. */
export const ZIP_LIMITS: ZipLimits = { entries: 2000, inflated: 50 * 1024 * 1024, ratio: 200 }

/** Packed bytes given to the inflater at once: what comes out of them (at most 1,032 times as much) is all that is ever held unchecked. */
const STEP = 1024

/**
 * All files of a ZIP archive, in the order of its directory. Whole or not at all; trusts nothing: the directory is checked before anything is
 * unpacked, then the bytes that really come out are counted against what it said, and against their CRC-32. Memory: the archive and
 * `limits.inflated`.
 * @param archive its file name, for the failure
 * @throws FailureError unsafe-archive
 */
export function readZip(archive: string, bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): readonly ZipFile[] {
  return readZipDirectory(archive, bytes, limits).map((item) => {
    const packed = bytes.subarray(item.start, item.end)
    const content = item.method === 'stored' ? new Uint8Array(packed) : inflate(archive, item, packed)
    if (crc32(content) !== item.crc32) refuseZip(archive, 'archive-broken')
    return { name: item.name, bytes: content }
  })
}

/** Exactly as many bytes as the directory says, or a refusal as soon as there is one more. */
function inflate(archive: string, { unpacked }: ZipItem, packed: Uint8Array): Uint8Array {
  const content = new Uint8Array(unpacked)
  let filled = 0
  const inflater = new Inflate((chunk) => {
    if (filled + chunk.length > unpacked) refuseZip(archive, 'archive-bomb')
    content.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += STEP) {
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
    }
  } catch (error) {
    if (error instanceof FailureError) throw error
    return refuseZip(archive, 'archive-broken')
  }
  return filled === unpacked ? content : refuseZip(archive, 'archive-broken')
}
