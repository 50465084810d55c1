import { isSpace } from './code-units'
import type { Span } from './span'

/**
 * The span without white space (as in `String.prototype.trim`) at either end, or null where it holds nothing else.
 * A space that carries a combining mark stays: it is the body of a visible character.
 */
export function trimSpan(text: string, { start, end }: Span): Span | null {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from)) && !(from + 1 < to && isMark(text, from + 1))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return from < to ? { start: from, end: to } : null
}

const isMark = (text: string, index: number): boolean => /^\p{M}/u.test(text.slice(index, index + 2))
