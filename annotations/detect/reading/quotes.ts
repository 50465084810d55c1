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

const OPENING = new Set([0x201e, 0x201f, 0x201c, 0xab])
const CLOSING = new Set([0x201d, 0xbb])

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

/** Opening to closing index of single-quoted stretches; an apostrophe inside a word never is a mark. */
function pairSingles(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  let open = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.kind !== 'apostrophe') continue
    const next = tokens[i + 1]
    const opens = (token.spaced || tokens[i - 1]?.kind === 'bracket') && next !== undefined && !next.spaced && next.kind !== 'number'
    if (opens) {
      if (open < 0) open = i
    } else if (open >= 0 && (!next || next.spaced || !isTight(next))) {
      pairs.set(open, i)
      open = -1
    }
  }
  return pairs
}

function isTight(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'number'
}
