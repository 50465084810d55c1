/**
 * A half-open range of a text: `start` inclusive, `end` exclusive, in UTF-16 code units of the canonical text of one revision.
 * Every offset inside Claimlight has this one meaning; other units exist only at the borders (see offset-table.ts).
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The parts of a discontinuous span: in text order, none empty, none overlapping or touching another. */
export type Spans = readonly Span[]

/** True when both ends are whole numbers inside a text of `length` code units and the span is not empty. */
export function isSpanWithin(span: Span, length: number): boolean {
  return Number.isInteger(span.start) && Number.isInteger(span.end) && span.start >= 0 && span.start < span.end && span.end <= length
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Sorted, without empty parts; parts that overlap or touch become one. */
export function normalizeSpans(parts: Iterable<Span>): Spans {
  const sorted = [...parts].filter((part) => part.start < part.end).sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: Span[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last && start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else merged.push({ start, end })
  }
  return merged
}

/** The smallest span that covers all parts, or null where there are none. */
export function hull(parts: Spans): Span | null {
  const first = parts[0]
  if (!first) return null
  let { start, end } = first
  for (const part of parts) {
    start = Math.min(start, part.start)
    end = Math.max(end, part.end)
  }
  return { start, end }
}

export function spansEqual(a: Spans, b: Spans): boolean {
  return a.length === b.length && a.every((part, i) => part.start === b[i]?.start && part.end === b[i]?.end)
}

/** The text of a discontinuous span, its parts joined by a horizontal ellipsis between spaces. */
export function sliceSpans(text: string, parts: Spans): string {
  const [first] = parts
  if (first && parts.length === 1) return text.slice(first.start, first.end)
  return parts.map((part) => text.slice(part.start, part.end)).join(' … ')
}
