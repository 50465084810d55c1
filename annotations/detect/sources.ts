import type { Cue } from './cues'
import { isNominal, nounPhraseEnd, nounPhraseEndingAt, opensPhrase, timeEnd } from './noun-phrase'
import { tokenIn, wordIn, type Scope } from './passage'
import type { TokenRange } from './token'
import { AUXILIARIES, COORDINATORS, isAdverb, SUBORDINATORS, TIME_WORDS } from './word-lists'

/** An apposition or a relative clause between a subject and its verb is no longer than this. */
const LONGEST_APPOSITION = 28

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
      isNominal(tokenIn(scope, start - 1))
    )
      return start - 1
  }
  return from
}

/** The phrase before the comma that opens what ends in the comma at `close`; the trailing comma belongs to the source. */
function withApposition(scope: Scope, close: number): TokenRange | null {
  const kind = tokenIn(scope, close)?.kind
  const least = Math.max(scope.first + 1, close - LONGEST_APPOSITION)
  for (let i = close - 2; i >= least; i--) {
    const token = tokenIn(scope, i)
    if (!token) return null
    if (token.kind !== kind || !tokenIn(scope, i + 1)) continue
    if (!isApposition(scope, i + 1)) continue
    const subject = nounPhraseEndingAt(scope, i - 1)
    if (subject && !COORDINATORS.has(wordIn(scope, i + 1))) return { first: subject.first, end: close + 1 }
    if (!isNominal(tokenIn(scope, i - 1))) return null
  }
  return null
}

function isApposition(scope: Scope, first: number): boolean {
  const token = tokenIn(scope, first)
  if (!token) return false
  const word = token.lower
  if (word === 'who' || word === 'which' || word === 'whose' || word === 'speaking' || word === 'citing' || word === 'quoting') return true
  if (SUBORDINATORS.has(word) || COORDINATORS.has(word) || AUXILIARIES.has(word)) return false
  return opensPhrase(token) || word === 'in' || word === 'of' || word === 'at' || word.endsWith('ing')
}

/** The source to the right of an inverted cue ("said Ned Price, the department's spokesman") or of "according to". */
export function sourceAfter(scope: Scope, first: number, end: number): TokenRange | null {
  const phraseEnd = Math.min(nounPhraseEnd(scope, first), end)
  if (phraseEnd <= first) return null
  if (!hasHead(scope, first, phraseEnd)) return null
  return { first, end: rightApposition(scope, phraseEnd, end) }
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
