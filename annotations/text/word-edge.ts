import { skipLineBreaks, skipLineBreaksBack } from './paragraphs'
import { type Segment, segmentAround } from './segment-at'

/** The nearest place after `offset` where a word ends, over paragraphs, or null where no word follows. */
export function nextWordEnd(text: string, offset: number): number | null {
  for (const word of wordsFrom(text, offset)) return word.end
  return null
}

/** The nearest place after `offset` where a word begins, over paragraphs, or null where no word follows. */
export function nextWordStart(text: string, offset: number): number | null {
  for (const word of wordsFrom(text, offset)) if (word.start > offset) return word.start
  return null
}

/** The nearest place before `offset` where a word begins, over paragraphs, or null where no word precedes. */
export function previousWordStart(text: string, offset: number): number | null {
  for (const word of wordsBackFrom(text, offset)) return word.start
  return null
}

/** The nearest place before `offset` where a word ends, over paragraphs, or null where no word precedes. */
export function previousWordEnd(text: string, offset: number): number | null {
  for (const word of wordsBackFrom(text, offset)) if (word.end < offset) return word.end
  return null
}

/** Words that end after `offset`, first to last. A piece is segmented once: between two words may stand a megabyte of dots. */
function* wordsFrom(text: string, offset: number): Generator<Segment> {
  for (let at = offset; at < text.length; at = skipLineBreaks(text, at)) {
    const piece = segmentAround(text, 'word', at)
    for (let segment = piece.at(at); segment; segment = piece.at(at)) {
      at = segment.end
      if (segment.wordLike) yield segment
    }
  }
}

/** Words that begin before `offset`, last to first. */
function* wordsBackFrom(text: string, offset: number): Generator<Segment> {
  for (let at = skipLineBreaksBack(text, offset); at > 0; at = skipLineBreaksBack(text, at)) {
    const piece = segmentAround(text, 'word', at - 1)
    for (let segment = piece.at(at - 1); segment; segment = piece.at(at - 1)) {
      at = segment.start
      if (segment.wordLike) yield segment
    }
  }
}
