/**
 * `abbreviation`: its full stop is part of the token and need not end a sentence. `clitic`: "'s" and its like, apart from their word.
 * `apostrophe`: one that stands outside a word and may be a quotation mark. `bracket`: opening and closing alike.
 */
export type TokenKind =
  | 'word'
  | 'number'
  | 'abbreviation'
  | 'clitic'
  | 'quote'
  | 'apostrophe'
  | 'stop'
  | 'comma'
  | 'colon'
  | 'dash'
  | 'bracket'
  | 'other'

/** `start` and `end` are UTF-16 code units of the whole text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: TokenKind
  /** Lower case, with straight apostrophes, so that every typography looks up the same entries. */
  readonly lower: string
  readonly capital: boolean
  /** White space, or the start of the paragraph, stands before it. */
  readonly spaced: boolean
}

/** A half-open range of token indices. */
export interface TokenRange {
  readonly first: number
  readonly end: number
}

export function isWordLike(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'number' || token.kind === 'abbreviation'
}

/** Index of the first token that ends after `offset` (UTF-16 code units of the whole text), or their number. O(log n). */
export function firstEndingAfter(tokens: readonly Pick<Token, 'end'>[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
