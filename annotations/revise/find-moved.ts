import { overlaps, type Span } from '../text/span'
import { countInk, type TextMap } from './text-map'
import { bagOfWords, inCommon } from './word-hashes'
import { WordIndex } from './word-index'
import { wordPieces } from './word-pieces'

/** A stretch of new text that an old one may have become. */
export interface Candidate {
  readonly span: Span
  /** Share of the old stretch's characters that stand in it. */
  readonly coverage: number
  /** Another old stretch that has no place is as like it. */
  readonly hasRival: boolean
}

/** So much of the words, and then of the characters, must be there again. */
const LEAST_WORDS = 0.6
export const LEAST_COVERAGE = 0.6
/** Fewer words say nothing about where they are from. */
const FEWEST_WORDS = 4
/** Units that are compared by words, at most. */
const MOST_COMPARED = 4

/**
 * Finds old text in what is new: text that no part of the old one accounts for. So a quotation that was taken out is not found in its twin,
 * which has an old text of its own. And what is found must have nothing more like it among what the new text has no place for: of several
 * twins that were taken out, nobody can say which it is that came back. Costs the postings of its words and a comparison with the
 * few sentences that have most of them.
 */
export class MovedText {
  readonly #map: TextMap
  #added: WordIndex | null = null
  #removed: WordIndex | null = null

  constructor(map: TextMap) {
    this.#map = map
  }

  /** Places that may be `span` of the old text, the likeliest first. */
  find(span: Span): readonly Candidate[] {
    const { before, after } = this.#map
    const words = bagOfWords(before, span.start, span.end)
    if (words.length < FEWEST_WORDS) return []
    this.#added ??= new WordIndex(after, this.#map.added())
    return this.#added
      .sharing(words, LEAST_WORDS)
      .slice(0, MOST_COMPARED)
      .flatMap((unit) => this.#compare(span, words, unit))
      .filter(({ coverage }) => coverage >= LEAST_COVERAGE)
      .sort((a, b) => b.coverage - a.coverage || a.span.start - b.span.start)
  }

  #compare(span: Span, words: Int32Array, unit: Span): Candidate[] {
    const { before, after } = this.#map
    const equal = wordPieces(before, span, after, unit).filter((piece) => piece.equal && countInk(before, piece.before) > 0)
    const [first, last] = [equal[0], equal.at(-1)]
    if (!first || !last) return []
    const kept = equal.reduce((sum, piece) => sum + countInk(before, piece.before), 0)
    const place = { start: first.after.start, end: last.after.end }
    const rival = this.#rivalry(span, words, place)
    if (rival > 0) return []
    // A stretch that holds much else besides is not the old one, however much of it is scattered in there.
    const spread = Math.max(countInk(before, span), countInk(after, place))
    return [{ span: place, coverage: kept / spread, hasRival: rival === 0 }]
  }

  /** How many more words of a stretch of new text another old sentence has that has no place; 0 for as many, below for fewer. */
  #rivalry(span: Span, words: Int32Array, place: Span): number {
    const { before, after } = this.#map
    this.#removed ??= new WordIndex(before, this.#map.removed())
    const there = bagOfWords(after, place.start, place.end)
    // Whole sentences are compared with whole sentences: a claim may be half of one.
    let own = inCommon(words, there)
    let other = -Infinity
    for (const unit of this.#removed.sharing(there, LEAST_WORDS).slice(0, MOST_COMPARED)) {
      const common = inCommon(bagOfWords(before, unit.start, unit.end), there)
      if (overlaps(unit, span)) own = Math.max(own, common)
      else other = Math.max(other, common)
    }
    return other - own
  }
}
