import { CERTAINTY_TERMS } from './certainty'

/** Weights of the linker: three tables of hashed features. */
export interface LinkerModel {
  /** Which spans are chosen for a cue, and where a content left over begins and ends. */
  readonly spans: WeightTable
  /** Whether a cue with its spans is an attribution. */
  readonly keep: WeightTable
  /** Whose a content left over is. */
  readonly owner: WeightTable
  /** How likely an attribution is right, from the probabilities on the way: see certainty.ts. */
  readonly certainty: Float32Array
  /** From this probability on an attribution is kept. */
  readonly threshold: number
}

/** 2 to the power of `bits` weights. */
export interface WeightTable {
  readonly bits: number
  readonly weights: Float32Array
}

const VERSION = 2
const TABLES = ['spans', 'keep', 'owner'] as const
const HEADER_BYTES = 8 + 4 * CERTAINTY_TERMS
const TABLE_HEADER_BYTES = 8

/**
 * Writes a model as bytes, little-endian: version, threshold and the terms of certainty, then for each table its bits, a scale and one signed byte a weight.
 * What a byte cannot tell apart from 0 is 0, and most bytes are, so the whole compresses well.
 */
export function encodeLinker(model: LinkerModel): Uint8Array {
  const size = TABLES.reduce((sum, name) => sum + TABLE_HEADER_BYTES + 2 ** model[name].bits, HEADER_BYTES)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, VERSION, true)
  view.setFloat32(4, model.threshold, true)
  for (let i = 0; i < CERTAINTY_TERMS; i++) view.setFloat32(8 + 4 * i, model.certainty[i] ?? 0, true)
  let at = HEADER_BYTES
  for (const name of TABLES) {
    const { bits, weights } = model[name]
    let most = 0
    for (const weight of weights) most = Math.max(most, Math.abs(weight))
    const scale = Math.max(most / 127, 1e-9)
    view.setUint32(at, bits, true)
    view.setFloat32(at + 4, scale, true)
    at += TABLE_HEADER_BYTES
    for (let i = 0; i < weights.length; i++) view.setInt8(at + i, Math.round((weights[i] ?? 0) / scale))
    at += weights.length
  }
  return bytes
}

/** Reads what `encodeLinker` wrote. Null where the bytes are of another version, cut short or too long. */
export function decodeLinker(bytes: Uint8Array): LinkerModel | null {
  if (bytes.byteLength < HEADER_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== VERSION) return null
  const threshold = view.getFloat32(4, true)
  const certainty = Float32Array.from({ length: CERTAINTY_TERMS }, (_, i) => view.getFloat32(8 + 4 * i, true))
  let at = HEADER_BYTES
  const tables: WeightTable[] = []
  for (const _ of TABLES) {
    if (at + TABLE_HEADER_BYTES > bytes.byteLength) return null
    const bits = view.getUint32(at, true)
    const scale = view.getFloat32(at + 4, true)
    at += TABLE_HEADER_BYTES
    if (bits > 24 || !(scale > 0) || at + 2 ** bits > bytes.byteLength) return null
    const weights = new Float32Array(2 ** bits)
    for (let i = 0; i < weights.length; i++) weights[i] = view.getInt8(at + i) * scale
    at += weights.length
    tables.push({ bits, weights })
  }
  const [spans, keep, owner] = tables
  if (!spans || !keep || !owner || at !== bytes.byteLength || !(threshold > 0 && threshold < 1)) return null
  return { spans, keep, owner, certainty, threshold }
}
