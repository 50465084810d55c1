import { splitParagraphs } from '../detect/reading/paragraphs'
import { findQuotes } from '../detect/reading/quotes'
import { tokenize } from '../detect/reading/tokenize'
import type { Span, Spans } from '../text/span'

/**
 * How a source's words are given: `direct` wholly inside quotation marks, `indirect` wholly outside, `mixed` with a part inside. The three
 * kinds are those of PolNeAR (Newell, Margolin and Ruths 2018).
 */
export const QUOTE_KINDS = ['direct', 'mixed', 'indirect'] as const
export type QuoteKind = (typeof QUOTE_KINDS)[number]

/** Where a text quotes. Offsets are UTF-16 code units. Made in one pass over the text, asked in O(log n). */
export class QuotedText {
  readonly #text: string
  /** In text order, not overlapping; marks included. */
  readonly #quotes: readonly Span[]

  private constructor(text: string, quotes: readonly Span[]) {
    this.#text = text
    this.#quotes = quotes
  }

  static from(text: string): QuotedText {
    const found: Span[] = []
    for (const { start, end } of splitParagraphs(text)) {
      const tokens = tokenize(text, start, end)
      for (const quote of findQuotes(text, tokens).quotes) {
        const [first, last] = [tokens[quote.first], tokens[quote.end - 1]]
        if (first && last) found.push({ start: first.start, end: last.end })
      }
    }
    // An earlier quotation that reaches over a later one is the outer of the two.
    const outer: Span[] = []
    for (const quote of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (quote.start >= (outer.at(-1)?.end ?? 0)) outer.push(quote)
    }
    return new QuotedText(text, outer)
  }

  /** Told by letters and digits alone: marks, blanks and a final comma say nothing. A text without any is `indirect`. */
  kindOf(content: Spans): QuoteKind {
    let [inside, outside] = [false, false]
    for (const span of content) {
      let at = span.start
      for (let i = this.#firstReaching(span.start); at < span.end; i++) {
        const quote = this.#quotes[i]
        const [from, to] = quote ? [Math.max(span.start, quote.start), Math.min(span.end, quote.end)] : [span.end, span.end]
        outside ||= this.#hasWords(at, Math.min(from, span.end))
        if (from >= span.end) break
        inside ||= this.#hasWords(from, to)
        at = to
      }
    }
    if (!inside) return 'indirect'
    return outside ? 'mixed' : 'direct'
  }

  #hasWords(start: number, end: number): boolean {
    return start < end && /[\p{L}\p{N}]/u.test(this.#text.slice(start, end))
  }

  /** Index of the first quotation that ends after `offset`. */
  #firstReaching(offset: number): number {
    let low = 0
    let high = this.#quotes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#quotes[middle]?.end ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return low
  }
}
