import type { Span } from '../../text/span'

/**
 * Cuts a text of `length` units of offset where none of the spans is cut: stretches with at least one span in each, together all of the text. A cut stands in the
 * middle of what lies between. Whatever overlaps or touches stays together, so counts of matches in the stretches add up to those of the text.
 */
export function stretchesOf(spans: Iterable<Span>, length: number): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  const stretches: Span[] = []
  let start = 0
  let end = sorted[0]?.end ?? 0
  for (const span of sorted) {
    // Claims of one analyst that touch are one unit to alpha-u: no cut between them.
    if (span !== sorted[0] && span.start > end) {
      const cut = end + Math.floor((span.start - end) / 2)
      stretches.push({ start, end: cut })
      start = cut
    }
    end = Math.max(end, span.end)
  }
  if (sorted.length > 0) stretches.push({ start, end: length })
  return stretches
}

/** The number of the stretch that an offset stands in. */
export function stretchAt(stretches: readonly Span[], offset: number): number {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
