import { LABEL_COUNT } from './label-set'
import { WIDTH } from './templates'

/** Four labels a number, so that the row of a feature is sixteen bytes and lies in one cache line. */
const ROW = 4
/** What is added to each weight, so that no byte borrows from its neighbour. */
const BIAS = 128

/**
 * The weights of a model laid out for adding them up, where most of the time of labelling goes. What costs is waiting for memory, so there is little
 * of it: which buckets have a row is one bit each, and the row's number is the count of the bits before it.
 */
export interface PackedWeights {
  /** Two numbers for each 32 buckets: their bits, and how many bits are set before them. */
  readonly index: Int32Array
  /** `ROW` numbers a row of four bytes each, every byte `BIAS` more than its weight. */
  readonly bytes: Int32Array
}

/** @param rows row plus one by bucket, in ascending order, 0 for none. @param weights `LABEL_COUNT` a row */
export function packWeights(rows: Int32Array, weights: Int8Array): PackedWeights {
  const index = new Int32Array(Math.max(2, (rows.length >> 5) * 2))
  const bytes = new Int32Array((weights.length / LABEL_COUNT) * ROW)
  let count = 0
  for (let bucket = 0; bucket < rows.length; bucket++) {
    const word = (bucket >> 5) * 2
    if ((bucket & 31) === 0) index[word + 1] = count
    const row = rows[bucket] ?? 0
    if (row === 0) continue
    index[word] = (index[word] ?? 0) | (1 << (bucket & 31))
    for (let y = 0; y < ROW * 4; y++) {
      const weight = y < LABEL_COUNT ? (weights[(row - 1) * LABEL_COUNT + y] ?? 0) : 0
      const at = count * ROW + (y >> 2)
      bytes[at] = (bytes[at] ?? 0) | ((weight + BIAS) << ((y & 3) * 8))
    }
    count++
  }
  return { index, bytes }
}

const EVEN = 0x00ff00ff

/** The rows of one token's features that have one. */
const found = new Int32Array(WIDTH)

/**
 * Adds up the rows of the `WIDTH` features from `first` on and writes the label scores to `nodes` from `at` on. Two sums share a number: `WIDTH` bytes
 * stay within its sixteen bits.
 */
export function sumPacked(
  features: Int32Array,
  first: number,
  mask: number,
  { index, bytes }: PackedWeights,
  nodes: Float64Array,
  at: number,
  scale: number,
): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  let g = 0
  let count = 0
  const end = first + WIDTH
  // Two loops without a branch that nobody can foretell: the processor then waits for many rows at once.
  for (let k = first; k < end; k++) {
    const bucket = (features[k] ?? 0) & mask
    const word = (bucket >>> 5) << 1
    const bits = index[word] ?? 0
    found[count] = ((index[word + 1] ?? 0) + bitCount(bits & ((1 << (bucket & 31)) - 1))) * ROW
    count += (bits >>> (bucket & 31)) & 1
  }
  for (let k = 0; k < count; k++) {
    const row = found[k] ?? 0
    const p = bytes[row] ?? 0
    const q = bytes[row + 1] ?? 0
    const r = bytes[row + 2] ?? 0
    a = (a + (p & EVEN)) | 0
    b = (b + ((p >>> 8) & EVEN)) | 0
    c = (c + (q & EVEN)) | 0
    d = (d + ((q >>> 8) & EVEN)) | 0
    e = (e + (r & EVEN)) | 0
    f = (f + ((r >>> 8) & EVEN)) | 0
    g = (g + ((bytes[row + 3] ?? 0) & 0xff)) | 0
  }
  const bias = count * BIAS
  nodes[at] = ((a & 0xffff) - bias) * scale
  nodes[at + 1] = ((b & 0xffff) - bias) * scale
  nodes[at + 2] = ((a >>> 16) - bias) * scale
  nodes[at + 3] = ((b >>> 16) - bias) * scale
  nodes[at + 4] = ((c & 0xffff) - bias) * scale
  nodes[at + 5] = ((d & 0xffff) - bias) * scale
  nodes[at + 6] = ((c >>> 16) - bias) * scale
  nodes[at + 7] = ((d >>> 16) - bias) * scale
  nodes[at + 8] = ((e & 0xffff) - bias) * scale
  nodes[at + 9] = ((f & 0xffff) - bias) * scale
  nodes[at + 10] = ((e >>> 16) - bias) * scale
  nodes[at + 11] = ((f >>> 16) - bias) * scale
  nodes[at + 12] = (g - bias) * scale
}

/** How many bits are set (Warren, Hacker's Delight). */
function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
