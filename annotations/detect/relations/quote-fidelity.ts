import type { Reason } from '../../model/claim'
import type { ClaimView } from './claim-view'
import { shorten, sourceLabel } from './explain'
import { isWordLike, type Token } from '../reading/token'
import { stemsOf } from './word-facts'

/** A phrase in quotation marks of at most this many words is checked against what the source is quoted with in full. */
const LONGEST_PHRASE = 6
const LEAST_QUOTE = 10
const LEAST_SHARED = 3

interface DirectQuote {
  readonly view: ClaimView
  readonly words: string
  readonly stems: ReadonlySet<string>
  readonly start: number
}

/**
 * Phrases put in quotation marks for a source whose full quotation on the same matter has other words there: "a 'good thing'" where
 * the quotation says "a positive thing". Gives the reasons by draft index.
 */
export function findUnfaithfulQuotes(text: string, views: readonly ClaimView[]): ReadonlyMap<number, Reason> {
  const direct = new Map<string, DirectQuote[]>()
  for (const view of views) {
    const quote = directQuote(view)
    if (!quote || !view.source.id) continue
    const list = direct.get(view.source.id) ?? []
    if (list.length < 20) list.push(quote)
    direct.set(view.source.id, list)
  }
  const reasons = new Map<number, Reason>()
  for (const view of views) {
    const quotes = direct.get(view.source.id)
    if (!quotes) continue
    for (const phrase of quotedPhrases(view.tokens)) {
      const reason = compare(text, view, phrase, quotes)
      if (reason) reasons.set(view.index, reason)
    }
  }
  return reasons
}

function directQuote(view: ClaimView): DirectQuote | null {
  const first = view.tokens[0]
  if (first?.kind !== 'quote' || view.tokens.length < LEAST_QUOTE) return null
  return { view, words: plain(view.tokens), stems: new Set(view.stems), start: first.start }
}

function quotedPhrases(tokens: readonly Token[]): (readonly Token[])[] {
  const phrases: (readonly Token[])[] = []
  let open = -1
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind !== 'quote') continue
    if (open >= 0) {
      const phrase = tokens.slice(open + 1, i).filter(isWordLike)
      if (phrase.length > 1 && phrase.length <= LONGEST_PHRASE) phrases.push(phrase)
      open = -1
    } else open = i
  }
  return phrases
}

function compare(text: string, view: ClaimView, phrase: readonly Token[], quotes: readonly DirectQuote[]): Reason | null {
  const words = plain(phrase)
  if (quotes.some((quote) => quote.words.includes(words))) return null
  const stems = stemsOf(phrase)
  const about = new Set(view.stems)
  const near = quotes.find(
    (quote) => quote.view !== view && stems.some((stem) => quote.stems.has(stem)) && shared(about, quote.stems) >= LEAST_SHARED,
  )
  const [first, last] = [phrase[0], phrase.at(-1)]
  if (!near || !first || !last) return null
  const quoted = shorten(text.slice(first.start, last.end))
  return {
    rule: 'quote-fidelity',
    text: `“${quoted}” is in quotation marks but not in what ${sourceLabel(view)} is quoted with at ${near.start}`,
  }
}

function plain(tokens: readonly Token[]): string {
  return ` ${tokens
    .filter(isWordLike)
    .map((token) => token.lower)
    .join(' ')} `
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const stem of a) if (b.has(stem)) count++
  return count
}
