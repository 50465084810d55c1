import { detectUnit, type StatedQuote } from '../../anchor/detect-unit'
import { createOffsetTable } from '../../text/offset-table'
import type { Span } from '../../text/span'
import type { OffsetUnit } from '../format'

/** A text as articles have it: without a byte-order mark, line ends LF. */
export function canonicalText(raw: string): string {
  return raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

/**
 * Turns offsets counted on a text as it lies in a file into offsets, in the same unit, on its canonical form `text`. What is no boundary of either is left
 * as it is, for the quote to decide.
 */
export function toCanonical(raw: string, text: string, quotes: readonly StatedQuote[], stated: OffsetUnit): (span: Span) => Span {
  if (text === raw) return (span) => span
  const { unit } = detectUnit(raw, quotes, [stated])
  const from = createOffsetTable(raw)
  const to = createOffsetTable(text)
  const removed: number[] = []
  if (raw.startsWith('\uFEFF')) removed.push(0)
  for (const { index } of raw.matchAll(/\r\n/g)) removed.push(index)
  const convert = (offset: number): number => {
    const units = from.toUtf16(unit, offset)
    return units === null ? offset : (to.fromUtf16(unit, units - countBelow(removed, units)) ?? offset)
  }
  return ({ start, end }) => ({ start: convert(start), end: convert(end) })
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
