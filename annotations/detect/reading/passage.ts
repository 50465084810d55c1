import { findQuotes, type Quotes } from './quotes'
import { splitSentences } from './sentences'
import type { Span } from '../../text/span'
import { isWordLike, type Token, type TokenRange } from './token'
import { tokenize } from './tokenize'

/** One paragraph made ready: its tokens, quotations and sentences. Indices are into `tokens`. */
export interface Passage {
  readonly text: string
  readonly span: Span
  readonly tokens: readonly Token[]
  readonly quotes: Quotes
  readonly sentences: readonly TokenRange[]
}

export function readPassage(text: string, span: Span): Passage {
  const tokens = tokenize(text, span.start, span.end)
  const quotes = findQuotes(text, tokens)
  return { text, span, tokens, quotes, sentences: splitSentences(tokens, quotes) }
}

/**
 * The part of a passage in which words are read as one clause structure: a sentence outside quotations (`inside` is -1), or a
 * sentence of one quotation (`inside` is its index). What stands in another quotation is opaque.
 */
export interface Scope extends TokenRange {
  readonly passage: Passage
  readonly inside: number
}

/** The token at `index` where it belongs to the scope, else undefined. */
export function tokenIn(scope: Scope, index: number): Token | undefined {
  if (index < scope.first || index >= scope.end || scope.passage.quotes.at[index] !== scope.inside) return undefined
  return scope.passage.tokens[index]
}

/** The lower-case word at `index` where it belongs to the scope, else the empty string. */
export function wordIn(scope: Scope, index: number): string {
  return tokenIn(scope, index)?.lower ?? ''
}

export function spanOf(passage: Passage, range: TokenRange): Span {
  const first = passage.tokens[range.first]
  const last = passage.tokens[range.end - 1]
  if (!first || !last) throw new RangeError(`Token range ${range.first}..${range.end} is outside 0..${passage.tokens.length}`)
  return { start: first.start, end: last.end }
}

/** How many words, numbers and abbreviations a token range has. */
export function countWords(passage: Passage, range: TokenRange): number {
  let words = 0
  for (let i = range.first; i < range.end; i++) {
    const token = passage.tokens[i]
    if (token && isWordLike(token)) words++
  }
  return words
}

/** End of the range without the full stops and closing brackets after it; a quotation keeps its closing mark. */
export function endWithoutStops(scope: Scope): number {
  let { end } = scope
  while (end > scope.first) {
    const token = tokenIn(scope, end - 1)
    if (!token || (token.kind !== 'stop' && token.kind !== 'colon' && token.kind !== 'comma' && token.kind !== 'dash')) break
    end--
  }
  return end
}
