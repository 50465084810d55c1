import type { Span } from '../text/span'
import { sentenceUnits } from './text-units'
import { bagOfWords } from './word-hashes'

/** A word in more units than this tells them apart no longer. */
const MOST_POSTINGS = 200

/** Sentences of some stretches of a text by their words (an inverted index). Filing costs their length, a search the postings of its words. */
export class WordIndex {
  readonly #units: readonly Span[]
  readonly #postings = new Map<number, number[]>()

  constructor(text: string, stretches: readonly Span[]) {
    this.#units = stretches.flatMap(({ start, end }) => sentenceUnits(text, start, end))
    this.#units.forEach((unit, at) => {
      const words = bagOfWords(text, unit.start, unit.end)
      words.forEach((word, i) => {
        if (word === words[i - 1]) return
        const postings = this.#postings.get(word)
        if (postings) postings.push(at)
        else this.#postings.set(word, [at])
      })
    })
  }

  /** The sentences with at least `share` of the telling words of a bag, those with most of them first. */
  sharing(words: Int32Array, share: number): readonly Span[] {
    const shared = new Map<number, number>()
    let telling = 0
    words.forEach((word, i) => {
      if (word === words[i - 1]) return
      const postings = this.#postings.get(word) ?? []
      if (postings.length > MOST_POSTINGS) return
      telling++
      for (const unit of postings) shared.set(unit, (shared.get(unit) ?? 0) + 1)
    })
    return [...shared]
      .filter(([, count]) => count >= telling * share)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .flatMap(([at]) => this.#units[at] ?? [])
  }
}
