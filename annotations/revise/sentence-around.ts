import type { Span } from '../text/span'
import { sentenceUnits } from './text-units'

/** What stands further away has nothing to do with a claim. */
const REACH = 600

/** The sentences that a span touches, whole, at most so far to either side. UTF-16 code units of `text`. */
export function sentencesAround(text: string, { start, end }: Span): Span {
  const line = text.lastIndexOf('\n', start - 1) + 1
  const from = Math.max(start === 0 ? 0 : line, start - REACH)
  const newline = text.indexOf('\n', end)
  const to = Math.min(newline < 0 ? text.length : newline, end + REACH)
  const touched = sentenceUnits(text, from, to).filter((unit) => unit.start < end && start < unit.end)
  return { start: Math.min(start, touched[0]?.start ?? start), end: Math.max(end, touched.at(-1)?.end ?? end) }
}
