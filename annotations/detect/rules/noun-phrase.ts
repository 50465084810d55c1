import { tokenIn, wordIn, type Scope } from '../reading/passage'
import type { Token, TokenRange } from '../reading/token'
import {
  ADVERBS,
  AUXILIARIES,
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  looksVerbal,
  NOUN_PREPOSITIONS,
  OBJECT_PRONOUNS,
  POSSESSIVES,
  PREPOSITIONS,
  RELATIVE,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  TIME_LEADERS,
  TIME_WORDS,
  WEEKDAYS,
  MONTHS,
} from '../word-lists'

/** No subject is longer; it bounds the work of one cue. */
const LONGEST = 30

/** A word that can be part of a noun phrase: no function word, and no verb form that the word lists or its ending give away. */
export function isNominal(token: Token | undefined): boolean {
  if (!token) return false
  if (token.kind === 'number') return true
  if (token.kind !== 'word' && token.kind !== 'abbreviation') return false
  const word = token.lower
  if (isFunctionWord(word)) return false
  return token.capital || !(looksVerbal(word) || isAdverb(word))
}

function isFunctionWord(word: string): boolean {
  return (
    PREPOSITIONS.has(word) ||
    SUBORDINATORS.has(word) ||
    COORDINATORS.has(word) ||
    (AUXILIARIES.has(word) && word !== 'may' && word !== 'will') ||
    SUBJECT_PRONOUNS.has(word) ||
    OBJECT_PRONOUNS.has(word) ||
    RELATIVE.has(word) ||
    ADVERBS.has(word) ||
    word === 'there'
  )
}

export function opensPhrase(token: Token | undefined): boolean {
  return token !== undefined && (DETERMINERS.has(token.lower) || POSSESSIVES.has(token.lower) || isNominal(token))
}

/**
 * The noun phrase whose last word is at `last`, as far left as it reaches: determiner, adjectives, names, "'s", "X and Y", and the
 * phrase that a preposition hangs it on ("the head of the agency").
 */
export function nounPhraseEndingAt(scope: Scope, last: number, depth = 0): TokenRange | null {
  const token = tokenIn(scope, last)
  if (!token) return null
  if (isSubjectPronoun(token)) return { first: last, end: last + 1 }
  let first = bracketStart(scope, last)
  if (first === last && !isNominal(token) && !(DETERMINERS.has(token.lower) && token.lower !== 'the' && token.lower !== 'a')) return null
  const least = Math.max(scope.first, last - LONGEST)
  let i = first - 1
  while (i >= least) {
    const current = tokenIn(scope, i)
    if (!current) break
    const word = current.lower
    if ((DETERMINERS.has(word) && word !== 'that') || POSSESSIVES.has(word)) {
      first = i--
      continue
    }
    if (isInsideWord(scope, i) || (isNominal(current) && !endsClause(scope, i))) {
      first = i--
      continue
    }
    const left = depth < 3 ? joinedPhrase(scope, i, depth) : null
    if (!left) break
    first = left.first
    i = first - 1
  }
  first = withoutLeadingTime(scope, first, last)
  if (first === last && !token.capital && token.lower.endsWith('ing') && token.lower !== 'king') return null
  return first > last ? null : { first, end: last + 1 }
}

/** "he", "she", "who"; "it" and "that" count, "US" and "WHO" are told apart by the tokenizer. */
function isSubjectPronoun(token: Token): boolean {
  return SUBJECT_PRONOUNS.has(token.lower) || token.lower === 'which'
}

/** What a preposition or "and" at `at` joins to the phrase on its right, or null. */
function joinedPhrase(scope: Scope, at: number, depth: number): TokenRange | null {
  const word = wordIn(scope, at)
  const isAnd = word === 'and' || word === '&'
  if (!isAnd && !NOUN_PREPOSITIONS.has(word)) return null
  const before = tokenIn(scope, at - 1)
  if (!isNominal(before) && before?.lower !== ')' && !(word === 'of' && before && DETERMINERS.has(before.lower))) return null
  const left = nounPhraseEndingAt(scope, at - 1, depth + 1)
  if (!left) return null
  if (word === 'of') return left
  return startsClause(scope, left.first) ? left : null
}

/** True where a clause can begin at `index`: at the scope's start, after a mark, after "that", "and", "while" and their like. */
function startsClause(scope: Scope, index: number): boolean {
  const before = tokenIn(scope, index - 1)
  if (!before) return true
  if (before.kind !== 'word') return before.kind !== 'number' && before.kind !== 'abbreviation' && before.kind !== 'clitic'
  return SUBORDINATORS.has(before.lower) || COORDINATORS.has(before.lower)
}

/** "'s", the apostrophe of "voters'", the slash of "Reuters/Ipsos". */
function isInsideWord(scope: Scope, at: number): boolean {
  const token = tokenIn(scope, at)
  if (!token) return false
  if (token.kind === 'clitic') return token.lower === "'s"
  if (token.spaced) return false
  const next = tokenIn(scope, at + 1)
  if (token.lower === '/') return next !== undefined && !next.spaced
  return token.kind === 'apostrophe' && wordIn(scope, at - 1).endsWith('s') && next?.spaced === true && isNominal(next)
}

function endsClause(scope: Scope, index: number): boolean {
  const token = tokenIn(scope, index)
  return token !== undefined && WEEKDAYS.has(token.lower) && PREPOSITIONS.has(wordIn(scope, index - 1))
}

/** Start of a bracket that ends at `last`, with the name before it: "Sen. Ted Cruz (R-TX)". */
function bracketStart(scope: Scope, last: number): number {
  if (wordIn(scope, last) !== ')') return last
  for (let i = last - 1; i > last - 8 && i > scope.first; i--) {
    if (wordIn(scope, i) === '(') return isNominal(tokenIn(scope, i - 1)) ? i - 1 : last
  }
  return last
}

function withoutLeadingTime(scope: Scope, from: number, last: number): number {
  let first = from
  while (
    first < last &&
    (TIME_WORDS.has(wordIn(scope, first)) || MONTHS.has(wordIn(scope, first))) &&
    !tokenIn(scope, first + 1)?.lower.startsWith("'")
  )
    first++
  return first
}

/**
 * End of the noun phrase that begins at `first`, or `first` where none does. Prepositions carry it on; a time expression
 * ("said Clinton on Thursday") does not belong to it.
 */
export function nounPhraseEnd(scope: Scope, first: number, joiners: ReadonlySet<string> = NOUN_PREPOSITIONS): number {
  const opening = tokenIn(scope, first)
  if (!opening) return first
  if (SUBJECT_PRONOUNS.has(opening.lower) || OBJECT_PRONOUNS.has(opening.lower)) return first + 1
  if (!opensPhrase(opening)) return first
  const most = Math.min(scope.end, first + LONGEST)
  let end = first
  let i = first
  let fresh = true
  while (i < most) {
    const token = tokenIn(scope, i)
    if (!token) break
    if (isTimeAt(scope, i) && i > first) break
    // A determiner in the middle begins another phrase: "told [the council] [the bridge] was safe".
    if (!fresh && (DETERMINERS.has(token.lower) || POSSESSIVES.has(token.lower)) && token.kind !== 'number') break
    fresh = false
    if (opensPhrase(token) || isInsideWord(scope, i)) {
      end = ++i
      continue
    }
    if (token.lower === '(') {
      const close = bracketEnd(scope, i)
      if (close === i) break
      i = end = close
      continue
    }
    const joins = joiners.has(token.lower) || token.lower === 'and' || token.lower === '&' || token.lower === 'who'
    if (!joins || i === first || isTimeAt(scope, i + 1) || !opensPhrase(tokenIn(scope, i + 1))) break
    fresh = true
    i++
  }
  return end
}

function bracketEnd(scope: Scope, at: number): number {
  for (let i = at + 1; i < at + 8; i++) if (wordIn(scope, i) === ')') return i + 1
  return at
}

/** True where a time expression begins: "Tuesday", "on Tuesday", "last week", "in 2015", "earlier this month". */
export function isTimeAt(scope: Scope, index: number): boolean {
  return timeEnd(scope, index) > index
}

/** End of the time expression at `index`, or `index`. */
export function timeEnd(scope: Scope, index: number): number {
  let i = index
  while (i < index + 4 && TIME_LEADERS.has(wordIn(scope, i))) i++
  const token = tokenIn(scope, i)
  if (!token) return index
  const led = i > index
  if (!(token.kind === 'number' ? led && isDateNumber(scope, i) : isTimeWord(token, led))) return index
  i++
  while (i < index + 9) {
    const next = tokenIn(scope, i)
    if (!next || !(isFurtherTime(scope, i) || (next.kind === 'comma' && tokenIn(scope, i + 1)?.kind === 'number'))) break
    i++
  }
  return i
}

/** Leaders that a number counts things after: "said that 14 bodies had been found", "said some 300 people had left". */
const COUNTING = new Set('that the a some several'.split(' '))

/** "in 2015", "on 14 May", "in 14 days". */
function isDateNumber(scope: Scope, at: number): boolean {
  const after = wordIn(scope, at + 1)
  return !COUNTING.has(wordIn(scope, at - 1)) && (isYear(tokenIn(scope, at)) || MONTHS.has(after) || TIME_WORDS.has(after))
}

/** "May 14": a number after a month, or a year; after a weekday it counts: "said Monday 14 people had died". */
function isFurtherTime(scope: Scope, at: number): boolean {
  const token = tokenIn(scope, at)
  if (token?.kind !== 'number') return token !== undefined && isTimeWord(token, true)
  return isYear(token) || MONTHS.has(wordIn(scope, at - 1)) || MONTHS.has(wordIn(scope, at + 1)) || TIME_WORDS.has(wordIn(scope, at + 1))
}

function isYear(token: Token | undefined): boolean {
  const year = token?.lower.length === 4 ? Number(token.lower) : NaN
  return year >= 1800 && year < 2100
}

function isTimeWord(token: Token, led: boolean): boolean {
  if (led && token.capital && MONTHS.has(token.lower)) return true
  return TIME_WORDS.has(token.lower) && (led || token.capital || token.lower.length > 5)
}
