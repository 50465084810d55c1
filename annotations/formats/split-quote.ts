import { createOffsetTable } from '../text/offset-table'
import { OFFSET_UNITS } from './format'

/**
 * Takes a quote apart that was written as one string with `separator` between the parts of a discontinuous span. The separator may occur in
 * the parts as well, so the lengths of the parts decide, in whatever unit they come out even; null where they do in none.
 */
export function splitQuote(joined: string, lengths: readonly number[], separator: string): readonly string[] | null {
  const table = createOffsetTable(joined)
  for (const unit of OFFSET_UNITS) {
    const parts: string[] = []
    let at = 0
    for (const length of lengths) {
      const from = parts.length === 0 ? at : at + separator.length
      const start = table.fromUtf16(unit, from)
      const end = start === null ? null : table.toUtf16(unit, start + length)
      if (end === null || (parts.length > 0 && !joined.startsWith(separator, at))) break
      parts.push(joined.slice(from, end))
      at = end
    }
    if (parts.length === lengths.length && at === joined.length) return parts
  }
  return null
}
