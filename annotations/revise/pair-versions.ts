import { likeness } from './word-hashes'

/** Pairs compared in one table; a larger gap is cut in two where it is as far through on both sides. */
const MOST_PAIRS = 250_000

/**
 * Which sentences or paragraphs of a gap are versions of which, in the order of both: the pairing with the most words in common, by dynamic
 * programming as for the longest common subsequence. Index into `to` for each of `from`, -1 for none.
 * @param from bags of words of the old ones; `to` of the new ones
 * @param least with less in common (Dice, 0 to 1) two are two, not one that was edited
 */
export function pairVersions(from: readonly Int32Array[], to: readonly Int32Array[], least: number): Int32Array {
  const pairs = new Int32Array(from.length).fill(-1)
  pairBags(from, to, { from: 0, to: 0, least, pairs })
  return pairs
}

interface Pairing {
  /** Indices of the first bag on either side. */
  readonly from: number
  readonly to: number
  readonly least: number
  readonly pairs: Int32Array
}

function pairBags(left: readonly Int32Array[], right: readonly Int32Array[], { from, to, least, pairs }: Pairing): void {
  const [n, m] = [left.length, right.length]
  if (n === 0 || m === 0) return
  if (n * m > MOST_PAIRS && n > 1 && m > 1) {
    const [x, y] = [n >> 1, m >> 1]
    pairBags(left.slice(0, x), right.slice(0, y), { from, to, least, pairs })
    pairBags(left.slice(x), right.slice(y), { from: from + x, to: to + y, least, pairs })
    return
  }
  const width = m + 1
  const best = new Float32Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const share = likeness(left[i] ?? EMPTY, right[j] ?? EMPTY)
      const paired = share >= least ? share + (best[(i + 1) * width + j + 1] ?? 0) : 0
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0)
    }
  }
  for (let i = 0, j = 0; i < n && j < m;) {
    const here = best[i * width + j] ?? 0
    if (here <= 0) return
    if (here === (best[(i + 1) * width + j] ?? 0)) i++
    else if (here === (best[i * width + j + 1] ?? 0)) j++
    else {
      pairs[from + i] = to + j
      i++
      j++
    }
  }
}

const EMPTY = new Int32Array(0)
