import type { Token } from '../../reading/token'
import type { StatedNumber } from './number-at'

/** What a stated number may be: all values from `low` to `high`. */
export interface Interval {
  readonly low: number
  readonly high: number
}

type Bound = 'least' | 'most' | 'about' | 'under'

/** Before the number, longest first. "as many as" is an upper bound, and "some" means about. */
const BEFORE: readonly (readonly [words: readonly string[], bound: Bound])[] = (
  [
    ['no fewer than', 'least'],
    ['no less than', 'least'],
    ['not less than', 'least'],
    ['no more than', 'most'],
    ['not more than', 'most'],
    ['as many as', 'most'],
    ['as much as', 'most'],
    ['as long as', 'most'],
    ['as high as', 'most'],
    ['as few as', 'least'],
    ['as little as', 'least'],
    ['as low as', 'least'],
    ['a maximum of', 'most'],
    ['a minimum of', 'least'],
    ['in excess of', 'least'],
    ['more than', 'least'],
    ['upwards of', 'least'],
    ['at least', 'least'],
    ['at most', 'most'],
    ['fewer than', 'most'],
    ['less than', 'most'],
    ['up to', 'most'],
    ['just under', 'under'],
    ['just over', 'about'],
    ['close to', 'under'],
    ['an estimated', 'about'],
    ['over', 'least'],
    ['above', 'least'],
    ['exceeding', 'least'],
    ['below', 'most'],
    ['under', 'most'],
    ['nearly', 'under'],
    ['almost', 'under'],
    ['about', 'about'],
    ['around', 'about'],
    ['roughly', 'about'],
    ['approximately', 'about'],
    ['some', 'about'],
    ['circa', 'about'],
    ['estimated', 'about'],
  ] as const
).map(([words, bound]) => [words.split(' '), bound] as const)

const AFTER: readonly (readonly [words: readonly string[], bound: Bound])[] = (
  [
    ['at the most', 'most'],
    ['at most', 'most'],
    ['at least', 'least'],
    ['or more', 'least'],
    ['or fewer', 'most'],
    ['or less', 'most'],
    ['or so', 'about'],
  ] as const
).map(([words, bound]) => [words.split(' '), bound] as const)

/** How far "about" reaches: 25 is about two dozen, 96 around a hundred; 150 is not about 200. */
const ABOUT = 0.2

/** How far below "nearly" reaches. */
const UNDER = 0.12

/** How many tokens after the number a bound may stand: "95,000 euros at most". */
const REACH_AFTER = 3

/** The values that a number stands for, with the words around it: "at least 12" is 12 and more. `first`: where its currency sign begins. */
export function intervalOf(tokens: readonly Token[], number: StatedNumber, first = number.first): Interval {
  const { value, slack } = number
  switch (boundBefore(tokens, first) ?? boundAfter(tokens, number.end)) {
    case 'least':
      return { low: value - slack, high: Infinity }
    case 'most':
      return { low: -Infinity, high: value + slack }
    case 'about':
      return { low: value - Math.max(slack, value * ABOUT), high: value + Math.max(slack, value * ABOUT) }
    case 'under':
      return { low: value - Math.max(slack, value * UNDER), high: value + slack }
    case null:
      return { low: value - slack, high: value + slack }
  }
}

/** True where no value is possible for both. */
export function areApart(a: Interval, b: Interval): boolean {
  return a.high < b.low || b.high < a.low
}

function boundBefore(tokens: readonly Token[], first: number): Bound | null {
  for (const [words, bound] of BEFORE) {
    const start = first - words.length
    if (start >= 0 && words.every((word, i) => tokens[start + i]?.lower === word)) return bound
  }
  return null
}

function boundAfter(tokens: readonly Token[], end: number): Bound | null {
  for (let at = end; at < end + REACH_AFTER; at++) {
    for (const [words, bound] of AFTER) if (words.every((word, i) => tokens[at + i]?.lower === word)) return bound
  }
  return null
}
