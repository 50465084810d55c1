import { segmentAt } from './segment-at'
import type { Span } from './span'

/** The span grown at both ends until neither stands inside a user-perceived character. An empty span stays empty. */
export function snapToGraphemes(text: string, { start, end }: Span): Span {
  const from = segmentAt(text, 'grapheme', start)?.start ?? lineBreakStart(text, start)
  if (start >= end) return { start: from, end: from }
  const last = segmentAt(text, 'grapheme', end - 1)
  return { start: from, end: last?.end ?? (text[end - 1] === '\r' ? end + 1 : end) }
}

/**
 * The span grown at both ends until neither stands inside a word. An end among spaces or punctuation moves only as far as
 * `snapToGraphemes` moves it. An empty span stays empty.
 */
export function snapToWords(text: string, span: Span): Span {
  const { start, end } = snapToGraphemes(text, span)
  if (start >= end) return { start, end }
  const first = segmentAt(text, 'word', start)
  const last = segmentAt(text, 'word', end - 1)
  return { start: first?.wordLike ? first.start : start, end: last?.wordLike ? last.end : end }
}

/** "\r\n" is one character to its reader, so an offset between the two goes before them. */
function lineBreakStart(text: string, offset: number): number {
  return offset > 0 && text[offset] === '\n' && text[offset - 1] === '\r' ? offset - 1 : offset
}
