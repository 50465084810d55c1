import { paragraphAt } from './paragraphs'
import type { Span } from './span'

export type Granularity = 'grapheme' | 'word' | 'sentence'

export interface Segment extends Span {
  /** For words: true where there are letters or digits in it, false for spaces and punctuation. Otherwise always true. */
  readonly wordLike: boolean
}

/**
 * A paragraph is segmented whole up to this many code units; a longer one (a book on one line) in pieces of about this size.
 * `Intl.Segmenter` copies the string it is given, so a caret step in a line of 1 MB would copy 1 MB.
 */
const PIECE_LENGTH = 8192
/** How far before its ideal place the end of a piece is moved to stand between words. */
const CUT_SEARCH = 256

/** A paragraph, or a piece of a long one, ready to be asked for its segments. They cover it in order and without gaps. */
export interface Segmented extends Span {
  /** The segment of the character at an offset of the text, or null where the offset is not in this piece. */
  at(offset: number): Segment | null
  all(): readonly Segment[]
}

/**
 * The segment of the character at `offset`, by the rules of Unicode Standard Annex 29, or null where no paragraph has a character
 * there: at a line break and at the end of the text. Segments never reach over a line break.
 */
export function segmentAt(text: string, granularity: Granularity, offset: number): Segment | null {
  return segmentAround(text, granularity, offset).at(offset)
}

/** The piece that `offset` stands in or at the end of. Cheaper than `segmentAt` where several segments of a piece are wanted. */
export function segmentAround(text: string, granularity: Granularity, offset: number): Segmented {
  const { start, end } = pieceAt(text, offset)
  const segments = segmenter(granularity).segment(text.slice(start, end))
  return {
    start,
    end,
    at(offset) {
      const data = offset < start || offset >= end ? undefined : segments.containing(offset - start)
      return data ? toSegment(data, start) : null
    },
    all: () => Array.from(segments, (data) => toSegment(data, start)),
  }
}

/** The paragraph around an offset or, of a long one, the piece: the same pieces whichever offset is asked for. */
function pieceAt(text: string, offset: number): Span {
  const paragraph = paragraphAt(text, offset)
  if (paragraph.end - paragraph.start <= PIECE_LENGTH || offset >= paragraph.end) return paragraph
  const index = Math.floor((offset - paragraph.start) / PIECE_LENGTH)
  const next = cutOf(text, paragraph, index + 1)
  if (offset >= next) return { start: next, end: cutOf(text, paragraph, index + 2) }
  return { start: cutOf(text, paragraph, index), end: next }
}

/** Where piece `index` of a paragraph begins: after a space before a word if there is one near, else between two graphemes. */
function cutOf(text: string, paragraph: Span, index: number): number {
  const ideal = paragraph.start + index * PIECE_LENGTH
  if (index === 0) return paragraph.start
  if (ideal >= paragraph.end) return paragraph.end
  for (let at = ideal; at > ideal - CUT_SEARCH; at--) if (text[at - 1] === ' ' && beginsWord(text, at)) return at
  const before = text.slice(ideal - CUT_SEARCH, ideal + CUT_SEARCH)
  return ideal - CUT_SEARCH + (segmenter('grapheme').segment(before).containing(CUT_SEARCH)?.index ?? CUT_SEARCH)
}

function beginsWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}\p{P}]/u.test(text.slice(offset, offset + 2))
}

const segmenters = new Map<Granularity, Intl.Segmenter>()

/** One language for all texts, stated: the machine's own would make the same article break differently elsewhere. */
function segmenter(granularity: Granularity): Intl.Segmenter {
  let known = segmenters.get(granularity)
  if (!known) segmenters.set(granularity, (known = new Intl.Segmenter('en', { granularity })))
  return known
}

function toSegment({ index, segment, isWordLike }: Intl.SegmentData, origin: number): Segment {
  return { start: origin + index, end: origin + index + segment.length, wordLike: isWordLike ?? true }
}
