import { moveEdge } from '#annotations/text/caret'
import { normalizeSpans, overlaps, type Span, type Spans } from '#annotations/text/span'
import { trimSpan } from '#annotations/text/trim-span'

/** Moves the outer start or end of a part by a word or a character. Null where it cannot go further. */
export function moveBoundary(
  text: string,
  spans: Spans,
  edge: 'start' | 'end',
  unit: 'word' | 'grapheme',
  direction: 'forward' | 'backward',
): Spans | null {
  const at = edge === 'start' ? 0 : spans.length - 1
  const span = spans[at]
  const moved = span && moveEdge(text, span, edge, unit, direction)
  return moved ? normalizeSpans(spans.with(at, moved)) : null
}

/** A selection as a person means it: without the blanks at its ends. Null where nothing else is in it. */
export function meant(text: string, selection: Span | null): Span | null {
  return selection && trimSpan(text, selection)
}

export function addPart(spans: Spans, part: Span): Spans {
  return normalizeSpans([...spans, part])
}

/** `spans` without what `part` covers; a span that reaches over it on both sides falls into two. Blanks at the cuts go as well. */
export function removePart(spans: Spans, part: Span, text: string): Spans {
  return normalizeSpans(
    spans.flatMap((span) => {
      if (!overlaps(span, part)) return [span]
      const before = { start: span.start, end: Math.min(span.end, part.start) }
      const after = { start: Math.max(span.start, part.end), end: span.end }
      return [before, after].flatMap((piece) => trimSpan(text, piece) ?? [])
    }),
  )
}
