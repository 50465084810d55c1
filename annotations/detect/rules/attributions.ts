import { contentAfter, skipToContent } from './content-right'
import { findCues, type Cue } from './cues'
import type { Draft, FindingRule } from './draft'
import { nounPhraseEnd } from './noun-phrase'
import { countWords, endWithoutStops, spanOf, tokenIn, wordIn, type Scope } from '../reading/passage'
import { STATEMENT_WORDS } from '../reading/quotes'
import { sourceAfter, sourceBefore, sourceUpToComma, sourceWithParticiple } from './sources'
import type { Token, TokenRange } from '../reading/token'
import { COORDINATORS, PREPOSITIONS, SUBORDINATORS, TIME_WORDS } from '../word-lists'

/** An attribution inside one sentence, as token ranges. */
export interface Found {
  readonly rule: FindingRule
  readonly cue: Cue
  readonly source: TokenRange | null
  /** By text order; empty where the content is to be looked for in a neighbouring sentence. */
  readonly content: readonly TokenRange[]
}

interface Placed {
  readonly source: TokenRange | null
  readonly inverted: boolean
}

/** Verbs whose passive reports something: "is expected to", "was accused of". */
const REPORTING_PASSIVES = new Set(
  'accuse expect believe report say allege think consider criticize criticise blame describe estimate know understand rumour charge quote cite announce ask tell'.split(
    ' ',
  ),
)

/**
 * The attributions of one scope, in text order. Works from the last cue to the first: a trailing "..., Price said" encloses all
 * that stands before it, and what stands there must not reach over it.
 */
export function findAttributions(scope: Scope): Found[] {
  const cues = findCues(scope)
  const end = endWithoutStops(scope)
  const subjects = placeAll(scope, cues, end)
  const found: Found[] = []
  let limit = end
  for (let k = cues.length - 1; k >= 0; k--) {
    const cue = cues[k]
    const placed = subjects[k]
    if (!cue || !placed || cue.first >= limit || isInsideSource(cue, found)) continue
    const one = cue.kind === 'according' ? accordingTo(scope, cue, placed, limit) : reported(scope, cue, placed, limit)
    if (!one) continue
    found.push(one)
    const left = one.content[0]
    if (left && left.end <= Math.min(cue.first, placed.source?.first ?? cue.first)) limit = left.end
    else if (cutsBefore(scope, cue, placed))
      limit = cutAt(scope, Math.min(cue.first, placed.inverted || cue.shared ? cue.first : (placed.source?.first ?? cue.first)))
  }
  return found.reverse()
}

/** "The portal, which cited sources, revealed": the cue that belongs to the source of another is none of its own. */
function isInsideSource(cue: Cue, found: readonly Found[]): boolean {
  return found.some(({ source }) => source !== null && source.first <= cue.first && cue.end <= source.end)
}

function placeAll(scope: Scope, cues: readonly Cue[], end: number): Placed[] {
  const placed: Placed[] = []
  let main: TokenRange | null = null
  let previous: TokenRange | null = null
  for (const cue of cues) {
    // ", adding that" goes on from the main clause, "and said" from the nearest.
    const one = place(scope, cue, cue.verb.form === 'progressive' ? main : previous, end)
    placed.push(one)
    if (!one.source || cue.kind !== 'verb') continue
    main ??= one.source
    previous = one.source
  }
  return placed
}

function place(scope: Scope, cue: Cue, previous: TokenRange | null, end: number): Placed {
  if (cue.kind === 'according') {
    const leads = countWords(scope.passage, { first: scope.first, end: cue.first }) <= 2
    return { source: leads ? sourceUpToComma(scope, cue.end, end) : sourceWithParticiple(scope, cue.end, end), inverted: true }
  }
  if (cue.passive) {
    const by = wordIn(scope, cue.end) === 'by' ? sourceAfter(scope, cue.end + 1, end) : null
    return { source: by, inverted: true }
  }
  if (cue.shared) return { source: previous ?? firstSubject(scope, cue), inverted: false }
  if (isInverted(scope, cue, end)) return { source: sourceAfter(scope, cue.end, end), inverted: true }
  return { source: sourceBefore(scope, cue), inverted: false }
}

/** The phrase that opens the sentence, for ", saying that" after a verb that is no cue. */
function firstSubject(scope: Scope, cue: Cue): TokenRange | null {
  const first = COORDINATORS.has(wordIn(scope, scope.first)) ? scope.first + 1 : scope.first
  const end = nounPhraseEnd(scope, first)
  return end > first && end < cue.first && !TIME_WORDS.has(wordIn(scope, first)) ? { first, end } : null
}

function isInverted(scope: Scope, cue: Cue, end: number): boolean {
  if ((cue.verb.frame !== 'say' && cue.verb.lemma !== 'ask') || wordIn(scope, cue.end) === 'that') return false
  if (cue.first === scope.first || cue.first !== cue.end - 1) return false
  const before = scope.passage.tokens[cue.first - 1]
  const opaque = tokenIn(scope, cue.first - 1) === undefined
  if (!opaque && before?.kind !== 'comma' && before?.kind !== 'dash') return false
  const phraseEnd = Math.min(nounPhraseEnd(scope, cue.end), end)
  if (phraseEnd <= cue.end) return false
  if (opaque) return true
  if (phraseEnd < end && sourceBefore(scope, cue)) return false
  const after = tokenIn(scope, phraseEnd)
  return (
    phraseEnd === end ||
    after?.kind === 'comma' ||
    after?.kind === 'dash' ||
    after?.kind === 'colon' ||
    (after !== undefined && PREPOSITIONS.has(after.lower))
  )
}

function accordingTo(scope: Scope, cue: Cue, placed: Placed, limit: number): Found | null {
  const { source } = placed
  if (!source) return null
  const before = { first: contentStart(scope), end: withoutMark(scope, cue.first) }
  if (countWords(scope.passage, before) > 2) return { rule: 'according-to', cue, source, content: [before] }
  const first = tokenIn(scope, source.end)?.kind === 'comma' ? source.end + 1 : source.end
  const after = { first, end: limit }
  return first < limit && countWords(scope.passage, after) > 1 ? { rule: 'according-to', cue, source, content: [after] } : null
}

function reported(scope: Scope, cue: Cue, placed: Placed, limit: number): Found | null {
  const { source, inverted } = placed
  if (cue.passive) return passive(scope, cue, source, limit)
  if (!source && !(scope.inside < 0 && cue.shared)) return null
  if (source && isNobody(scope, cue, source)) return null
  const first = inverted || cue.shared || !source ? cue.first : Math.min(source.first, cue.first)
  const end = inverted && source ? Math.max(source.end, cue.end) : cue.end
  const left = { first: contentStart(scope), end: withoutMark(scope, first) }
  if (!inverted && wordIn(scope, first - 1) === 'as') {
    const aside = asReported(scope, cue, first, limit)
    if (aside) return { rule: 'statement-before-cue', cue, source, content: [aside] }
  }
  const leftMark = scope.passage.tokens[first - 1]
  const marked =
    first > scope.first &&
    (tokenIn(scope, first - 1) === undefined ? endsStatement(scope, first - 1) : leftMark?.kind === 'comma' || leftMark?.kind === 'dash')
  const takesLeft =
    cue.verb.frame === 'say' ||
    cue.verb.frame === 'tell' ||
    cue.verb.frame === 'show' ||
    cue.verb.frame === 'think' ||
    cue.verb.lemma === 'ask'
  if (marked && takesLeft && !cue.shared && countWords(scope.passage, left) > 0) {
    const around = leftContent(scope, cue, left, end, limit)
    if (around)
      return {
        rule: inverted ? 'inverted-cue' : around.length > 1 ? 'statement-around-cue' : 'statement-before-cue',
        cue,
        source,
        content: around,
      }
  }
  if (inverted) return null
  const right = contentAfter(scope, cue, cue.end, clauseLimit(scope, first, cue.end, limit))
  const rule: FindingRule = cue.shared ? 'shared-source' : 'clause-after-cue'
  if (right) return { rule, cue, source, content: [right] }
  const empty = skipToContent(scope, cue, cue.end, limit) >= limit
  return empty && ((cue.verb.frame === 'say' && !cue.verb.ambiguous) || cue.verb.lemma === 'ask')
    ? { rule, cue, source, content: [] }
    : null
}

/** "those who want", "if you believe": whoever it is has not spoken. */
function isNobody(scope: Scope, cue: Cue, source: TokenRange): boolean {
  if (source.end - source.first !== 1) return false
  const word = wordIn(scope, source.first)
  if (word === 'you') return true
  return word === 'who' && tokenIn(scope, source.first - 1)?.kind !== 'comma' && cue.verb.frame !== 'say' && cue.verb.frame !== 'tell'
}

/** "..., as Dayen noted" reports what stands before; "As Dayen noted, ..." what follows its comma. */
function asReported(scope: Scope, cue: Cue, first: number, limit: number): TokenRange | null {
  const left = { first: scope.first, end: withoutMark(scope, first - 1) }
  if (tokenIn(scope, first - 2)?.kind === 'comma' && countWords(scope.passage, left) > 3) return left
  if (first - 1 !== scope.first || tokenIn(scope, cue.end)?.kind !== 'comma') return null
  return cue.end + 1 < limit ? { first: cue.end + 1, end: limit } : null
}

/** "While he said A, he did B": a clause that opens the sentence ends at its comma. */
function clauseLimit(scope: Scope, first: number, from: number, limit: number): number {
  if (first - 1 > scope.first + 1 || first === scope.first || !SUBORDINATORS.has(wordIn(scope, first - 1))) return limit
  for (let i = from + 2; i < limit; i++) if (tokenIn(scope, i)?.kind === 'comma') return i
  return limit
}

/** A quotation that a cue can follow: with a mark before its closing one, or with enough words; not the title of a film. */
function endsStatement(scope: Scope, at: number): boolean {
  const quote = scope.passage.quotes.quotes[scope.passage.quotes.at[at] ?? -1]
  if (!quote) return false
  const inner = scope.passage.tokens[quote.end - 2]?.kind
  return quote.words >= STATEMENT_WORDS || inner === 'comma' || inner === 'stop' || inner === 'other'
}

/** The content of a cue that stands after it or in its middle, or null where it stands to the right alone. */
function leftContent(scope: Scope, cue: Cue, left: TokenRange, end: number, limit: number): TokenRange[] | null {
  const afterQuote = tokenIn(scope, left.end - 1) === undefined
  const next = scope.passage.tokens[end]
  const rest = skipToContent(scope, cue, end, limit)
  const restWords = rest < limit ? countWords(scope.passage, { first: rest, end: limit }) : 0
  if (restWords < 2) return [left]
  const commaFirst = next?.kind === 'comma' || next?.kind === 'dash'
  const opening = scope.passage.tokens[rest]
  const quoteNext = opening !== undefined && tokenIn(scope, rest) === undefined
  if (quoteNext && (afterQuote || isLowerQuote(scope, rest))) return [left, { first: rest, end: limit }]
  if (quoteNext) return null
  if (afterQuote) return [left]
  if (!commaFirst) return isCircumstance(scope, end) && !isFronted(scope, left) ? [left] : null
  const token = tokenIn(scope, end + 1)
  if (!token || token.lower.endsWith('ing') || COORDINATORS.has(token.lower) || SUBORDINATORS.has(token.lower)) return [left]
  return isFronted(scope, left) ? null : [left, { first: end + 1, end: limit }]
}

function isLowerQuote(scope: Scope, at: number): boolean {
  const token: Token | undefined = scope.passage.tokens[at + 1]
  return token?.kind === 'word' && !token.capital
}

/** What follows is about the speaking: "in calls with leaders", "after the vote", "of the plan", "Tuesday". */
function isCircumstance(scope: Scope, at: number): boolean {
  const word = wordIn(scope, at)
  return PREPOSITIONS.has(word) || word === 'when' || word === 'while' || TIME_WORDS.has(word)
}

/** "On Tuesday, ...", "In a speech, ...": an adjunct before the clause rather than the first half of what was said. */
function isFronted(scope: Scope, left: TokenRange): boolean {
  const word = wordIn(scope, left.first)
  for (let i = left.first; i < left.end; i++) if (tokenIn(scope, i)?.kind === 'comma') return false
  return PREPOSITIONS.has(word) || SUBORDINATORS.has(word) || TIME_WORDS.has(word) || countWords(scope.passage, left) < 3
}

function passive(scope: Scope, cue: Cue, by: TokenRange | null, limit: number): Found | null {
  if (!REPORTING_PASSIVES.has(cue.verb.lemma) && !by) return null
  const subject = sourceBefore(scope, cue)
  const from = by ? by.end : cue.end
  const right: TokenRange | null =
    from < limit && countWords(scope.passage, { first: from, end: limit }) > 0 ? { first: from, end: limit } : null
  const word = wordIn(scope, from)
  const isThat = word === 'that'
  if (!by && !isThat && word !== 'to' && word !== 'of' && word !== 'for' && word !== 'as') return null
  const content = [...(subject && !isThat ? [subject] : []), ...(right ? [right] : [])]
  return content.length > 0 ? { rule: 'passive-cue', cue, source: by, content } : null
}

/** A cue that does not belong to the clause before it ends that clause's content. */
function cutsBefore(scope: Scope, cue: Cue, placed: Placed): boolean {
  if (cue.shared) return true
  const first = placed.inverted ? cue.first : (placed.source?.first ?? cue.first)
  const before = wordIn(scope, first - 1)
  return (
    (COORDINATORS.has(before) || before === 'while' || before === 'though' || before === 'although') &&
    tokenIn(scope, first - 2)?.kind === 'comma'
  )
}

/** Where the content before `at` ends: without the conjunction, the mark, and the adverbs between. */
function cutAt(scope: Scope, at: number): number {
  let end = at
  while (end > scope.first) {
    const token = tokenIn(scope, end - 1)
    if (!token || !(token.kind === 'comma' || token.kind === 'dash' || COORDINATORS.has(token.lower) || SUBORDINATORS.has(token.lower)))
      break
    end--
  }
  return end
}

function contentStart(scope: Scope): number {
  return scope.first
}

function withoutMark(scope: Scope, at: number): number {
  let end = at
  while (end > scope.first) {
    const kind = tokenIn(scope, end - 1)?.kind
    if (kind !== 'comma' && kind !== 'dash' && kind !== 'colon') break
    end--
  }
  return end
}

/** The attribution as spans of the text. */
export function draftOf(scope: Scope, found: Found, paragraph: number, extra: readonly TokenRange[] = []): Draft {
  const { passage } = scope
  return {
    kind: 'attribution',
    rule: found.rule,
    content: [...found.content, ...extra].map((range) => spanOf(passage, range)),
    source: found.source ? [spanOf(passage, found.source)] : [],
    cue: [spanOf(passage, found.cue)],
    verb: found.cue.verb,
    sign: null,
    paragraph,
    speakerOf: null,
    confidence: null,
  }
}
