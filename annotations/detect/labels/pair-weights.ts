import { LABEL_COUNT } from './label-set'
import { WIDTH } from './templates'

/** Numbers a row: two labels each, padded so that a row never crosses a cache line. */
const ROW = 8

/**
 * The weights of a model two labels a number, the second in the upper 16 bits, so that one addition adds both: most of the time of labelling
 * goes into these sums. A sum of `WIDTH` signed bytes stays within 16 bits, and what the lower half borrows from the upper one is given back.
 */
export function pairWeights(weights: Int8Array): Int32Array {
  const rows = weights.length / LABEL_COUNT
  const pairs = new Int32Array((rows + 1) * ROW)
  for (let row = 0; row < rows; row++) {
    for (let y = 0; y < LABEL_COUNT; y++) {
      const at = (row + 1) * ROW + (y >> 1)
      const weight = weights[row * LABEL_COUNT + y] ?? 0
      pairs[at] = ((pairs[at] ?? 0) + (y % 2 === 0 ? weight : weight << 16)) | 0
    }
  }
  return pairs
}

/** Adds up the rows of the `WIDTH` features from `first` on and writes the label scores to `nodes` from `at` on. Row 0 adds nothing. */
export function sumPairs(
  features: Int32Array,
  first: number,
  rows: Int32Array,
  mask: number,
  pairs: Int32Array,
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
  const end = first + WIDTH
  for (let k = first; k < end; k++) {
    const row = (rows[(features[k] ?? 0) & mask] ?? 0) * ROW
    if (row === 0) continue
    a = (a + (pairs[row] ?? 0)) | 0
    b = (b + (pairs[row + 1] ?? 0)) | 0
    c = (c + (pairs[row + 2] ?? 0)) | 0
    d = (d + (pairs[row + 3] ?? 0)) | 0
    e = (e + (pairs[row + 4] ?? 0)) | 0
    f = (f + (pairs[row + 5] ?? 0)) | 0
    g = (g + (pairs[row + 6] ?? 0)) | 0
  }
  writePair(a, nodes, at, scale)
  writePair(b, nodes, at + 2, scale)
  writePair(c, nodes, at + 4, scale)
  writePair(d, nodes, at + 6, scale)
  writePair(e, nodes, at + 8, scale)
  writePair(f, nodes, at + 10, scale)
  nodes[at + 12] = ((g << 16) >> 16) * scale
}

function writePair(pair: number, nodes: Float64Array, at: number, scale: number): void {
  const low = (pair << 16) >> 16
  nodes[at] = low * scale
  nodes[at + 1] = ((pair - low) >> 16) * scale
}
