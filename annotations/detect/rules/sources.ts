import type { Cue } from './cues'
import { isNominal, nounPhraseEnd, nounPhraseEndingAt, opensPhrase, timeEnd } from './noun-phrase'
import { tokenIn, wordIn, type Scope } from '../reading/passage'
import type { TokenRange } from '../reading/token'
import { AUXILIARIES, COORDINATORS, isAdverb, looksVerbal, PREPOSITIONS, SUBORDINATORS, TIME_WORDS } from '../word-lists'

/** An apposition or a relative clause between a subject and its verb is no longer than this. */
const LONGEST_APPOSITION = 28

/** What carries a source on and does not end in -ed. */
const PARTICIPLES = new Set(['seen', 'made', 'led', 'held', 'written', 'familiar', 'close', 'who', 'which', 'that', 'by'])

/** The subject to the left of a cue: a noun phrase, a pronoun, or a noun phrase with an apposition or relative clause. */
export function sourceBefore(scope: Scope, cue: Cue): TokenRange | null {
  const last = skipTimeBack(scope, cue.first - 1)
  const token = tokenIn(scope, last)
  if (!token) return null
  if (token.kind === 'comma' || token.kind === 'dash') return withApposition(scope, last)
  return nounPhraseEndingAt(scope, last)
}

/** "Clinton on Tuesday said", "the agency last week warned": the time between subject and verb is neither. */
function skipTimeBack(scope: Scope, from: number): number {
  for (let length = 4; length > 0; length--) {
    const start = from - length + 1
    if (
      start > scope.first &&
      TIME_WORDS.has(wordIn(scope, from)) &&
      timeEnd(scope, start) === from + 1 &&
      canPrecedeTime(scope, start - 1)
    )
      return start - 1
  }
  return from
}

function canPrecedeTime(scope: Scope, at: number): boolean {
  const token = tokenIn(scope, at)
  return (
    token !== undefined &&
    (isNominal(token) || token.lower === ')' || token.lower === 'who' || token.lower === 'he' || token.lower === 'she')
  )
}

/** The phrase before the comma that opens what ends in the comma at `close`; the trailing comma belongs to the source. */
function withApposition(scope: Scope, close: number): TokenRange | null {
  const kind = tokenIn(scope, close)?.kind
  const least = Math.max(scope.first + 1, close - LONGEST_APPOSITION)
  for (let i = close - 2; i >= least; i--) {
    const token = tokenIn(scope, i)
    if (!token) return null
    if (token.kind !== kind || !tokenIn(scope, i + 1)) continue
    if (!isApposition(scope, i + 1) && !isAside(scope, i + 1, close)) continue
    const subject = nounPhraseEndingAt(scope, i - 1)
    if (subject && isAside(scope, i + 1, close)) return subject
    if (subject && !COORDINATORS.has(wordIn(scope, i + 1))) return { first: subject.first, end: close + 1 }
    if (!isNominal(tokenIn(scope, i - 1))) return null
  }
  return null
}

/** ", however," and ", in a statement," stand between a source and its cue and belong to neither. */
function isAside(scope: Scope, first: number, close: number): boolean {
  const word = wordIn(scope, first)
  return (
    word === 'in' || word === 'on' || word === 'during' || word === 'at' || (close - first === 1 && (isAdverb(word) || word === 'though'))
  )
}

function isApposition(scope: Scope, first: number): boolean {
  const token = tokenIn(scope, first)
  if (!token) return false
  const word = token.lower
  if (word === 'who' || word === 'which' || word === 'whose' || word === 'speaking' || word === 'citing' || word === 'quoting') return true
  if (SUBORDINATORS.has(word) || COORDINATORS.has(word) || AUXILIARIES.has(word)) return false
  return opensPhrase(token) || word === 'in' || word === 'of' || word === 'at' || word.endsWith('ing') || isParticiple(scope, first)
}

/** "published in the bulletin", "led by a judge": a participle with its preposition. */
function isParticiple(scope: Scope, at: number): boolean {
  const word = wordIn(scope, at)
  return (
    (word.endsWith('ed') || word === 'led' || word === 'known' || word === 'held' || word === 'made' || word === 'written') &&
    PREPOSITIONS.has(wordIn(scope, at + 1))
  )
}

/** The source to the right of an inverted cue ("said Ned Price, the department's spokesman") or of "according to". */
export function sourceAfter(scope: Scope, first: number, end: number): TokenRange | null {
  const phraseEnd = Math.min(nounPhraseEnd(scope, first), end)
  if (phraseEnd <= first) return null
  if (!hasHead(scope, first, phraseEnd)) return null
  return { first, end: rightApposition(scope, phraseEnd, end) }
}

/** "According to [a poll that the paper published on Friday], ...": the source up to the comma, with an apposition that the next comma closes. */
export function sourceUpToComma(scope: Scope, first: number, end: number): TokenRange | null {
  if (!hasHead(scope, first, Math.max(first + 1, Math.min(nounPhraseEnd(scope, first), end)))) return null
  const comma = commaFrom(scope, first, end)
  if (comma === null) return sourceAfter(scope, first, end)
  const next = isApposition(scope, comma + 1) ? commaFrom(scope, comma + 1, end) : null
  return { first, end: next !== null && !hasVerb(scope, comma + 1, next) ? next : comma }
}

/** "according to [a study published in the bulletin]", "[records obtained by the paper]": the source with the participle that follows it. */
export function sourceWithParticiple(scope: Scope, first: number, end: number): TokenRange | null {
  const source = sourceAfter(scope, first, end)
  if (!source || source.end >= end) return source
  const word = wordIn(scope, source.end)
  if (!word.endsWith('ed') && !PARTICIPLES.has(word)) return source
  return { first, end: commaFrom(scope, source.end, end) ?? Math.min(end, source.end + LONGEST_APPOSITION) }
}

function commaFrom(scope: Scope, first: number, end: number): number | null {
  const most = Math.min(end, first + LONGEST_APPOSITION)
  for (let i = first; i < most; i++) {
    const token = tokenIn(scope, i)
    if (!token) return null
    if (token.kind === 'comma') return i
  }
  return null
}

/** A finite verb that no "who" or "which" before it asks for. */
function hasVerb(scope: Scope, first: number, end: number): boolean {
  const word = wordIn(scope, first)
  if (word === 'who' || word === 'which' || word === 'whose') return false
  for (let i = first; i < end; i++) if (AUXILIARIES.has(wordIn(scope, i)) || looksVerbal(wordIn(scope, i))) return true
  return false
}

function hasHead(scope: Scope, first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    const token = tokenIn(scope, i)
    if (token && (isNominal(token) || (end === first + 1 && token.kind === 'word'))) return true
  }
  return false
}

/** Carries a source on over ", a professor at X" or ", who also stars in the show" where that ends the sentence. */
function rightApposition(scope: Scope, from: number, end: number): number {
  if (tokenIn(scope, from)?.kind !== 'comma' || from + 1 >= end) return from
  const opening = tokenIn(scope, from + 1)
  if (!opening || !isApposition(scope, from + 1) || opening.lower.endsWith('ing') || isAdverb(opening.lower)) return from
  const most = Math.min(end, from + LONGEST_APPOSITION)
  for (let i = from + 1; i < most; i++) {
    const token = tokenIn(scope, i)
    if (!token) return i > from + 2 && tokenIn(scope, i - 1)?.kind === 'comma' ? i - 1 : from
    if (token.kind === 'comma' && wordIn(scope, i + 1).endsWith('ing')) return i
    if (token.kind === 'colon') return i
  }
  return most === end ? end : from
}
