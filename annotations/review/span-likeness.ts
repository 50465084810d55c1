import { normalizeSpans, type Spans } from '../text/span'

/** How many code units two discontinuous spans share. */
export function sharedLength(a: Spans, b: Spans): number {
  let shared = 0
  let i = 0
  let j = 0
  for (let left = a[0], right = b[0]; left && right; left = a[i], right = b[j]) {
    shared += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start))
    if (left.end <= right.end) i++
    else j++
  }
  return shared
}

export function lengthOf(spans: Spans): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Shared code units as a share of all that either covers (Jaccard 1901): 1 for the same place, 0 where nothing is shared. */
export function likeness(a: Spans, b: Spans): number {
  const shared = sharedLength(a, b)
  return shared === 0 ? 0 : shared / (lengthOf(a) + lengthOf(b) - shared)
}

export function unionOf(many: readonly Spans[]): Spans {
  return normalizeSpans(many.flat())
}
