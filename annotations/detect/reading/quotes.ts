import type { Token } from './token'

/** A quotation inside one paragraph, as token indices: `first` is the opening mark, `end` is one past the closing mark. */
export interface Quote {
  readonly first: number
  readonly end: number
  /** False where the paragraph ends first; then the next paragraph may open again and carry on. */
  readonly closed: boolean
  readonly words: number
}

export interface Quotes {
  readonly quotes: readonly Quote[]
  /** For each token the index of the outermost quotation it stands in, marks included, or -1. */
  readonly at: Int32Array
}

const OPENING = new Set([0x201e, 0x201f, 0x201c, 0xab, 0x2039])
const CLOSING = new Set([0x201d, 0xbb, 0x203a])

/** Corner brackets, 「 『 and 」 』, have one direction each and stand between characters without white space. */
const CORNERS: ReadonlyMap<number, boolean> = new Map([
  [0x300c, true],
  [0x300e, true],
  [0x300d, false],
  [0x300f, false],
])

/** Words that begin with an apostrophe: "rock 'n' roll", "'em". */
const ELIDED = new Set(['n', 'em', 'til', 'tis', 'twas', 'cause', 'bout', 'round'])

/** "Scare quotes" and titles have fewer words than a quotation that stands as a statement. */
export const STATEMENT_WORDS = 5

/**
 * Finds quotations by what stands around the marks, so that every typography gives the same result: a mark after white space and
 * before a character opens, one after a character and before white space closes, and only where that does not tell does the
 * mark's own shape decide, or that a quotation is open. Single marks count where no double one is open.
 */
export function findQuotes(text: string, tokens: readonly Token[]): Quotes {
  const at = new Int32Array(tokens.length).fill(-1)
  const quotes: Quote[] = []
  const singles = pairSingles(tokens)
  let first = -1
  let depth = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.kind === 'quote') {
      if (isInches(text, tokens, i)) continue
      const opens = isOpening(text, tokens, i, first >= 0)
      if (first < 0) {
        if (!opens) continue
        first = i
        depth = 1
      } else if (opens) depth++
      else if (--depth === 0 || !closesLater(tokens, i)) {
        add(first, i + 1, true)
        first = -1
      }
    } else if (first < 0) {
      const close = singles.get(i)
      if (close === undefined) continue
      add(i, close + 1, true)
      i = close
    }
  }
  if (first >= 0) add(first, tokens.length, false)
  return { quotes, at }

  function add(from: number, end: number, closed: boolean): void {
    let words = 0
    for (let i = from; i < end; i++) {
      at[i] = quotes.length
      const kind = tokens[i]?.kind
      if (kind === 'word' || kind === 'number' || kind === 'abbreviation') words++
    }
    quotes.push({ first: from, end, closed, words })
  }
}

/** A nested mark is only believed where another mark can still close the outer quotation. */
function closesLater(tokens: readonly Token[], from: number): boolean {
  const horizon = Math.min(tokens.length, from + 120)
  for (let i = from + 1; i < horizon; i++) if (tokens[i]?.kind === 'quote') return !tokens[i]?.spaced
  return false
}

function isOpening(text: string, tokens: readonly Token[], index: number, isOpen: boolean): boolean {
  const token = tokens[index]
  if (!token) return false
  const corner = CORNERS.get(text.charCodeAt(token.start))
  if (corner !== undefined) return corner
  const before = tokens[index - 1]
  const after = tokens[index + 1]
  const looseBefore = token.spaced || before?.kind === 'dash' || before?.kind === 'bracket' || before?.kind === 'quote'
  const looseAfter = !after || after.spaced || after.kind === 'comma' || after.kind === 'stop' || after.kind === 'colon'
  if (looseBefore && !looseAfter) return before?.kind === 'quote' && !token.spaced ? !isOpen : true
  if (!looseBefore && looseAfter) return false
  const code = text.charCodeAt(token.start)
  if (CLOSING.has(code)) return false
  if (OPENING.has(code)) return !isOpen
  return !isOpen
}

/** 5'10": feet and inches, the mark being no quotation's. A mark after a bare number may well close one. */
function isInches(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  if (!token || token.spaced || text.charCodeAt(token.start) !== 34) return false
  return /^\d{1,2}'\d{1,2}$/.test(tokens[index - 1]?.lower ?? '')
}

/**
 * Opening to closing index of single-quoted stretches; an apostrophe inside a word never is a mark. One after a plural ("the dogs' bowls")
 * is believed to close only where no other does before the next one opens.
 */
function pairSingles(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  let open = -1
  let doubtful = -1
  const settle = (): void => {
    if (open >= 0 && doubtful >= 0) pairs.set(open, doubtful)
    doubtful = -1
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.kind !== 'apostrophe') continue
    const next = tokens[i + 1]
    if (opensSingle(token, tokens[i - 1], next)) {
      if (open < 0 || doubtful >= 0) {
        settle()
        open = i
      }
    } else if (open >= 0 && (!next || next.spaced || !isTight(next))) {
      const before = tokens[i - 1]
      if (next?.spaced && before?.kind === 'word' && before.lower.endsWith('s')) {
        if (doubtful < 0) doubtful = i
        continue
      }
      pairs.set(open, i)
      open = -1
      doubtful = -1
    }
  }
  settle()
  return pairs
}

function opensSingle(token: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (!next || next.spaced || next.kind === 'number' || ELIDED.has(next.lower)) return false
  return token.spaced || before?.kind === 'bracket'
}

function isTight(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'number'
}
