import type { Quotes } from './quotes'
import type { Token, TokenRange } from './token'

/** A longer stretch without a full stop is a list or a table; cutting it bounds the work on every cue inside. */
const LONGEST = 300

/** Words that after "U.S." or "Inc." begin a new sentence. */
const STARTERS = new Set(
  'the a an he she it they we i but and in on at this that these those after when while if his her their its there'.split(' '),
)

/**
 * Sentences as token ranges, final marks included. A quotation is never divided; one that ends with its own full stop, question
 * or exclamation mark ends the sentence too where a capital or another quotation follows.
 */
export function splitSentences(tokens: readonly Token[], quotes: Quotes): TokenRange[] {
  const sentences: TokenRange[] = []
  let first = 0
  let i = 0
  while (i < tokens.length) {
    const quote = quotes.quotes[quotes.at[i] ?? -1]
    let end = i + 1
    let ends = false
    if (quote) {
      end = quote.end
      ends = quote.closed && endsInside(tokens, quote.end)
    } else ends = isStop(tokens[i])
    if (ends) {
      while (end < tokens.length && isCloser(tokens[end])) end++
      if (end < tokens.length && startsSentence(tokens, i, end)) {
        sentences.push({ first, end })
        first = end
      }
    } else if (end - first > LONGEST) {
      sentences.push({ first, end })
      first = end
    }
    i = end
  }
  if (first < tokens.length) sentences.push({ first, end: tokens.length })
  return sentences
}

function isStop(token: Token | undefined): boolean {
  return token?.kind === 'stop' || token?.kind === 'abbreviation'
}

function isCloser(token: Token | undefined): boolean {
  return token !== undefined && !token.spaced && (token.kind === 'stop' || token.lower === ')' || token.lower === ']')
}

function endsInside(tokens: readonly Token[], quoteEnd: number): boolean {
  return isStop(tokens[quoteEnd - 2]) || isStop(tokens[quoteEnd - 3])
}

function startsSentence(tokens: readonly Token[], at: number, next: number): boolean {
  const follower = tokens[next]
  if (!follower?.spaced) return false
  if (tokens[at]?.kind === 'abbreviation') {
    if (follower.kind === 'quote') return true
    return follower.capital && STARTERS.has(follower.lower)
  }
  return (
    follower.capital || follower.kind === 'number' || follower.kind === 'quote' || follower.kind === 'apostrophe' || opensBracket(follower)
  )
}

function opensBracket(token: Token): boolean {
  return token.lower === '(' || token.lower === '['
}
