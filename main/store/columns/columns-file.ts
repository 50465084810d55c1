import { crc32 } from 'node:zlib'
import type { ArticleRecord } from '../library-store'
import { type ClaimColumns, WORDS } from './claim-columns'
import type { FiledColumns, SnapshotFrame } from './snapshot-columns'

/** Goes up whenever what is in the file, or what ArticleRecord holds, changes: an index of another version is made anew. */
export const COLUMNS_VERSION = 2
const MAGIC = 'CLMCOLS\n'

/** Bytes before what the checksum is of: magic, version, checksum. */
const SEALED_FROM = 16
/** And before the columns: number of articles, number of claims, bytes of the records, bytes of the analyst's name. */
const HEADER = 32

export interface IndexEntry {
  /** Sizes, times and inodes of the files that the record was derived from; another stamp means that it is stale. */
  readonly stamp: string
  readonly record: ArticleRecord
  /** Of the snapshot of this analyst's set, whatever its journal has beyond it; null where they are not known. */
  readonly columns: FiledColumns | null
}

interface Row {
  readonly stamp: string
  readonly record: ArticleRecord
  /** Absent where the columns are not known. */
  readonly snapshot?: { readonly claims: number; readonly frame: SnapshotFrame; readonly facts: FiledColumns['facts'] }
}

/**
 * The index of a library: what the list shows of each article, and the columns of this analyst's claims, one article's after the other's.
 * Little-endian throughout:
 *
 *     "CLMCOLS\n" | version | CRC-32 of all that follows | articles | claims | bytes of the records | bytes of the name
 *     starts | ends | offsets | lengths | checksums | keys    one number of 32 bits a claim each
 *     tags                                             one byte a claim
 *     name | records                                   UTF-8; the records are a JSON list
 */
export function formatIndex(analyst: string, entries: readonly IndexEntry[]): readonly Uint8Array[] {
  const columns = entries.flatMap((entry) => (entry.columns ? [entry.columns.claims] : []))
  const rows = entries.map(({ stamp, record, columns: own }): Row => {
    return own ? { stamp, record, snapshot: { claims: own.claims.length, frame: own.frame, facts: own.facts } } : { stamp, record }
  })
  const name = Buffer.from(analyst)
  const records = Buffer.from(JSON.stringify(rows))
  const header = Buffer.alloc(HEADER)
  header.write(MAGIC, 0, 'latin1')
  header.writeUInt32LE(COLUMNS_VERSION, 8)
  header.writeUInt32LE(entries.length, 16)
  header.writeUInt32LE(
    columns.reduce((sum, { length }) => sum + length, 0),
    20,
  )
  header.writeUInt32LE(records.length, 24)
  header.writeUInt32LE(name.length, 28)
  const parts = [
    ...WORDS.map((key) => joined(columns.map((one) => one[key]))),
    Buffer.concat(columns.map(({ tags }) => tags)),
    name,
    records,
  ]
  let checksum = crc32(header.subarray(SEALED_FROM))
  for (const part of parts) checksum = crc32(part, checksum)
  header.writeUInt32LE(checksum, 12)
  return [header, ...parts]
}

function joined(columns: readonly Uint32Array[]): Buffer {
  return Buffer.concat(columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)))
}

/**
 * The index is a cache: one that is damaged, cut off or of another version is an empty one.
 * Of another analyst's every entry is stale; what it says of the suggestions, which are everybody's, is still worth having.
 */
export function parseIndex(file: Uint8Array, analyst: string): ReadonlyMap<string, IndexEntry> {
  const entries = new Map<string, IndexEntry>()
  // Columns are read where they lie, which takes an address that 4 divides.
  const bytes =
    file.byteOffset % 4 === 0 ? Buffer.from(file.buffer, file.byteOffset, file.length) : Buffer.from(Uint8Array.from(file).buffer)
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 8) !== MAGIC || bytes.readUInt32LE(8) !== COLUMNS_VERSION) return entries
  if (crc32(bytes.subarray(SEALED_FROM)) !== bytes.readUInt32LE(12)) return entries
  const claims = bytes.readUInt32LE(20)
  const words = (key: (typeof WORDS)[number]): Uint32Array =>
    new Uint32Array(bytes.buffer, bytes.byteOffset + HEADER + WORDS.indexOf(key) * claims * 4, claims)
  const afterWords = HEADER + WORDS.length * claims * 4
  const all: ClaimColumns = {
    length: claims,
    starts: words('starts'),
    ends: words('ends'),
    offsets: words('offsets'),
    lengths: words('lengths'),
    checksums: words('checksums'),
    keys: words('keys'),
    tags: bytes.subarray(afterWords, afterWords + claims),
  }
  const nameEnd = afterWords + claims + bytes.readUInt32LE(28)
  const own = bytes.toString('utf8', afterWords + claims, nameEnd) === analyst
  const rows = JSON.parse(bytes.toString('utf8', nameEnd, nameEnd + bytes.readUInt32LE(24))) as readonly Row[]
  let from = 0
  for (const { stamp, record, snapshot } of rows) {
    const to = from + (snapshot?.claims ?? 0)
    const columns = snapshot && own ? { frame: snapshot.frame, facts: snapshot.facts, claims: sliceOf(all, from, to) } : null
    entries.set(record.article.id, { stamp: own ? stamp : '', record, columns })
    from = to
  }
  return entries
}

function sliceOf(all: ClaimColumns, from: number, to: number): ClaimColumns {
  return {
    length: to - from,
    starts: all.starts.subarray(from, to),
    ends: all.ends.subarray(from, to),
    offsets: all.offsets.subarray(from, to),
    lengths: all.lengths.subarray(from, to),
    checksums: all.checksums.subarray(from, to),
    keys: all.keys.subarray(from, to),
    tags: all.tags.subarray(from, to),
  }
}
