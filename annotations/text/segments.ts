import { skipLineBreaks } from './paragraphs'
import { type Granularity, type Segment, segmentAround } from './segment-at'
import type { Span } from './span'
import { trimSpan } from './trim-span'

/** User-perceived characters (extended grapheme clusters) that overlap `range`, whole; line breaks are not among them. */
export function graphemes(text: string, range: Span = whole(text)): readonly Span[] {
  return Array.from(segments(text, 'grapheme', range), toSpan)
}

/** Words that overlap `range`, whole, without the spaces and punctuation between them. */
export function words(text: string, range: Span = whole(text)): readonly Span[] {
  const found: Span[] = []
  for (const segment of segments(text, 'word', range)) if (segment.wordLike) found.push(toSpan(segment))
  return found
}

/**
 * Sentences that overlap `range`, whole, without white space at their ends. They follow punctuation alone (UAX 29): "Mr. Smith" is
 * two. Good enough to move and select by; finding claims has rules of its own.
 */
export function sentences(text: string, range: Span = whole(text)): readonly Span[] {
  const found: Span[] = []
  for (const segment of segments(text, 'sentence', range)) {
    const sentence = trimSpan(text, segment)
    if (sentence && sentence.start < range.end && sentence.end > range.start) found.push(sentence)
  }
  return found
}

function* segments(text: string, granularity: Granularity, range: Span): Generator<Segment> {
  const end = Math.min(range.end, text.length)
  let at = range.start
  while (at < end) {
    const around = segmentAround(text, granularity, at)
    for (const segment of around.all()) if (segment.end > range.start && segment.start < end) yield segment
    at = skipLineBreaks(text, Math.max(at, around.end))
  }
}

const whole = (text: string): Span => ({ start: 0, end: text.length })
const toSpan = ({ start, end }: Span): Span => ({ start, end })
