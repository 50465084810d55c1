import type { Span } from '../text/span'
import { compareItems, type IndexItem } from './interval-tree'

/** A run of text under the same annotations: their ids, enclosing before enclosed, none where nothing covers it. */
export interface SpanSegment extends Span {
  readonly ids: readonly string[]
}

/**
 * Cuts `range` (a paragraph, say) wherever an item begins or ends, so that overlapping spans become runs that can be drawn one after
 * another. The segments cover the range in order without gaps; neighbours differ in their ids; an empty range has none.
 * Items may reach out of the range, come in any order, and have several spans under one id.
 * Cost: O(k log k + k d) for k items of which d overlap at the deepest place.
 */
export function segmentSpans(range: Span, items: Iterable<IndexItem>): readonly SpanSegment[] {
  const sorted = [...items].filter(({ span }) => span.start < range.end && span.end > range.start).sort(compareItems)
  const cuts = new Set([range.start, range.end])
  for (const { span } of sorted) cuts.add(Math.max(span.start, range.start)).add(Math.min(span.end, range.end))
  const offsets = [...cuts].sort((a, b) => a - b)

  const segments: SpanSegment[] = []
  let active: readonly IndexItem[] = []
  let next = 0
  for (const [i, start] of offsets.slice(0, -1).entries()) {
    const end = offsets[i + 1] ?? range.end
    const begins = next
    while ((sorted[next]?.span.start ?? Number.POSITIVE_INFINITY) <= start) next++
    active = [...active, ...sorted.slice(begins, next)].filter(({ span }) => span.end > start)
    const ids = [...new Set(active.map(({ id }) => id))]
    const last = segments.at(-1)
    if (last && sameIds(last.ids, ids)) segments[segments.length - 1] = { ...last, end }
    else segments.push({ start, end, ids })
  }
  return segments
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
