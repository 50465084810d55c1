/** Nothing in the other sequence. */
export const UNMATCHED = -1

/** Cells of one table of common subsequences: gaps beyond it are matched at their ends alone. */
const MOST_CELLS = 4_000_000

/**
 * Which element of `b` each element of `a` is, in the order of both: ends that are equal first, then what stands once in both (patience
 * diff, Cohen 2003), then the longest common subsequence of what is left between. `UNMATCHED` where there is none. An element that stands
 * several times is matched by what is around it, never by its position alone.
 * Cost: near linear where most is equal or unique; a gap without anything unique costs the product of its sizes, up to a bound.
 */
export function alignIds(a: Int32Array, b: Int32Array): Int32Array {
  const match = new Int32Array(a.length).fill(UNMATCHED)
  const open: [number, number, number, number][] = [[0, a.length, 0, b.length]]
  for (let task = open.pop(); task; task = open.pop()) {
    let [a0, a1, b0, b1] = task
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) match[a0++] = b0++
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) match[--a1] = --b1
    if (a0 === a1 || b0 === b1) continue
    const anchors = commonUnique(a, a0, a1, b, b0, b1)
    if (anchors.length === 0) {
      commonSubsequence(a, a0, a1, b, b0, b1, match)
      continue
    }
    let [i, j] = [a0, b0]
    for (const [x, y] of anchors) {
      match[x] = y
      open.push([i, x, j, y])
      ;[i, j] = [x + 1, y + 1]
    }
    open.push([i, a1, j, b1])
  }
  return match
}

/** Elements that stand once in either range, those of them that are in the same order: the longest increasing run of places. */
function commonUnique(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number): (readonly [number, number])[] {
  const place = new Map<number, number>()
  for (let j = b0; j < b1; j++) place.set(b[j] ?? 0, place.has(b[j] ?? 0) ? UNMATCHED : j)
  const count = new Map<number, number>()
  for (let i = a0; i < a1; i++) count.set(a[i] ?? 0, (count.get(a[i] ?? 0) ?? 0) + 1)
  const pairs: [number, number][] = []
  for (let i = a0; i < a1; i++) {
    const j = place.get(a[i] ?? 0) ?? UNMATCHED
    if (j !== UNMATCHED && count.get(a[i] ?? 0) === 1) pairs.push([i, j])
  }
  return increasing(pairs)
}

/** The longest run of pairs whose second numbers increase (Schensted 1961). O(n log n). */
function increasing(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  /** Index of the pair with the least second number that ends a run of each length. */
  const ends: number[] = []
  const before = new Int32Array(pairs.length).fill(UNMATCHED)
  pairs.forEach(([, y], at) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < y) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? (ends[low - 1] ?? UNMATCHED) : UNMATCHED
    ends[low] = at
  })
  const run: (readonly [number, number])[] = []
  for (let at = ends.at(-1) ?? UNMATCHED; at !== UNMATCHED; at = before[at] ?? UNMATCHED) {
    const pair = pairs[at]
    if (pair) run.push(pair)
  }
  return run.reverse()
}

function commonSubsequence(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number, match: Int32Array): void {
  const [n, m] = [a1 - a0, b1 - b0]
  if ((n + 1) * (m + 1) > MOST_CELLS) return
  const width = m + 1
  const longest = new Uint16Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const at = i * width + j
      longest[at] = a[a0 + i] === b[b0 + j] ? (longest[at + width + 1] ?? 0) + 1 : Math.max(longest[at + width] ?? 0, longest[at + 1] ?? 0)
    }
  }
  for (let i = 0, j = 0; i < n && j < m;) {
    const at = i * width + j
    if (a[a0 + i] === b[b0 + j]) match[a0 + i++] = b0 + j++
    else if ((longest[at + width] ?? 0) >= (longest[at + 1] ?? 0)) i++
    else j++
  }
}
