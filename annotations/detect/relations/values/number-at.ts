import type { Token } from '../../reading/token'

/** A number that the text states, in digits or words. `first` and `end` are token indices. */
export interface StatedNumber {
  readonly value: number
  /** How far off the number may be meant: half of the last digit stated, a tenth at most; 0 for a plain count. 1.2 billion is within 0.05 billion. */
  readonly slack: number
  readonly first: number
  readonly end: number
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const SMALL: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, tens) => [word, tens * 10] as const).slice(2),
  ...TENS.slice(2).flatMap((word, at) => ONES.slice(1, 10).map((one, value) => [`${word}-${one}`, (at + 2) * 10 + value + 1] as const)),
])

/** Words and endings that multiply. Lakh and crore are the Indian hundred thousand and ten million. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['lakh', 1e5],
  ['million', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['crore', 1e7],
  ['billion', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
])

const DIGITS = /^(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?(bn|mn|tn|k|m|b)?$/

/** From here on, zeros at the end of a count are taken for rounding. */
const LEAST_ROUNDED = 100

/** What rounding may hide at most, as a share of the number: otherwise "2 million" would agree with 1.6. */
const MOST_HIDDEN = 0.1
const MOST_HIDDEN_OF_HUNDREDS = 0.05

/**
 * The number that begins at a token: "1,200 million", "1.2bn", "two dozen", "a couple", "half a million", "twenty-five". Null where none
 * does, and for ordinals and times of day.
 */
export function numberAt(tokens: readonly Token[], at: number): StatedNumber | null {
  const token = tokens[at]
  if (!token) return null
  const word = token.lower
  if (token.kind === 'number') return scaled(tokens, at, at + 1, digits(word))
  const next = tokens[at + 1]?.lower ?? ''
  if (word === 'half' && next === 'a') {
    const scale = SCALES.get(tokens[at + 2]?.lower ?? '')
    return scale ? { value: scale / 2, slack: scale / 40, first: at, end: at + 3 } : null
  }
  if (word === 'a' || word === 'an') {
    if (next === 'couple') return { value: 2, slack: 0, first: at, end: skipOf(tokens, at + 2) }
    if (next === 'pair') return { value: 2, slack: 0, first: at, end: skipOf(tokens, at + 2) }
    if (next === 'dozen') return { value: 12, slack: 0, first: at, end: at + 2 }
    const scale = next.length > 3 ? SCALES.get(next) : undefined
    return scale ? scaled(tokens, at, at + 1, { value: 1, step: 0 }) : null
  }
  const small = SMALL.get(word)
  return small === undefined ? null : scaled(tokens, at, at + 1, { value: small, step: 0 })
}

interface Digits {
  readonly value: number
  /** The worth of the last digit written; 0 where it is the ones'. */
  readonly step: number
}

function digits(word: string): Digits | null {
  const match = DIGITS.exec(word)
  if (!match) return null
  const [, whole = '', decimals = '', ending = ''] = match
  const scale = ending ? (SCALES.get(ending) ?? 1) : 1
  const step = decimals ? 10 ** -(decimals.length - 1) : 1
  return { value: Number(whole.replaceAll(',', '') + decimals) * scale, step: decimals || scale > 1 ? step * scale : 0 }
}

/** Multiplies by the scale words that follow: "1,200 million", "two dozen", "three hundred thousand". */
function scaled(tokens: readonly Token[], first: number, from: number, start: Digits | null): StatedNumber | null {
  if (!start) return null
  let { value, step } = start
  let end = from
  for (let words = 0; words < 2; words++) {
    const word = tokens[end]?.lower ?? ''
    const factor = word === 'dozen' ? 12 : word.length > 3 ? SCALES.get(word) : undefined
    if (factor === undefined) break
    value *= factor
    step = word === 'dozen' ? 0 : (step || 1) * factor
    end++
  }
  return { value, slack: step > 0 ? Math.min(step / 2, value * MOST_HIDDEN) : roundingOf(value), first, end }
}

/** Half of the worth of the last digit that is not zero, for large counts. */
function roundingOf(value: number): number {
  if (value < LEAST_ROUNDED || !Number.isSafeInteger(value)) return 0
  let step = 1
  while (value % (step * 10) === 0) step *= 10
  if (value < 1000) return step >= 100 ? value * MOST_HIDDEN_OF_HUNDREDS : 0
  return step > 1 ? Math.min(step / 2, value * MOST_HIDDEN) : 0
}

/** "a couple of buses" and "a couple buses". */
function skipOf(tokens: readonly Token[], at: number): number {
  return tokens[at]?.lower === 'of' ? at + 1 : at
}
