import type { Draft } from '../rules/draft'
import { NOBODY, type NamedSource } from '../sources/names'
import { sideOf } from './sides'
import type { Token } from '../reading/token'
import { tokenize } from '../reading/tokenize'
import { stemsOf } from './word-facts'

/** One draft laid out for comparing it with others. */
export interface ClaimView {
  /** Index among the drafts. */
  readonly index: number
  readonly draft: Draft
  readonly source: NamedSource
  /** Tokens of the content, cut off after the first `LONGEST`. */
  readonly tokens: readonly Token[]
  readonly sourceTokens: readonly Token[]
  readonly cueTokens: readonly Token[]
  /** Stems of the content words, in order. */
  readonly stems: readonly string[]
  /** Whose side the source speaks for: a country for its capital, ministry or army, else the source's own id. */
  readonly side: string
  /** The cue itself is not negated: "denied", not "did not deny". */
  readonly deniesFully: boolean
}

/** What is compared of one claim; a longer content is a whole speech. */
const LONGEST = 800

/** An outlet of a country does not speak for it. */
const OUTLETS = new Set(
  'portal news newspaper outlet media website channel broadcaster magazine journalist reporter blogger analyst'.split(' '),
)

export function viewClaims(text: string, drafts: readonly Draft[], sources: readonly NamedSource[]): ClaimView[] {
  return drafts.map((draft, index) => {
    const source = sources[index] ?? NOBODY
    const tokens: Token[] = [...numberBefore(text, draft)]
    for (const part of draft.content) {
      if (tokens.length > LONGEST / 4) break
      tokens.push(...tokenize(text, part.start, Math.min(part.end, part.start + LONGEST)))
    }
    const cueTokens = tokensOf(text, draft.cue)
    const sourceTokens = tokensOf(text, draft.source)
    return {
      index,
      draft,
      source,
      tokens,
      sourceTokens,
      cueTokens,
      deniesFully: draft.verb?.force === 'deny' && !cueTokens.some(isNegation),
      stems: stemsOf(tokens),
      side: sourceSide(sourceTokens, source),
    }
  })
}

/** "said that [14] bodies had been found": a finder that takes the number for a determiner begins after it. Read with the content. */
function numberBefore(text: string, draft: Draft): readonly Token[] {
  const [cue, content] = [draft.cue[0], draft.content[0]]
  if (!cue || !content || cue.end >= content.start || content.start - cue.end > NEAR) return []
  const tokens = tokenize(text, cue.end, content.start)
  const that = tokens.findLastIndex((token) => token.lower === 'that')
  const rest = that < 0 ? [] : tokens.slice(that + 1)
  return rest.length > 0 && rest.length < 5 ? rest : []
}

/** Code units between cue and content. */
const NEAR = 48

function tokensOf(text: string, spans: Draft['source']): Token[] {
  const span = spans[0]
  return span ? tokenize(text, span.start, Math.min(span.end, span.start + 200)) : []
}

function isNegation(token: Token): boolean {
  return token.lower === 'not' || token.lower === 'never' || token.lower.endsWith("n't")
}

function sourceSide(tokens: readonly Token[], source: NamedSource): string {
  if (!source.id) return ''
  if (tokens.some((token) => OUTLETS.has(token.lower))) return source.id
  for (const token of tokens) {
    const side = token.capital ? sideOf(token.lower) : null
    if (side) return side
  }
  return source.id
}

/** True where the contents of two claims share text: one then stands inside the other, and is no second statement. */
export function areNested(a: ClaimView, b: ClaimView): boolean {
  for (const mine of a.draft.content) {
    for (const theirs of b.draft.content) if (mine.start < theirs.end && theirs.start < mine.end) return true
  }
  return false
}
