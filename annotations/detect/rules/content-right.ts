import type { Cue } from './cues'
import { nounPhraseEnd, opensPhrase, timeEnd } from './noun-phrase'
import { countWords, tokenIn, wordIn, type Scope } from '../reading/passage'
import type { TokenRange } from '../reading/token'
import { OBJECT_PRONOUNS, POSSESSIVES, PREPOSITIONS, SUBJECT_PRONOUNS } from '../word-lists'

/** Words that open a clause after a cue. */
const CLAUSE_OPENERS = new Set(['that', 'whether', 'how', 'why', 'what', 'if', 'who', 'where', 'when', 'which', 'there', 'to'])

/** Prepositions of the circumstances of speaking, which stand between a cue and its content. */
const CIRCUMSTANCE = new Set([
  'in',
  'on',
  'at',
  'during',
  'after',
  'before',
  'via',
  'through',
  'from',
  'to',
  'with',
  'by',
  'when',
  'while',
  'as',
  'into',
])

const LONGEST_CIRCUMSTANCE = 16

/** What a cue reports to its right within the scope up to `limit`, or null. */
export function contentAfter(scope: Scope, cue: Cue, from: number, limit: number): TokenRange | null {
  const first = skipToContent(scope, cue, from, limit)
  if (first >= limit) return null
  const range = { first, end: limit }
  const words = countWords(scope.passage, range)
  if (words === 0 || !canOpen(scope, cue, first, words)) return null
  return range
}

/** Where content begins after the person told, the time, the place, a comma or a colon. */
export function skipToContent(scope: Scope, cue: Cue, from: number, limit: number): number {
  let i = from
  if (cue.verb.frame === 'tell' && !cue.passive) i = skipListener(scope, i, limit)
  for (let round = 0; round < 3; round++) {
    const start = i
    const kind = tokenIn(scope, i)?.kind
    if (kind === 'comma' || kind === 'colon') i++
    if (isReporting(cue)) i = skipCircumstance(scope, timeEnd(scope, i), limit)
    if (i === start || i >= limit) break
  }
  return Math.min(i, limit)
}

function isReporting(cue: Cue): boolean {
  return cue.verb.frame === 'say' || cue.verb.frame === 'tell' || cue.verb.frame === 'show'
}

const LISTENER_PREPOSITIONS = new Set(['of', 'for'])

function skipListener(scope: Scope, from: number, limit: number): number {
  const token = tokenIn(scope, from)
  if (!token || CLAUSE_OPENERS.has(token.lower)) return from
  if (OBJECT_PRONOUNS.has(token.lower) && token.lower !== 'it') return from + 1
  const end = Math.min(nounPhraseEnd(scope, from, LISTENER_PREPOSITIONS), limit)
  return end
}

/** Skips "in an interview with the paper on Monday" where "that", a quotation or a comma with one of them follows. */
function skipCircumstance(scope: Scope, from: number, limit: number): number {
  if (!PREPOSITIONS.has(wordIn(scope, from)) && !CIRCUMSTANCE.has(wordIn(scope, from))) return from
  const next = wordIn(scope, from + 1)
  if (next === 'least' || next === 'most') return from
  const isUsual = CIRCUMSTANCE.has(wordIn(scope, from))
  if (wordIn(scope, from) === 'to' && !opensPhrase(tokenIn(scope, from + 1))) return from
  const most = Math.min(limit, from + LONGEST_CIRCUMSTANCE)
  for (let i = from + 1; i < most; i++) {
    const token = tokenIn(scope, i)
    if (!token) return scope.passage.tokens[i]?.kind === 'quote' && tokenIn(scope, i - 1)?.kind === 'comma' ? i : from
    if (isUsual && token.lower === 'that' && opensPhrase(tokenIn(scope, i + 1)) && !PREPOSITIONS.has(wordIn(scope, i - 1))) return i
    if (token.kind === 'comma' || token.kind === 'colon') {
      const next = scope.passage.tokens[i + 1]
      return next && (next.kind === 'quote' || token.kind === 'colon') ? i + 1 : from
    }
  }
  return from
}

/** Verbs that report only with "that": "agreed to a truce" tells what was done. */
const NEEDS_THAT = new Set(
  'agree learn rule swear concur hold see read know understand assume maintain advise prove demonstrate recommend consider charge continue intend'.split(
    ' ',
  ),
)

function canOpen(scope: Scope, cue: Cue, first: number, words: number): boolean {
  const token = tokenIn(scope, first)
  // An opaque token here is the mark that opens a quotation.
  if (!token) return true
  const word = token.lower
  if (NEEDS_THAT.has(cue.verb.lemma) && cue.verb.particles.length === 0 && word !== 'that') return false
  const phrase = opensPhrase(token) || SUBJECT_PRONOUNS.has(word) || OBJECT_PRONOUNS.has(word) || POSSESSIVES.has(word)
  switch (cue.verb.frame) {
    case 'say':
    case 'tell':
      if (word === 'to') return cue.verb.lemma !== 'say' && cue.verb.lemma !== 'add' && words > 2
      return words > 1 && (phrase || CLAUSE_OPENERS.has(word) || isAdjunctOpening(word))
    case 'think':
      return words > 1 && (phrase || CLAUSE_OPENERS.has(word))
    case 'show':
      return words > 2 && (phrase || CLAUSE_OPENERS.has(word))
    case 'direct':
      return words > 1 && (phrase || word === 'for' || word === 'whether' || word === 'if')
    case 'object':
      return phrase || CLAUSE_OPENERS.has(word) || word.endsWith('ing') || cue.verb.particles.length > 0
  }
}

/** "said in 2015 the town had...", "said no", "said despite the rain": clauses that begin with an adjunct or an adverb. */
function isAdjunctOpening(word: string): boolean {
  return PREPOSITIONS.has(word) || word === 'not' || word === 'only' || word === 'yes' || word === 'even' || word.endsWith('ly')
}
