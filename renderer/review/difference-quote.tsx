import { useMemo } from 'react'
import type { Spans } from '#annotations/text/span'
import { inStoredOrder } from '../ui/stored-order'
import { commonSpans, type Piece, piecesOf } from './common-spans'

interface DifferenceQuoteProps {
  readonly text: string
  readonly spans: Spans
  /** What everybody marked, this analyst among them. */
  readonly others: readonly Spans[]
}

/** The words that an analyst marked; those that not everybody marked stand out, by weight and a line under them. */
export function DifferenceQuote({ text, spans, others }: DifferenceQuoteProps) {
  const pieces = useMemo(() => piecesOf(spans, commonSpans(others)), [spans, others])
  return (
    <q className="quote" dir="auto">
      <bdi>
        {pieces.map((piece) => (
          <PieceOf key={piece.span.start} text={text} piece={piece} />
        ))}
      </bdi>
    </q>
  )
}

function PieceOf({ text, piece: { span, isCommon, isAfterGap } }: { readonly text: string; readonly piece: Piece }) {
  const words = inStoredOrder(text.slice(span.start, span.end))
  return (
    <>
      {isAfterGap && ' … '}
      {isCommon ? words : <strong className="review-only">{words}</strong>}
    </>
  )
}
