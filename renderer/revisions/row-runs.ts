import type { WordChange } from '#annotations/compare/word-changes'
import type { IntervalIndex } from '#annotations/spans/interval-index'
import { segmentSpans } from '#annotations/spans/segment-spans'
import type { Span } from '#annotations/text/span'
import { trimSpan } from '#annotations/text/trim-span'
import type { ClaimMark } from './claim-marks'

/** A piece of a paragraph over which nothing changes: which text it is of, how it stands to the other, and the claims over it. */
export interface RowRun extends Span {
  readonly side: 'before' | 'after'
  readonly change: 'same' | 'removed' | 'added'
  readonly marks: readonly ClaimMark[]
  /** Claims whose number stands before this piece. */
  readonly begins: readonly ClaimMark[]
}

type Piece = Pick<RowRun, 'side' | 'change'> & { readonly span: Span }

/** Both texts, whose offsets the pieces are of. */
export interface RowTexts {
  readonly before: string
  readonly after: string
}

/** One paragraph of one of the texts. */
export function sideRuns(
  side: 'before' | 'after',
  span: Span,
  changes: readonly WordChange[],
  marks: IntervalIndex<ClaimMark>,
  texts: RowTexts,
): readonly RowRun[] {
  const pieces = changes.flatMap((change): Piece[] => {
    if (change.kind === 'same') return [{ side, change: 'same', span: change[side] }]
    if (change.kind === 'removed') return side === 'before' ? [{ side, change: 'removed', span: change.before }] : []
    return side === 'after' ? [{ side, change: 'added', span: change.after }] : []
  })
  return runsOf(pieces.length > 0 ? pieces : [{ side, change: 'same', span }], { before: marks, after: marks }, texts)
}

/** Both versions of a paragraph as one text: what went and what came where it did. A claim on both is numbered once. */
export function inlineRuns(
  changes: readonly WordChange[],
  marks: { readonly before: IntervalIndex<ClaimMark>; readonly after: IntervalIndex<ClaimMark> },
  texts: RowTexts,
): readonly RowRun[] {
  const pieces = changes.flatMap((change, i): Piece[] => {
    if (change.kind !== 'removed') return [{ side: 'after', change: change.kind, span: change.after }]
    const next = changes[i + 1]
    // Where white space came in the place of white space, what came is enough.
    const isSpacing = next?.kind === 'added' && isBlank(texts.before, change.before) && isBlank(texts.after, next.after)
    return isSpacing ? [] : [{ side: 'before', change: 'removed', span: change.before }]
  })
  const numbered = new Set<string>()
  return runsOf(pieces, marks, texts).map((run) => {
    const begins = run.begins.filter(({ id }) => !numbered.has(id))
    for (const { id } of begins) numbered.add(id)
    return { ...run, begins }
  })
}

function runsOf(
  pieces: readonly Piece[],
  indexes: { readonly before: IntervalIndex<ClaimMark>; readonly after: IntervalIndex<ClaimMark> },
  texts: RowTexts,
): readonly RowRun[] {
  return pieces
    .flatMap((piece) => withoutSpaces(piece, texts[piece.side]))
    .flatMap(({ side, change, span }) => {
      const marks = indexes[side].between(span.start, span.end)
      const byKey = new Map(marks.map((mark, i) => [`${i}`, mark]))
      return segmentSpans(
        span,
        marks.map((mark, i) => ({ id: `${i}`, span: mark.span })),
      ).map(({ start, end, ids }): RowRun => {
        const over = ids.map((id) => byKey.get(id)).filter((mark) => mark !== undefined)
        return { side, change, start, end, marks: over, begins: over.filter((mark) => mark.isFirst && mark.span.start === start) }
      })
    })
}

/** A space before or after words that came or went is not struck through or underlined with them. */
function withoutSpaces({ side, change, span }: Piece, text: string): readonly Piece[] {
  if (change === 'same') return [{ side, change, span }]
  const words = trimSpan(text, span)
  if (!words) return [{ side, change: 'same', span }]
  const pieces: Piece[] = [
    { side, change: 'same', span: { start: span.start, end: words.start } },
    { side, change, span: words },
    { side, change: 'same', span: { start: words.end, end: span.end } },
  ]
  return pieces.filter((piece) => piece.span.start < piece.span.end)
}

const isBlank = (text: string, { start, end }: Span): boolean => text.slice(start, end).trim() === ''
