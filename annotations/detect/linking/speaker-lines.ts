import { isWordLike, type Token, type TokenRange } from '../reading/token'
import type { Passage } from '../reading/passage'
import type { Kept } from './owners'
import { wordHash } from './link-reading'

/** A name before a colon or after a dash is no longer than this. */
const LONGEST_NAME = 8

/** How often lines of this shape are what they seem, by hand: too few are annotated to learn it. */
const KEEP = 0.85

interface Line {
  readonly mark: number
  readonly name: TokenRange
  readonly left: TokenRange | null
  readonly right: TokenRange | null
}

/**
 * For each passage the attribution that a mark alone makes, without a word of saying: the colon of "WALLACE: Will she be there?" where such a
 * line with the same name comes again or a quotation opens it, and the dash of "― Ada Holm" after a quotation or below one.
 */
export function speakerLines(passages: readonly Passage[]): (Kept | null)[] {
  const names = new Map<string, number>()
  const colons = passages.map((passage) => transcriptLine(passage))
  colons.forEach((line, at) => {
    const name = nameOf(passages[at], line)
    if (name) names.set(name, (names.get(name) ?? 0) + 1)
  })
  return passages.map((passage, at) => {
    const colon = colons[at]
    const isSure = colon && (passage.tokens[0]?.kind === 'quote' || (names.get(nameOf(passage, colon)) ?? 0) > 1)
    const line = isSure ? colon : signatureLine(passage)
    return line ? keptOf(line) : null
  })
}

function nameOf(passage: Passage | undefined, line: Line | null | undefined): string {
  if (!passage || !line) return ''
  return passage.tokens
    .slice(line.name.first, line.name.end)
    .map(({ lower }) => lower)
    .join(' ')
}

function transcriptLine({ tokens, quotes }: Passage): Line | null {
  const first = tokens[0]?.kind === 'quote' ? 1 : 0
  for (let i = first + 1; i <= first + LONGEST_NAME; i++) {
    if (tokens[i]?.lower !== ':') continue
    if (!isName(tokens, first, i) || i + 2 >= tokens.length) return null
    const quote = quotes.quotes[quotes.at[0] ?? -1]
    const end = first === 1 && quote?.closed && quote.end === tokens.length ? tokens.length - 1 : tokens.length
    return { mark: i, name: { first, end: i }, left: null, right: { first: i + 1, end } }
  }
  return null
}

function signatureLine({ tokens, quotes }: Passage): Line | null {
  const quote = quotes.quotes.at(-1)
  const mark = tokens[0]?.kind === 'dash' ? 0 : quote?.closed && quote.first === 0 && tokens[quote.end]?.kind === 'dash' ? quote.end : -1
  if (mark < 0) return null
  const end = tokens.at(-1)?.kind === 'stop' ? tokens.length - 1 : tokens.length
  if (!isName(tokens, mark + 1, end)) return null
  return { mark, name: { first: mark + 1, end }, left: mark > 0 ? { first: 0, end: mark } : null, right: null }
}

function keptOf({ mark, name, left, right }: Line): Kept {
  const cue = { first: mark, end: mark + 1 }
  const event = { ...cue, rule: null, head: wordHash(left || !right ? '―' : ':'), mass: KEEP }
  return { event, cue, source: name, left, right, shares: [1, 1, 1, 1], keep: KEEP }
}

/** Nothing but capitalised words, numbers, commas and what joins the parts of a name. */
function isName(tokens: readonly Token[], first: number, end: number): boolean {
  if (end <= first || end - first > LONGEST_NAME || tokens[first]?.capital !== true) return false
  for (let i = first; i < end; i++) {
    const token = tokens[i]
    if (!token) return false
    if (isWordLike(token)) {
      if (token.kind === 'word' && !token.capital && token.lower !== 'of' && token.lower !== 'the') return false
    } else if (token.kind !== 'comma' && token.kind !== 'bracket' && token.kind !== 'apostrophe') return false
  }
  return true
}
