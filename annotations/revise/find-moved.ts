import type { Span } from '../text/span'
import { sentenceUnits } from './text-units'
import { countInk, type TextMap } from './text-map'
import { wordPieces } from './word-pieces'
import { bagOfWords } from './word-hashes'

/** A stretch of new text that an old one may have become. */
export interface Candidate {
  readonly span: Span
  /** Share of the old stretch's characters that stand in it. */
  readonly coverage: number
}

/** So much of the words, and then of the characters, must be there again. */
const LEAST_WORDS = 0.6
export const LEAST_COVERAGE = 0.6
/** Fewer words say nothing about where they are from. */
const FEWEST_WORDS = 4
/** Units that are compared by words, at most. */
const MOST_COMPARED = 4
/** A word in more units than this tells them apart no longer. */
const MOST_POSTINGS = 200

/**
 * Finds old text in what is new: text that no part of the old one accounts for. So a quotation that was taken out is not found in its twin,
 * which has an old text of its own. Sentences of the new text are filed by their words once (an inverted index); a search costs the
 * postings of its words and a comparison with the few sentences that have most of them.
 */
export class MovedText {
  readonly #map: TextMap
  #units: readonly Span[] | null = null
  readonly #postings = new Map<number, number[]>()

  constructor(map: TextMap) {
    this.#map = map
  }

  /** Places that may be `span` of the old text, the likeliest first. */
  find(span: Span): readonly Candidate[] {
    const words = bagOfWords(this.#map.before, span.start, span.end)
    if (words.length < FEWEST_WORDS) return []
    const units = this.#file()
    const shared = new Map<number, number>()
    let rare = 0
    words.forEach((word, i) => {
      if (word === words[i - 1]) return
      const postings = this.#postings.get(word) ?? []
      if (postings.length > MOST_POSTINGS) return
      rare++
      for (const unit of postings) shared.set(unit, (shared.get(unit) ?? 0) + 1)
    })
    if (rare === 0) return []
    return [...shared]
      .filter(([, count]) => count >= rare * LEAST_WORDS)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_COMPARED)
      .flatMap(([at]) => this.#compare(span, units[at]))
      .filter(({ coverage }) => coverage >= LEAST_COVERAGE)
      .sort((a, b) => b.coverage - a.coverage || a.span.start - b.span.start)
  }

  #compare(span: Span, unit: Span | undefined): Candidate[] {
    if (!unit) return []
    const { before, after } = this.#map
    const equal = wordPieces(before, span, after, unit).filter((piece) => piece.equal && countInk(before, piece.before) > 0)
    const [first, last] = [equal[0], equal.at(-1)]
    if (!first || !last) return []
    const kept = equal.reduce((sum, piece) => sum + countInk(before, piece.before), 0)
    const place = { start: first.after.start, end: last.after.end }
    // A stretch that holds much else besides is not the old one, however much of it is scattered in there.
    const spread = Math.max(countInk(before, span), countInk(after, place))
    return [{ span: place, coverage: kept / spread }]
  }

  #file(): readonly Span[] {
    if (this.#units) return this.#units
    const { after } = this.#map
    const units = this.#map.added().flatMap(({ start, end }) => sentenceUnits(after, start, end))
    units.forEach((unit, at) => {
      const words = bagOfWords(after, unit.start, unit.end)
      words.forEach((word, i) => {
        if (word === words[i - 1]) return
        const postings = this.#postings.get(word)
        if (postings) postings.push(at)
        else this.#postings.set(word, [at])
      })
    })
    this.#units = units
    return units
  }
}
