import { checkZipName, zipNameKey } from './zip-name'
import { refuseZip } from './zip-refusal'

/** What an archive may hold at most. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes of all entries together, unpacked. */
  readonly inflated: number
  /** Unpacked bytes for each packed one. */
  readonly ratio: number
}

/** One file of an archive, as the central directory has it and its local header confirms. Offsets and sizes in bytes. */
export interface ZipItem {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly crc32: number
  readonly packed: number
  readonly unpacked: number
  /** Of the packed bytes. */
  readonly start: number
  readonly end: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LOCAL_LENGTH = 30
const CENTRAL_LENGTH = 46
const END_LENGTH = 22
const MAX_COMMENT = 0xffff
const ZIP64_16 = 0xffff
const ZIP64_32 = 0xffffffff
const ENCRYPTED = 1
/** Patched data, strong encryption, masked headers. */
const UNKNOWN_FLAGS = 0x20 | 0x40 | 0x2000
const UNIX = 3
const FILE_KIND = 0o170000
const REGULAR_FILE = 0o100000
const FOLDER = 0o040000
/** Small entries may be as regular as they like: the sum of all is bounded anyway. */
const RATIO_FREE = 64 * 1024

/**
 * The files of a ZIP archive, from its central directory (PKWARE APPNOTE 6.3), before a byte is unpacked: number, sizes, ratios, names, kinds
 * are checked first, and no two entries may share packed bytes (the overlapping bombs of Fifield, "A better zip bomb", WOOT 2019). Folders
 * are left out.
 * @param archive its file name, for the failure
 * @throws FailureError unsafe-archive
 */
export function readZipDirectory(archive: string, bytes: Uint8Array, limits: ZipLimits): readonly ZipItem[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view) ?? refuseZip(archive, 'archive-broken')
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (count === ZIP64_16 || size === ZIP64_32 || start === ZIP64_32) refuseZip(archive, 'archive-method')
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    refuseZip(archive, 'archive-method')
  }
  if (count > limits.entries) refuseZip(archive, 'archive-too-many')
  if (start + size !== end) refuseZip(archive, 'archive-broken')

  const items: ZipItem[] = []
  const names = new Set<string>()
  let total = 0
  let at = start
  for (let i = 0; i < count; i++) {
    const entry = readEntry(archive, view, bytes, { at, end, contentEnd: start })
    at = entry.next
    if (names.has(zipNameKey(entry.name))) refuseZip(archive, 'archive-name')
    names.add(zipNameKey(entry.name))
    total += entry.item.unpacked
    if (total > limits.inflated) refuseZip(archive, 'archive-too-large')
    if (entry.item.unpacked > RATIO_FREE && entry.item.unpacked > entry.item.packed * limits.ratio) refuseZip(archive, 'archive-bomb')
    if (!entry.isFolder) items.push(entry.item)
    else if (entry.item.unpacked !== 0) refuseZip(archive, 'archive-broken')
  }
  if (at !== end) refuseZip(archive, 'archive-broken')
  checkApart(archive, items)
  return items
}

/** Where the end record starts: its comment, of whatever length it states, reaches exactly to the end of the file. */
function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - END_LENGTH; at >= 0 && at >= view.byteLength - END_LENGTH - MAX_COMMENT; at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === view.byteLength - END_LENGTH - at) return at
  }
  return null
}

interface Entry {
  readonly name: string
  readonly isFolder: boolean
  readonly item: ZipItem
  /** Where the next entry starts. */
  readonly next: number
}

interface Place {
  readonly at: number
  /** End of the central directory, and of what stands before it. */
  readonly end: number
  readonly contentEnd: number
}

function readEntry(archive: string, view: DataView, bytes: Uint8Array, { at, end, contentEnd }: Place): Entry {
  if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) refuseZip(archive, 'archive-broken')
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  if ((flags & (ENCRYPTED | UNKNOWN_FLAGS)) !== 0 || (method !== 0 && method !== 8)) refuseZip(archive, 'archive-method')
  const packed = view.getUint32(at + 20, true)
  const unpacked = view.getUint32(at + 24, true)
  const nameLength = view.getUint16(at + 28, true)
  const next = at + CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > end) refuseZip(archive, 'archive-broken')
  if (packed === ZIP64_32 || unpacked === ZIP64_32 || view.getUint16(at + 34, true) !== 0) refuseZip(archive, 'archive-method')
  const rawName = bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength)
  const name = checkZipName(rawName) ?? refuseZip(archive, 'archive-name')
  const isFolder = name.endsWith('/')
  checkKind(archive, view, at, isFolder)
  if (method === 0 && packed !== unpacked) refuseZip(archive, 'archive-broken')

  const header = view.getUint32(at + 42, true)
  if (header + LOCAL_LENGTH > contentEnd || view.getUint32(header, true) !== LOCAL) refuseZip(archive, 'archive-broken')
  const localName = bytes.subarray(header + LOCAL_LENGTH, header + LOCAL_LENGTH + view.getUint16(header + 26, true))
  // Readers that go by the local header would see another file than this one.
  if (Buffer.compare(localName, rawName) !== 0 || view.getUint16(header + 8, true) !== method) refuseZip(archive, 'archive-broken')
  if ((view.getUint16(header + 6, true) & ENCRYPTED) !== 0) refuseZip(archive, 'archive-method')
  const start = header + LOCAL_LENGTH + localName.length + view.getUint16(header + 28, true)
  if (start + packed > contentEnd) refuseZip(archive, 'archive-broken')
  const crc32 = view.getUint32(at + 16, true)
  return {
    name,
    isFolder,
    next,
    item: { name, method: method === 0 ? 'stored' : 'deflated', crc32, packed, unpacked, start, end: start + packed },
  }
}

/** Archives made on Unix say what kind of file an entry is; one that says nothing is a file. */
function checkKind(archive: string, view: DataView, at: number, isFolder: boolean): void {
  const kind = view.getUint8(at + 5) === UNIX ? (view.getUint32(at + 38, true) >>> 16) & FILE_KIND : 0
  if (kind !== 0 && kind !== (isFolder ? FOLDER : REGULAR_FILE)) refuseZip(archive, 'archive-link')
}

function checkApart(archive: string, items: readonly ZipItem[]): void {
  const ordered = [...items].sort((a, b) => a.start - b.start)
  for (const [i, item] of ordered.entries()) {
    const before = ordered[i - 1]
    // The header between the two is in nobody's bytes either.
    if (before && item.start - LOCAL_LENGTH < before.end) refuseZip(archive, 'archive-bomb')
  }
}
