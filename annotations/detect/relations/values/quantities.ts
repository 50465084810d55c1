import { isDigitCode } from '../../reading/characters'
import { isWordLike, type Token } from '../../reading/token'
import { AUXILIARIES, BE, COORDINATORS, DETERMINERS, looksVerbal, POSSESSIVES, PREPOSITIONS, SUBORDINATORS } from '../../word-lists'
import { intervalOf, type Interval } from './bounds'
import { numberAt, type StatedNumber } from './number-at'
import { signUnit, unitAt, type Unit } from './units'

/** How much or how many a claim states. */
export interface Quantity {
  /** In the unit that its kind is compared in; see `Unit`. Infinite where only a bound is stated. */
  readonly interval: Interval
  /** "usd", "metre", "percent"; `count` for things, `score` for a result of a match, `bare` for a number with nothing after it. */
  readonly kind: string
  /** What is counted, in order, without articles: "49 [Armenian soldiers]". Empty for other kinds. */
  readonly noun: readonly Token[]
  /** Token indices, with the unit and the noun. */
  readonly first: number
  readonly end: number
}

/** A counted noun has at most this many words. */
const LONGEST_NOUN = 5

const PLURALS = new Set(
  'people men women children fish salmon sheep cattle police personnel staff dead wounded injured missing aircraft livestock homeless'.split(
    ' ',
  ),
)

/** A count of two thousand is written with a comma, or is seldom. */
export const YEAR = /^(?:19|20)\d\d$/
const AGE = /^(\d{1,3})-years?-old$/
const SCORE = /^(\d{1,3})[-\u2013](\d{1,3})$/
const LONG_TIME = /^(\d{1,2}):(\d{2}):(\d{2})$/

/** "300 more people" */
const MORE = new Set(['more', 'other', 'additional', 'further'])

/** Words that make a plain number an article's, a chapter's or a rank's. */
const LABELS = new Set('article section chapter number no. page room flight route line platform resolution group'.split(' '))

/** The quantities in tokens, in order. `skip`: token indices that are dates and times of day. */
export function quantitiesIn(tokens: readonly Token[], skip: ReadonlySet<number>): Quantity[] {
  const quantities: Quantity[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (skip.has(i)) continue
    const quantity = quantityAt(tokens, i)
    if (!quantity) continue
    quantities.push(quantity)
    i = quantity.end - 1
  }
  return quantities
}

function quantityAt(tokens: readonly Token[], at: number): Quantity | null {
  const special = specialAt(tokens, at)
  if (special) return special
  const number = numberAt(tokens, at)
  const before = tokens[at - 1]
  if (!number || LABELS.has(before?.lower ?? '') || YEAR.test(tokens[at]?.lower ?? '')) return null
  const sign = signUnit(before)
  if (sign)
    return measured(tokens, number, sign, at - (tokens[at - 2]?.lower === 'us' || tokens[at - 2]?.lower === 'u.s.' ? 2 : 1), number.end)
  const unit = unitAt(tokens, number.end)
  if (unit) return measured(tokens, number, unit.unit, at, unit.end)
  return counted(tokens, number)
}

/** "34-year-old", "3-1", "2:05:41". */
function specialAt(tokens: readonly Token[], at: number): Quantity | null {
  const token = tokens[at]
  if (!token || !isDigitCode(token.lower.charCodeAt(0))) return null
  const age = AGE.exec(token.lower)
  if (age) return special('age', Number(age[1]), at)
  if (token.kind !== 'number') return null
  const long = LONG_TIME.exec(token.lower)
  if (long) return special('second', Number(long[1]) * 3600 + Number(long[2]) * 60 + Number(long[3]), at)
  const score = SCORE.exec(token.lower)
  // Both numbers in one, so that any other score is another number; 0-4 and 4-0 are the same result told by the other side.
  if (score) {
    const [more, less] = [Number(score[1]), Number(score[2])].sort((a, b) => b - a)
    return special('score', (more ?? 0) * 1000 + (less ?? 0), at)
  }
  return null
}

/** Exactly `value` of a kind, in one token. */
function special(kind: string, value: number, at: number): Quantity {
  return { interval: { low: value, high: value }, kind, noun: NO_TOKENS, first: at, end: at + 1 }
}

const NO_TOKENS: readonly Token[] = []

function endingAt({ value, slack, first }: StatedNumber, end: number): StatedNumber {
  return { value, slack, first, end }
}

function measured(tokens: readonly Token[], number: StatedNumber, unit: Unit, first: number, end: number): Quantity {
  const { low, high } = intervalOf(tokens, endingAt(number, end), first)
  const looseness = unit.kind === 'second' || unit.kind === 'metre' ? number.value * CONVERSION * (number.slack > 0 ? 0 : 1) : 0
  return {
    interval: { low: (low - looseness) * unit.factor, high: (high + looseness) * unit.factor },
    kind: unit.kind,
    noun: NO_TOKENS,
    first,
    end,
  }
}

/** Months have no fixed number of weeks, miles are rounded to kilometres: converted values differ by this share without a dispute. */
const CONVERSION = 0.03

function counted(tokens: readonly Token[], number: StatedNumber): Quantity {
  const noun: Token[] = []
  let end = number.end
  // "three of his men", "two of them"
  if (tokens[end]?.lower === 'of') {
    const second = tokens[end + 1]?.lower ?? ''
    if (DETERMINERS.has(second) || POSSESSIVES.has(second)) end += 2
  }
  for (; end < tokens.length && noun.length < LONGEST_NOUN; end++) {
    const token = tokens[end]
    if (token && noun.length === 0 && MORE.has(token.lower)) continue
    if (!token || !isWordLike(token) || token.kind === 'number' || endsNoun(token, noun.length)) break
    noun.push(token)
    if (isPlural(token) && !isPlural(tokens[end + 1])) {
      end++
      break
    }
  }
  return {
    interval: intervalOf(tokens, endingAt(number, Math.max(end, number.end)), number.first),
    kind: noun.length > 0 ? 'count' : 'bare',
    noun,
    first: number.first,
    end: Math.max(end, number.end),
  }
}

function endsNoun(token: Token, length: number): boolean {
  const word = token.lower
  return (
    PREPOSITIONS.has(word) ||
    AUXILIARIES.has(word) ||
    BE.has(word) ||
    COORDINATORS.has(word) ||
    SUBORDINATORS.has(word) ||
    DETERMINERS.has(word) ||
    POSSESSIVES.has(word) ||
    (length > 0 && looksVerbal(word) && !PLURALS.has(word))
  )
}

function isPlural(token: Token | undefined): boolean {
  if (!token || !isWordLike(token)) return false
  const word = token.lower
  return PLURALS.has(word) || (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us'))
}
