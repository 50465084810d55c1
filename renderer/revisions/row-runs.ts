import type { WordChange } from '#annotations/compare/word-changes'
import type { IntervalIndex } from '#annotations/spans/interval-index'
import { segmentSpans } from '#annotations/spans/segment-spans'
import type { Span } from '#annotations/text/span'
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

/** One paragraph of one of the texts. */
export function sideRuns(
  side: 'before' | 'after',
  span: Span,
  changes: readonly WordChange[],
  marks: IntervalIndex<ClaimMark>,
): readonly RowRun[] {
  const pieces = changes.flatMap((change): Piece[] => {
    if (change.kind === 'same') return [{ side, change: 'same', span: change[side] }]
    if (change.kind === 'removed') return side === 'before' ? [{ side, change: 'removed', span: change.before }] : []
    return side === 'after' ? [{ side, change: 'added', span: change.after }] : []
  })
  return runsOf(pieces.length > 0 ? pieces : [{ side, change: 'same', span }], { before: marks, after: marks })
}

/** Both versions of a paragraph as one text: what went and what came where it did. */
export function inlineRuns(
  changes: readonly WordChange[],
  marks: { readonly before: IntervalIndex<ClaimMark>; readonly after: IntervalIndex<ClaimMark> },
): readonly RowRun[] {
  const pieces = changes.map((change): Piece => {
    if (change.kind === 'removed') return { side: 'before', change: 'removed', span: change.before }
    return { side: 'after', change: change.kind, span: change.after }
  })
  return runsOf(pieces, marks)
}

function runsOf(
  pieces: readonly Piece[],
  indexes: { readonly before: IntervalIndex<ClaimMark>; readonly after: IntervalIndex<ClaimMark> },
): readonly RowRun[] {
  return pieces.flatMap(({ side, change, span }) => {
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
