import { isDigit } from '../text/code-units'
import type { Span } from '../text/span'
import { splitsSurrogatePair } from '../text/surrogates'

/** How many code units two stretches begin with in common, and how many of the rest they end with. */
export interface SharedEnds {
  readonly first: number
  readonly last: number
}

/** What both stretches begin and end with, letter by letter, which no character and no number is cut for: 400 is not the beginning of 4000. */
export function sharedEnds(before: string, old: Span, after: string, fresh: Span): SharedEnds {
  const most = Math.min(old.end - old.start, fresh.end - fresh.start)
  let first = 0
  while (first < most && before.charCodeAt(old.start + first) === after.charCodeAt(fresh.start + first)) first++
  while (first > 0 && (isWithin(before, old.start + first, old) || isWithin(after, fresh.start + first, fresh))) first--
  let last = 0
  while (last < most - first && before.charCodeAt(old.end - 1 - last) === after.charCodeAt(fresh.end - 1 - last)) last++
  while (last > 0 && (isWithin(before, old.end - last, old) || isWithin(after, fresh.end - last, fresh))) last--
  return { first, last }
}

/** Whether an offset inside a stretch cuts a character or a number in two. */
function isWithin(text: string, at: number, { start, end }: Span): boolean {
  return at > start && at < end && cutsCharacterOrNumber(text, at)
}

export function cutsCharacterOrNumber(text: string, at: number): boolean {
  return splitsSurrogatePair(text, at) || (isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at - 1)))
}
