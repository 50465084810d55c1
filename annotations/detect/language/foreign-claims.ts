import { spanOf, type Passage } from '../reading/passage'
import { STATEMENT_WORDS, type Quote } from '../reading/quotes'
import { isWordLike, type Token, type TokenRange } from '../reading/token'
import type { Draft } from '../rules/draft'
import type { Span } from '../../text/span'

/** A name stands no further from its quotation than this many tokens: a cue and a title come between. */
const REACH = 7

/** Shorter sentences say too little to be checked. */
const LEAST_WORDS = 5

const NO_ATTRIBUTIONS: ReadonlySet<number> = new Set()

/**
 * What can be told of a paragraph in a language whose words are not known: quotations, with the nearest name beside each, and sentences
 * with a number. Neither cue nor indirect speech.
 */
export function findForeignClaims(
  passage: Passage,
  paragraph: number,
): { readonly drafts: readonly Draft[]; readonly attributed: ReadonlySet<number> } {
  const drafts: Draft[] = []
  for (const sentence of passage.sentences) {
    const quotes = quotesIn(passage, sentence).filter((quote) => isStatement(passage, quote))
    for (const quote of quotes) {
      const content = spanOf(passage, { first: quote.first, end: quote.end })
      const name = nameBeside(passage, sentence, quote)
      drafts.push({ ...EMPTY, kind: 'attribution', rule: 'foreign-quote', content: [content], source: name ? [name] : [], paragraph })
    }
    const number = quotes.length === 0 ? numberIn(passage, sentence) : null
    if (number)
      drafts.push({
        ...EMPTY,
        kind: 'own-voice',
        rule: 'foreign-number',
        content: [sentenceSpan(passage, sentence)],
        sign: number,
        paragraph,
      })
  }
  return { drafts, attributed: NO_ATTRIBUTIONS }
}

const EMPTY: Omit<Draft, 'kind' | 'rule' | 'content' | 'paragraph'> = {
  source: [],
  cue: [],
  verb: null,
  sign: null,
  speakerOf: null,
  confidence: null,
}

function quotesIn(passage: Passage, sentence: TokenRange): Quote[] {
  const quotes: Quote[] = []
  for (let i = sentence.first; i < sentence.end; i++) {
    const quote = passage.quotes.quotes[passage.quotes.at[i] ?? -1]
    if (!quote) continue
    quotes.push(quote)
    i = quote.end - 1
  }
  return quotes
}

/** Chinese and Japanese write no spaces: a long quotation is one word. */
function isStatement({ tokens }: Passage, quote: Quote): boolean {
  const [first, last] = [tokens[quote.first], tokens[quote.end - 1]]
  return (
    quote.words >= STATEMENT_WORDS || (quote.words > 0 && quote.words <= 3 && (last?.end ?? 0) - (first?.start ?? 0) > 12 * quote.words)
  )
}

/** Two capitalised words or more in a row just after or before the quotation, in its sentence. */
function nameBeside(passage: Passage, sentence: TokenRange, quote: Quote): Span | null {
  const after = nameIn(passage, quote.end, Math.min(sentence.end, quote.end + REACH))
  return after ?? nameIn(passage, Math.max(sentence.first, quote.first - REACH), quote.first)
}

function nameIn(passage: Passage, from: number, to: number): Span | null {
  let first = from
  for (let i = from; i <= to; i++) {
    const token = passage.tokens[i]
    if (i < to && token && token.capital && isWordLike(token) && passage.quotes.at[i] === -1) continue
    if (i - first >= 2) return spanOf(passage, { first, end: i })
    first = i + 1
  }
  return null
}

function numberIn(passage: Passage, sentence: TokenRange): Token | null {
  let words = 0
  let number: Token | null = null
  for (let i = sentence.first; i < sentence.end; i++) {
    const token = passage.tokens[i]
    if (!token || !isWordLike(token)) continue
    words++
    if (token.kind === 'number') number ??= token
  }
  return words >= LEAST_WORDS ? number : null
}

function sentenceSpan(passage: Passage, { first, end }: TokenRange): Span {
  const last = passage.tokens[end - 1]
  return spanOf(passage, { first, end: last?.kind === 'stop' && end - 1 > first ? end - 1 : end })
}
