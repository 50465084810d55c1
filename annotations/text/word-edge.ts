import { skipLineBreaks, skipLineBreaksBack } from './paragraphs'
import { segmentAt } from './segment-at'

/** The nearest place after `offset` where a word ends, over paragraphs, or null where no word follows. */
export function nextWordEnd(text: string, offset: number): number | null {
  for (let at = offset; at < text.length;) {
    const segment = segmentAt(text, 'word', at)
    if (segment?.wordLike) return segment.end
    at = segment ? segment.end : skipLineBreaks(text, at)
  }
  return null
}

/** The nearest place after `offset` where a word begins, over paragraphs, or null where no word follows. */
export function nextWordStart(text: string, offset: number): number | null {
  for (let at = offset; at < text.length;) {
    const segment = segmentAt(text, 'word', at)
    if (segment?.wordLike && segment.start > offset) return segment.start
    at = segment ? segment.end : skipLineBreaks(text, at)
  }
  return null
}

/** The nearest place before `offset` where a word begins, over paragraphs, or null where no word precedes. */
export function previousWordStart(text: string, offset: number): number | null {
  for (let at = offset; at > 0;) {
    const segment = segmentAt(text, 'word', at - 1)
    if (segment?.wordLike) return segment.start
    at = segment ? segment.start : skipLineBreaksBack(text, at)
  }
  return null
}

/** The nearest place before `offset` where a word ends, over paragraphs, or null where no word precedes. */
export function previousWordEnd(text: string, offset: number): number | null {
  for (let at = offset; at > 0;) {
    const segment = segmentAt(text, 'word', at - 1)
    if (segment?.wordLike && segment.end < offset) return segment.end
    at = segment ? segment.start : skipLineBreaksBack(text, at)
  }
  return null
}
