import { OFFSET_UNITS, type OffsetUnit } from '../formats/format'
import { createOffsetTable, type OffsetTable } from '../text/offset-table'

/** A quote with the offsets that some file states for it, in a unit that is to be found out. */
export interface StatedQuote {
  readonly start: number
  readonly end: number
  readonly exact: string
}

export interface DetectedUnit {
  /** The unit under which most quotes are what stands at their offsets. */
  readonly unit: OffsetUnit
  /** How many they are. None: the quotes are not from this text, and `unit` is only the preferred one. */
  readonly matched: number
  /** How many quotes there were. */
  readonly tried: number
}

/**
 * The unit that a file counts its offsets in, told from its quotes. Units that match equally many, as all do on ASCII text, are
 * settled by `preference`, most likely first: what the format prescribes or usually holds.
 */
export function detectUnit(text: string, quotes: readonly StatedQuote[], preference: readonly OffsetUnit[] = OFFSET_UNITS): DetectedUnit {
  const table = createOffsetTable(text)
  const units = new Set([...preference, ...OFFSET_UNITS])
  const counts = Array.from(units, (unit) => ({ unit, matched: countMatches(text, table, unit, quotes) }))
  const best = counts.reduce((best, next) => (next.matched > best.matched ? next : best))
  return { ...best, tried: quotes.length }
}

function countMatches(text: string, table: OffsetTable, unit: OffsetUnit, quotes: readonly StatedQuote[]): number {
  let matched = 0
  for (const quote of quotes) {
    const start = table.toUtf16(unit, quote.start)
    const end = table.toUtf16(unit, quote.end)
    if (start !== null && end !== null && start < end && text.slice(start, end) === quote.exact) matched++
  }
  return matched
}
