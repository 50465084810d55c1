import { overlaps, type Span } from '../text/span'
import { type Bridge, countInk, TextMap } from './text-map'
import { sentencesAround } from './sentence-around'
import { sentenceUnits } from './text-units'
import { touchesAny } from './touches-any'
import { bagOfWords, inCommon } from './word-hashes'
import { WordIndex } from './word-index'

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
  #grown: { readonly bridges: readonly Bridge[]; readonly index: WordIndex } | null = null
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
    return [...this.#added.sharing(words, LEAST_WORDS).slice(0, MOST_COMPARED), ...this.#putIn(words)]
      .flatMap((unit) => this.#compare(span, words, unit))
      .filter(({ coverage }) => coverage >= LEAST_COVERAGE)
      .sort((a, b) => b.coverage - a.coverage || a.span.start - b.span.start)
  }

  /** Sentences put into others that became longer. Those that do not have the words even as they are now are not compared. */
  #putIn(words: Int32Array): readonly Span[] {
    const { after } = this.#map
    this.#grown ??= this.#indexOfGrown()
    const isNear = touchesAny(this.#grown.index.sharing(words, LEAST_WORDS))
    return this.#grown.bridges
      .filter((bridge) => isNear(bridge.after))
      .flatMap((bridge) => this.#map.putInto(bridge))
      .flatMap(({ start, end }) => sentenceUnits(after, start, end))
      .map((unit) => ({ unit, common: inCommon(words, bagOfWords(after, unit.start, unit.end)) }))
      .filter(({ common }) => common >= words.length * LEAST_WORDS)
      .sort((a, b) => b.common - a.common || a.unit.start - b.unit.start)
      .slice(0, MOST_COMPARED)
      .map(({ unit }) => unit)
  }

  #indexOfGrown(): { readonly bridges: readonly Bridge[]; readonly index: WordIndex } {
    const bridges = this.#map.grown()
    const stretches = bridges.map((bridge) => bridge.after)
    return { bridges, index: new WordIndex(this.#map.after, stretches) }
  }

  #compare(span: Span, words: Int32Array, unit: Span): Candidate[] {
    const { before, after } = this.#map
    const bridge: Bridge = { kind: 'edited', before: sentencesAround(before, span), after: unit, moved: true }
    const image = new TextMap(before, after, [bridge]).imageOf(span)
    const rival = image ? this.#rivalry(span, words, image.span) : 1
    if (!image || rival > 0) return []
    const ink = countInk(before, span)
    // A stretch that holds much else besides is not the old one, however much of it is scattered in there.
    const spread = Math.max(ink, countInk(after, image.core))
    return [{ span: image.span, coverage: (image.coverage * ink) / spread, hasRival: rival === 0 }]
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
