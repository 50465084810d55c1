/** What a spreadsheet takes for the beginning of a formula or strips to get at one, with its full-width twins. */
const DANGEROUS = /^[=+\-@\t\r\n\0＝＋－＠]/
const GUARD = "'"

/**
 * A cell that no spreadsheet computes: an apostrophe before what could begin a formula (OWASP, "CSV injection"), and before an apostrophe,
 * so that taking one away again gives the cell back exactly.
 */
export function guardCell(cell: string): string {
  return DANGEROUS.test(cell) || cell.startsWith(GUARD) ? GUARD + cell : cell
}

/** The inverse of `guardCell`. */
export function unguardCell(cell: string): string {
  return cell.startsWith(GUARD) ? cell.slice(GUARD.length) : cell
}
