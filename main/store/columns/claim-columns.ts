import { crc32 } from 'node:zlib'
import { type AnnotationSet, compareClaims } from '#annotations/model/annotation-set'
import { type Claim, type Tag, TAGS } from '#annotations/model/claim'

/** How many columns of 32 bits there are. */
export const WORD_COLUMNS = 5

/**
 * The claims of one set in text order, a claim a row, without an object for any of them. Of 100,000 claims this is 2.1 MB, which are there
 * as soon as they are read.
 */
export interface ClaimColumns {
  readonly length: number
  /** Of the content: its first and its last UTF-16 code unit, half-open. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** 0 for none, else the place in TAGS and one. */
  readonly tags: Uint8Array
  /** Where the claim stands in the snapshot: byte offset and length (0 where it cannot be told), and the CRC-32 of these bytes. */
  readonly offsets: Uint32Array
  readonly lengths: Uint32Array
  readonly checksums: Uint32Array
}

export const NO_CLAIMS = emptyColumns(0)

/** @param snapshot the bytes of the snapshot that holds exactly this set; null where there is none */
export function columnsOf(set: AnnotationSet, snapshot: Uint8Array | null): ClaimColumns {
  const claims = [...set.claims.values()].sort(compareClaims)
  const columns = emptyColumns(claims.length)
  for (const [i, { content, tag }] of claims.entries()) {
    columns.starts[i] = content[0]?.start ?? 0
    columns.ends[i] = content.at(-1)?.end ?? 0
    columns.tags[i] = codeOf(tag)
  }
  if (snapshot) findLines(snapshot, columns)
  return columns
}

export function codeOf(tag: Tag | null): number {
  return tag === null ? 0 : TAGS.indexOf(tag) + 1
}

export function tagAt({ tags }: ClaimColumns, row: number): Tag | null {
  return TAGS[(tags[row] ?? 0) - 1] ?? null
}

/**
 * The claim of one row from the bytes of the snapshot. Null where they are not those that the columns were made from: then the set itself
 * has to be opened, which tells what is wrong.
 */
export function claimAt(columns: ClaimColumns, row: number, snapshot: Uint8Array): Claim | null {
  const offset = columns.offsets[row] ?? 0
  const length = columns.lengths[row] ?? 0
  const bytes = snapshot.subarray(offset, offset + length)
  if (length === 0 || bytes.length !== length || crc32(bytes) !== columns.checksums[row]) return null
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, length).toString()) as Claim
}

function emptyColumns(length: number): ClaimColumns {
  const words = (): Uint32Array => new Uint32Array(length)
  return { length, starts: words(), ends: words(), tags: new Uint8Array(length), offsets: words(), lengths: words(), checksums: words() }
}

const LIST = Buffer.from('"claims":[\n')
const LINE_END = 0x0a
const CLOSING = new Set([0x2c, 0x5d])

/** A snapshot has one claim a line, in text order. Where somebody has laid it out differently, nothing is filled in. */
function findLines(snapshot: Uint8Array, columns: ClaimColumns): void {
  const bytes = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.length)
  const list = bytes.indexOf(LIST)
  if (list === -1) return
  let at = list + LIST.length
  for (let row = 0; row < columns.length; row++) {
    const lineEnd = bytes.indexOf(LINE_END, at)
    if (lineEnd === -1) {
      columns.lengths.fill(0)
      return
    }
    let end = lineEnd
    while (end > at && CLOSING.has(bytes[end - 1] ?? 0)) end--
    columns.offsets[row] = at
    columns.lengths[row] = end - at
    columns.checksums[row] = crc32(bytes.subarray(at, end))
    at = lineEnd + 1
  }
}
