import type { Anchors } from '../anchor/anchor'
import { describeSpans } from '../anchor/describe'
import { isSpanWithin, normalizeSpans, type Span, type Spans } from '../text/span'
import { splitsSurrogatePair } from '../text/surrogates'

/** Null where a span is empty, reaches outside the text, or ends inside a character: half of one cannot be written as UTF-8. */
export function anchorsIn(text: string, spans: Spans): Anchors | null {
  const isAnchorable = (span: Span): boolean =>
    isSpanWithin(span, text.length) && !splitsSurrogatePair(text, span.start) && !splitsSurrogatePair(text, span.end)
  return spans.every(isAnchorable) ? describeSpans(text, normalizeSpans(spans)) : null
}
