import { isSpanWithin, type Span, type Spans } from '#annotations/text/span'
import { splitsSurrogatePair } from '#annotations/text/surrogates'

/**
 * Whether the parts of a span stand on `text`, in order and apart, and end between characters: everything that reads them relies on
 * it. Parts that carry a quote must have it in their place.
 */
export function isOnText(text: string, parts: Spans): boolean {
  let last = -1
  for (const part of parts) {
    if (part.start <= last || !isSpanWithin(part, text.length)) return false
    if (splitsSurrogatePair(text, part.start) || splitsSurrogatePair(text, part.end)) return false
    if (hasQuote(part) && text.slice(part.start, part.end) !== part.exact) return false
    last = part.end
  }
  return true
}

const hasQuote = (part: Span): part is Span & { readonly exact: unknown } => 'exact' in part
