import { cueReadings, type CueVerb } from './cue-lexicon'
import { isNominal } from './noun-phrase'
import { tokenIn, wordIn, type Scope } from '../reading/passage'
import type { Token, TokenRange } from '../reading/token'
import {
  AUXILIARIES,
  BE,
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  OUTLETS_OF_SPEECH,
  POSSESSIVES,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
} from '../word-lists'

/**
 * A place where words tie a source to what it says. `first`..`end` are the cue's tokens, auxiliaries and adverbs included.
 * `according` has its source on the right; `passive` keeps its content on the left ("was accused", "is expected").
 */
export interface Cue extends TokenRange {
  readonly kind: 'verb' | 'according'
  readonly verb: CueVerb
  readonly passive: boolean
  /** No subject of its own: ", adding that", "and said". The source is that of the cue before it. */
  readonly shared: boolean
}

/** More cues than this in one sentence are a list or noise; it bounds the work on a sentence. */
const MOST = 16

const ACCORDING: CueVerb = { lemma: 'according to', frame: 'say', force: 'plain', form: 'base', particles: [], ambiguous: false }

/** The cues of one scope in text order. */
export function findCues(scope: Scope): Cue[] {
  const cues: Cue[] = []
  for (let i = scope.first; i < scope.end && cues.length < MOST; i++) {
    const token = tokenIn(scope, i)
    if (!token || token.kind !== 'word') continue
    const cue = accordingAt(scope, i, token.lower) ?? verbAt(scope, i, token)
    if (!cue) continue
    cues.push(cue)
    i = cue.end - 1
  }
  return cues
}

function accordingAt(scope: Scope, at: number, word: string): Cue | null {
  let length = 0
  if (word === 'according') length = followedBy(scope, at + 1, TO) ? 2 : 0
  else if (word === 'in') length = followedBy(scope, at + 1, THE_WORDS_OF) ? 4 : 0
  return length > 0 ? { kind: 'according', verb: ACCORDING, first: at, end: at + length, passive: false, shared: false } : null
}

const TO = ['to']
const THE_WORDS_OF = ['the', 'words', 'of']

function verbAt(scope: Scope, at: number, token: Token): Cue | null {
  const readings = cueReadings(token.lower)
  // Nearly all words end here.
  if (readings.length === 0) return null
  const verb = readings.find((reading) => followedBy(scope, at + 1, reading.particles))
  if (!verb) return null
  const first = groupStart(scope, at)
  const before = tokenIn(scope, first - 1)
  const passive = verb.form === 'past' && hasBe(scope, first, at)
  if (!isVerb(scope, at, first, verb, before)) return null
  const end = speechEnd(scope, at + 1 + verb.particles.length, verb)
  return { kind: 'verb', verb, first, end, passive, shared: isShared(scope, first, verb, before, hasBe(scope, first, at)) }
}

function followedBy(scope: Scope, at: number, particles: readonly string[]): boolean {
  for (let i = 0; i < particles.length; i++) if (wordIn(scope, at + i) !== particles[i]) return false
  return true
}

/** Auxiliaries and adverbs before the verb belong to the cue: "has repeatedly said", "also called for". */
function groupStart(scope: Scope, at: number): number {
  let first = at
  for (let i = at - 1; i >= scope.first && at - i < 7; i--) {
    const word = wordIn(scope, i)
    if (AUXILIARIES.has(word) && !(tokenIn(scope, i)?.capital === true && i > scope.first)) first = i
    else if (!isAdverb(word) || (tokenIn(scope, i)?.capital === true && i === scope.first)) break
    else first = i
  }
  return first
}

function hasBe(scope: Scope, first: number, at: number): boolean {
  for (let i = first; i < at; i++) if (BE.has(wordIn(scope, i))) return true
  return false
}

/** Whether the word at `at` is a verb here rather than a noun ("the report"), an adjective ("the alleged") or a reduced clause. */
function isVerb(scope: Scope, at: number, first: number, verb: CueVerb, before: Token | undefined): boolean {
  const word = before?.lower ?? ''
  if (DETERMINERS.has(word) && word !== 'all' && word !== 'both' && word !== 'some' && word !== 'many' && word !== 'others') return false
  if (POSSESSIVES.has(word)) return false
  if (before?.kind === 'clitic' && word === "'s" && first === at) return verb.form === 'progressive' || verb.form === 'past'
  if (word === 'to') return false
  if (PREPOSITIONS.has(word)) return false
  if (verb.form === 'past') return first < at || wordIn(scope, at + 1) !== 'by'
  if (verb.form === 'progressive') return true
  if (first < at && hasAuxiliary(scope, first, at)) return true
  return verb.form === 'base' ? isPluralSubject(before, verb) : isSingularSubject(scope, at, before, verb)
}

function hasAuxiliary(scope: Scope, first: number, at: number): boolean {
  for (let i = first; i < at; i++) if (AUXILIARIES.has(wordIn(scope, i))) return true
  return false
}

function isPluralSubject(before: Token | undefined, verb: CueVerb): boolean {
  if (!before) return false
  const word = before.lower
  if (SUBJECT_PRONOUNS.has(word)) return word !== 'he' && word !== 'she' && word !== 'it'
  if (COORDINATORS.has(word)) return !verb.ambiguous
  if (word === 'people' || word === 'police' || word === 'many' || word === 'some' || word === 'both' || word === 'media') return true
  return isNominal(before) && word.endsWith('s') && !word.endsWith('ss') && (!verb.ambiguous || !before.capital)
}

function isSingularSubject(scope: Scope, at: number, before: Token | undefined, verb: CueVerb): boolean {
  if (!before) return !verb.ambiguous && scope.inside < 0 && tokenIn(scope, at)?.capital === false
  const word = before.lower
  if (SUBJECT_PRONOUNS.has(word) || word === 'which') return word !== 'they' && word !== 'we' && word !== 'i' && word !== 'you'
  if (!verb.ambiguous) return isNominal(before) || COORDINATORS.has(word) || before.kind === 'comma' || before.kind === 'bracket'
  if (!isNominal(before) && before.kind !== 'comma' && before.kind !== 'bracket') return false
  const after = tokenIn(scope, at + 1)
  if (!after) return true
  return (
    after.lower === 'that' ||
    after.kind === 'colon' ||
    DETERMINERS.has(after.lower) ||
    POSSESSIVES.has(after.lower) ||
    SUBJECT_PRONOUNS.has(after.lower) ||
    (after.capital && before.capital)
  )
}

/** "said in a statement", "said in an interview" are cues as a whole; a date that follows is not. */
function speechEnd(scope: Scope, end: number, verb: CueVerb): number {
  if (verb.frame !== 'say') return end
  const preposition = wordIn(scope, end)
  if (preposition !== 'in' && preposition !== 'on' && preposition !== 'during' && preposition !== 'via' && preposition !== 'at') return end
  const article = DETERMINERS.has(wordIn(scope, end + 1)) ? 1 : 0
  for (let i = end + 1 + article; i < end + 5; i++) {
    const word = wordIn(scope, i)
    if (OUTLETS_OF_SPEECH.has(word)) {
      const joined = OUTLETS_OF_SPEECH.has(wordIn(scope, i + 1)) ? i + 2 : i + 1
      return wordIn(scope, joined) === 'of' ? end : joined
    }
    if (!isNominal(tokenIn(scope, i))) break
  }
  return end
}

function isShared(scope: Scope, first: number, verb: CueVerb, before: Token | undefined, withBe: boolean): boolean {
  if (!before) return verb.form === 'progressive' && first > scope.first && !withBe
  if (verb.form === 'progressive' && !withBe) return before.kind === 'comma' || before.kind === 'dash' || COORDINATORS.has(before.lower)
  return COORDINATORS.has(before.lower)
}
