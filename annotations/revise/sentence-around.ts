import type { Span } from '../text/span'
import { sentenceUnits } from './text-units'

/** What stands further away has nothing to do with a claim. */
const REACH = 600

/** The sentences that a span touches, whole, as far as `reachAround` goes. UTF-16 code units of `text`. */
export function sentencesAround(text: string, span: Span): Span {
  const { start, end } = span
  const reach = reachAround(text, span)
  const touched = sentenceUnits(text, reach.start, reach.end).filter((unit) => unit.start < end && start < unit.end)
  return { start: Math.min(start, touched[0]?.start ?? start), end: Math.max(end, touched.at(-1)?.end ?? end) }
}

/** The lines that a span touches, at most so far to either side. */
export function reachAround(text: string, { start, end }: Span): Span {
  // A search from -1 would look at 0, and a text may begin with a line break.
  const line = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', end)
  return { start: Math.max(line, start - REACH), end: Math.min(newline < 0 ? text.length : newline, end + REACH) }
}
