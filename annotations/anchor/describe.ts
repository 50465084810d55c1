import type { Span, Spans } from '../text/span'
import { isSpanWithin } from '../text/span'
import { isLowSurrogate } from '../text/surrogates'
import { type Anchor, type Anchors, CONTEXT_LENGTH } from './anchor'

/**
 * The anchor of a span of `text`.
 * @throws RangeError when the span is empty or reaches outside the text.
 */
export function describeSpan(text: string, { start, end }: Span): Anchor {
  if (!isSpanWithin({ start, end }, text.length)) throw new RangeError(`span ${start}..${end} is not within 0..${text.length}`)
  let from = Math.max(0, start - CONTEXT_LENGTH)
  let to = Math.min(text.length, end + CONTEXT_LENGTH)
  // Half a surrogate pair cannot be written as UTF-8, so it could not be stored or compared later.
  if (from > 0 && isLowSurrogate(text.charCodeAt(from))) from++
  if (to < text.length && isLowSurrogate(text.charCodeAt(to))) to--
  return { start, end, exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, Math.max(end, to)) }
}

export function describeSpans(text: string, spans: Spans): Anchors {
  return spans.map((span) => describeSpan(text, span))
}
