import { normalizeSpans, type Span, type Spans } from '#annotations/text/span'

/** A stretch of what one marked. `isAfterGap`: words lie between it and the stretch before that are not marked. */
export interface Piece {
  readonly span: Span
  readonly isCommon: boolean
  readonly isAfterGap: boolean
}

/** What lies in all of them. Nothing where there are none. */
export function commonSpans(all: readonly Spans[]): Spans {
  const [first, ...rest] = all
  return rest.reduce<Spans>(intersect, first ?? [])
}

/** `spans` cut where `common` begins and ends, in text order. `common` lies inside of `spans`. */
export function piecesOf(spans: Spans, common: Spans): readonly Piece[] {
  const pieces: Piece[] = []
  for (const span of spans) {
    let at = span.start
    let isAfterGap = pieces.length > 0
    const add = (end: number, isCommon: boolean): void => {
      if (end <= at) return
      pieces.push({ span: { start: at, end }, isCommon, isAfterGap })
      isAfterGap = false
      at = end
    }
    for (const part of common) {
      if (part.end <= span.start || part.start >= span.end) continue
      add(Math.max(span.start, part.start), false)
      add(Math.min(span.end, part.end), true)
    }
    add(span.end, false)
  }
  return pieces
}

function intersect(a: Spans, b: Spans): Spans {
  const both: Span[] = []
  for (const left of a) {
    for (const right of b) both.push({ start: Math.max(left.start, right.start), end: Math.min(left.end, right.end) })
  }
  return normalizeSpans(both.filter(({ start, end }) => start < end))
}
