import { isWordLike, type Token, type TokenRange } from '../reading/token'
import type { Passage } from '../reading/passage'
import { hashText } from '../labels/hash'
import type { Kept } from './owners'

/** A name before a colon or after a dash is no longer than this many tokens. */
const LONGEST_NAME = 8

/** How often lines of this shape are what they seem, by hand: too few are annotated to learn it. */
const KEEP = 0.85

/** Names that begin at least two lines of a text, each before a colon, in lower case. */
export type SpeakerNames = ReadonlySet<string>

const LINE = /^["\u201C\u201E\u00AB]?(\p{Lu}[^\n:."\u201C\u201D]{0,60}):/gmu

/** The names of a text that is a transcript; one pass over it. */
export function speakerNames(text: string): SpeakerNames {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const [, name = ''] of text.matchAll(LINE)) {
    const lower = name.toLowerCase().trim()
    if (seen.has(lower)) again.add(lower)
    seen.add(lower)
  }
  return again
}

/**
 * The attribution that a mark alone makes, without a word of saying: the colon of "WALLACE: Will she be there?" where such a line with the same
 * name comes again or a quotation begins with it, and the dash of "― Ada Holm" after a quotation or below one. Null for any other line.
 */
export function speakerLine(passage: Passage, names: SpeakerNames): Kept | null {
  return transcriptLine(passage, names) ?? signatureLine(passage)
}

function transcriptLine({ text, tokens, quotes }: Passage, names: SpeakerNames): Kept | null {
  const first = tokens[0]?.kind === 'quote' ? 1 : 0
  for (let i = first + 1; i <= first + LONGEST_NAME; i++) {
    if (tokens[i]?.lower !== ':') continue
    if (!isName(tokens, first, i) || i + 2 >= tokens.length) return null
    const name = text.slice(tokens[first]?.start ?? 0, tokens[i]?.start ?? 0).toLowerCase()
    if (!names.has(name.trim())) return null
    const quote = quotes.quotes[quotes.at[0] ?? -1]
    const end = first === 1 && quote?.closed && quote.end === tokens.length ? tokens.length - 1 : tokens.length
    return speakerAt(i, ':', { first, end: i }, null, { first: i + 1, end })
  }
  return null
}

function signatureLine({ tokens, quotes }: Passage): Kept | null {
  const quote = quotes.quotes.at(-1)
  const mark = tokens[0]?.kind === 'dash' ? 0 : quote?.closed && quote.first === 0 && tokens[quote.end]?.kind === 'dash' ? quote.end : -1
  if (mark < 0) return null
  const end = tokens.at(-1)?.kind === 'stop' ? tokens.length - 1 : tokens.length
  if (!isName(tokens, mark + 1, end)) return null
  return speakerAt(mark, '-', { first: mark + 1, end }, mark > 0 ? { first: 0, end: mark } : null, null)
}

function speakerAt(mark: number, sign: string, source: TokenRange, left: TokenRange | null, right: TokenRange | null): Kept {
  const cue = { first: mark, end: mark + 1 }
  const event = { first: mark, end: mark + 1, rule: null, head: hashText(sign), mass: KEEP }
  return { event, cue, source, left, right, shares: [1, 1, 1, 1], keep: KEEP }
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
