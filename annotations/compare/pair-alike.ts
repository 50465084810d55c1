/** Paragraphs with less in common are two paragraphs, not one that was changed. Share of the words of both (Dice 1945). */
const LEAST_ALIKE = 0.3
/** Pairs compared in one gap; a larger gap is paired in order, without a look. */
const MOST_PAIRS = 40_000

/**
 * Which paragraphs of a gap are versions of which, in the order of both: the pairing with the most words in common, by dynamic programming
 * over the gap (as for the longest common subsequence, weighted).
 */
export function pairAlike(
  left: readonly number[],
  right: readonly number[],
  from: readonly string[],
  to: readonly string[],
): readonly (readonly [number, number])[] {
  if (left.length === 0 || right.length === 0) return []
  if (left.length * right.length > MOST_PAIRS) {
    return left.slice(0, right.length).map((at, i) => [at, right[i] ?? 0] as const)
  }
  const before = left.map((at) => wordsOf(from[at] ?? ''))
  const after = right.map((at) => wordsOf(to[at] ?? ''))
  const width = after.length + 1
  const best = new Float64Array((before.length + 1) * width)
  const alike = new Float64Array(before.length * after.length)
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const share = dice(before[i], after[j])
      alike[i * after.length + j] = share
      const paired = share >= LEAST_ALIKE ? share + (best[(i + 1) * width + j + 1] ?? 0) : 0
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    const share = alike[i * after.length + j] ?? 0
    const here = best[i * width + j] ?? 0
    if (share >= LEAST_ALIKE && here === share + (best[(i + 1) * width + j + 1] ?? 0)) pairs.push([left[i++] ?? 0, right[j++] ?? 0])
    else if (here === (best[(i + 1) * width + j] ?? 0)) i++
    else j++
  }
  return pairs
}

type Words = ReadonlyMap<string, number>

function wordsOf(paragraph: string): Words {
  const counts = new Map<string, number>()
  for (const [word] of paragraph.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function dice(a: Words = new Map(), b: Words = new Map()): number {
  let common = 0
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0)
  const total = sizeOf(a) + sizeOf(b)
  return total === 0 ? 0 : (2 * common) / total
}

const sizeOf = (words: Words): number => [...words.values()].reduce((sum, count) => sum + count, 0)
