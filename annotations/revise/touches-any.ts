import type { Span } from '../text/span'

/** Asks whether a span overlaps any of some spans that do not overlap each other. O(log n) an answer. */
export function touchesAny(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  return ({ start, end }) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1
      else high = middle
    }
    return (sorted[low]?.start ?? end) < end
  }
}
