import { assertNever } from '../model/assert-never'
import { paragraphAt, skipLineBreaks, skipLineBreaksBack } from './paragraphs'
import { segmentAt } from './segment-at'
import type { Span } from './span'
import { nextWordEnd, nextWordStart, previousWordEnd, previousWordStart } from './word-edge'

export type CaretUnit = 'grapheme' | 'word' | 'sentence' | 'paragraph'
export type Direction = 'forward' | 'backward'

/**
 * Where a caret at `offset` goes, in the order of the text (which in right-to-left text is leftwards on the screen).
 * `word`: forward to the end of a word, backward to the start of one. `sentence` and `paragraph`: always to a start, empty paragraphs
 * skipped. Past the last stop the caret goes to the end of the text, before the first to its start.
 * Cost: one segmentation of at most some 8,000 code units, whatever the size of the text.
 */
export function moveCaret(text: string, offset: number, unit: CaretUnit, direction: Direction): number {
  const forward = direction === 'forward'
  switch (unit) {
    case 'grapheme':
      return forward ? nextGrapheme(text, offset) : previousGrapheme(text, offset)
    case 'word':
      return forward ? (nextWordEnd(text, offset) ?? text.length) : (previousWordStart(text, offset) ?? 0)
    case 'sentence':
      return forward ? nextSentence(text, offset) : previousSentence(text, offset)
    case 'paragraph':
      return forward ? skipLineBreaks(text, paragraphAt(text, offset).end) : previousParagraph(text, offset)
    default:
      return assertNever(unit)
  }
}

/**
 * The span with one end moved by a word or a grapheme: starts go to where words start, ends to where words end.
 * Null where there is nothing to move to, or the span would become empty.
 */
export function moveEdge(text: string, span: Span, edge: 'start' | 'end', unit: 'grapheme' | 'word', direction: Direction): Span | null {
  const from = span[edge]
  const to = unit === 'grapheme' ? moveCaret(text, from, unit, direction) : wordEdge(text, from, edge, direction)
  if (to === null || to === from) return null
  const moved = { ...span, [edge]: to }
  return moved.start < moved.end ? moved : null
}

function wordEdge(text: string, offset: number, edge: 'start' | 'end', direction: Direction): number | null {
  if (edge === 'start') return direction === 'forward' ? nextWordStart(text, offset) : previousWordStart(text, offset)
  return direction === 'forward' ? nextWordEnd(text, offset) : previousWordEnd(text, offset)
}

function nextGrapheme(text: string, offset: number): number {
  const segment = segmentAt(text, 'grapheme', offset)
  if (segment) return segment.end
  return Math.min(text.length, offset + (text.startsWith('\r\n', offset) ? 2 : 1))
}

function previousGrapheme(text: string, offset: number): number {
  if (offset === 0) return 0
  const segment = segmentAt(text, 'grapheme', offset - 1)
  if (segment) return segment.start
  return offset - (offset > 1 && text.startsWith('\r\n', offset - 2) ? 2 : 1)
}

/** A sentence includes the space after it, so its end is where the next one starts. */
function nextSentence(text: string, offset: number): number {
  return skipLineBreaks(text, segmentAt(text, 'sentence', offset)?.end ?? offset)
}

function previousSentence(text: string, offset: number): number {
  const end = skipLineBreaksBack(text, offset)
  return end === 0 ? 0 : (segmentAt(text, 'sentence', end - 1)?.start ?? 0)
}

function previousParagraph(text: string, offset: number): number {
  const { start } = paragraphAt(text, offset)
  return start < offset ? start : paragraphAt(text, skipLineBreaksBack(text, offset)).start
}
