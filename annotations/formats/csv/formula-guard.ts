/** What a spreadsheet takes for the beginning of a formula or strips to get at one, with its full-width twins. */
const DANGEROUS = new Set('=+-@\t\r\n\0＝＋－＠')
/** Where a spreadsheet may begin another cell than we did: one set to semicolons takes our commas and quotes for text. */
const SEPARATORS = new Set(';|\t\r\n')
const GUARD = "'"

/**
 * A cell of which no spreadsheet computes any part, wherever it splits lines: an apostrophe before what could begin a formula, at the beginning and
 * after each separator, quotes in between or not (OWASP, "CSV injection"), and before an apostrophe in such a place, so that `unguardCell` gives
 * the cell back exactly.
 */
export function guardCell(cell: string): string {
  let guarded = ''
  let kept = 0
  let isOpen = true
  for (let i = 0; i < cell.length; i++) {
    const sign = cell.charAt(i)
    if (isOpen && (sign === GUARD || DANGEROUS.has(sign))) {
      guarded += cell.slice(kept, i) + GUARD
      kept = i
    }
    isOpen = mayBegin(sign, isOpen)
  }
  return guarded + cell.slice(kept)
}

/** The inverse of `guardCell`. */
export function unguardCell(cell: string): string {
  let plain = ''
  let kept = 0
  let isOpen = true
  for (let i = 0; i < cell.length; i++) {
    if (isOpen && cell.charAt(i) === GUARD) {
      plain += cell.slice(kept, i)
      kept = ++i
    }
    isOpen = mayBegin(cell.charAt(i), isOpen)
  }
  return plain + cell.slice(kept)
}

/** The inverse of the guard of format version 1, which looked at the first character only. */
export function unguardStart(cell: string): string {
  return cell.startsWith(GUARD) ? cell.slice(GUARD.length) : cell
}

/** Whether what follows the sign may be the beginning of a cell: after a separator it is, and a quote there changes nothing. */
function mayBegin(sign: string, isOpen: boolean): boolean {
  return SEPARATORS.has(sign) || (isOpen && sign === '"')
}
