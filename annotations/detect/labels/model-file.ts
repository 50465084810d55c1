import { ByteReader, checksum, ByteWriter } from './bytes'
import type { LabelModel } from './label-model'
import { LABEL_COUNT as L } from './label-set'
import { EDGE_CLASSES, TEMPLATES_VERSION } from './templates'
import { wordTable, type WordTable } from './word-table'

/** Why bytes are no usable model. */
export interface UnreadableModel {
  readonly kind: 'unreadable-model'
  /** `newer`: written for another version of the features or of the file. `damaged`: bytes are missing or changed. `foreign`: no model at all. */
  readonly reason: 'foreign' | 'newer' | 'damaged'
}

const MAGIC = 0x4c4d4c43 // "CLML"
const FILE_VERSION = 1
/** Magic, file version, templates version, length and checksum of what follows: four bytes each. */
const HEADER = 20
/** Beyond these a file is damaged whatever its checksum says; they bound the memory that a file can ask for. */
const MOST_BITS = 24
const MOST_WORDS = 1 << 20

/**
 * One file: a header, then the word table, the edge weights, and the rows of node weights. Whole numbers are varints, hashes and buckets are
 * filed as gaps, a row as a mask of the labels whose weights are not zero and those weights. `writeModel` of `readModel` gives the same bytes.
 */
export function writeModel(model: LabelModel): Uint8Array {
  const out = new ByteWriter()
  out.text(model.id)
  out.varint(model.bits)
  out.float(model.scale)
  writeWords(out, model.words)
  out.varint(model.edges.length)
  for (const weight of model.edges) out.float(weight)
  writeRows(out, model)
  const body = out.bytes()
  const header = new ByteWriter()
  for (const number of [MAGIC, FILE_VERSION, TEMPLATES_VERSION, body.length]) header.uint32(number)
  header.uint32(checksum(body, checksum(header.bytes())))
  const file = new Uint8Array(HEADER + body.length)
  file.set(header.bytes())
  file.set(body, HEADER)
  return file
}

/** Reads what `writeModel` wrote. Any changed byte is noticed; nothing is thrown for the world's damage. */
export function readModel(bytes: Uint8Array): LabelModel | UnreadableModel {
  const unreadable = (reason: UnreadableModel['reason']): UnreadableModel => ({ kind: 'unreadable-model', reason })
  if (bytes.length < HEADER) return unreadable('foreign')
  const header = new ByteReader(bytes)
  if (header.uint32() !== MAGIC) return unreadable('foreign')
  const fileVersion = header.uint32()
  const templatesVersion = header.uint32()
  const length = header.uint32()
  const sum = header.uint32()
  const body = bytes.subarray(HEADER)
  if (body.length !== length || checksum(body, checksum(bytes.subarray(0, HEADER - 4))) !== sum) return unreadable('damaged')
  if (fileVersion !== FILE_VERSION || templatesVersion !== TEMPLATES_VERSION) return unreadable('newer')
  return readBody(new ByteReader(body)) ?? unreadable('damaged')
}

function writeWords(out: ByteWriter, { hashes, cue, source, cluster, coarse }: WordTable): void {
  out.varint(hashes.length)
  let before = -(2 ** 31)
  hashes.forEach((hash, i) => {
    out.varint(hash - before)
    out.byte((cue[i] ?? 0) * 8 + (source[i] ?? 0))
    out.byte(cluster[i] ?? 0)
    out.byte(coarse[i] ?? 0)
    before = hash
  })
}

function readWords(input: ByteReader): WordTable | null {
  const length = input.varint()
  if (length > MOST_WORDS) return null
  const columns = {
    hashes: new Int32Array(length),
    cue: new Uint8Array(length),
    source: new Uint8Array(length),
    cluster: new Uint8Array(length),
    coarse: new Uint8Array(length),
  }
  let hash = -(2 ** 31)
  for (let i = 0; i < length; i++) {
    hash += input.varint()
    columns.hashes[i] = hash
    const steps = input.byte()
    columns.cue[i] = steps >> 3
    columns.source[i] = steps & 7
    columns.cluster[i] = input.byte()
    columns.coarse[i] = input.byte()
  }
  return input.overrun ? null : wordTable(columns)
}

function writeRows(out: ByteWriter, { rows, weights }: LabelModel): void {
  out.varint(weights.length / L)
  let before = -1
  rows.forEach((row, bucket) => {
    if (row === 0) return
    out.varint(bucket - before - 1)
    before = bucket
    const at = (row - 1) * L
    let mask = 0
    for (let y = 0; y < L; y++) if ((weights[at + y] ?? 0) !== 0) mask |= 1 << y
    out.varint(mask)
    for (let y = 0; y < L; y++) if (mask & (1 << y)) out.byte((weights[at + y] ?? 0) & 0xff)
  })
}

function readRows(input: ByteReader, bits: number): Pick<LabelModel, 'rows' | 'weights'> | null {
  const count = input.varint()
  if (bits > MOST_BITS || count > 2 ** bits) return null
  const rows = new Int32Array(2 ** bits)
  const weights = new Int8Array(count * L)
  let bucket = -1
  for (let row = 0; row < count; row++) {
    bucket += input.varint() + 1
    if (bucket >= rows.length) return null
    rows[bucket] = row + 1
    const mask = input.varint()
    for (let y = 0; y < L; y++) if (mask & (1 << y)) weights[row * L + y] = input.byte()
  }
  return input.ended ? { rows, weights } : null
}

function readBody(input: ByteReader): LabelModel | null {
  const id = input.text()
  const bits = input.varint()
  const scale = input.float()
  const words = readWords(input)
  if (!words || input.varint() !== EDGE_CLASSES * L * L) return null
  const edges = new Float32Array(EDGE_CLASSES * L * L)
  for (let i = 0; i < edges.length; i++) edges[i] = input.float()
  const rest = readRows(input, bits)
  return rest ? { id, bits, scale, words, edges, ...rest } : null
}
