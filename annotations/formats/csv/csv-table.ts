import { broken } from '../decode'

export type Row = readonly string[]

/** Records as RFC 4180 (2005) writes them: CR LF after each, a field in quotes where it holds a comma, a quote or a line end. */
export function formatCsv(rows: readonly Row[]): string {
  return rows.map((row) => `${row.map(formatField).join(',')}\r\n`).join('')
}

function formatField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

/**
 * Reads records as RFC 4180 writes them, and as programs do: any line end, none at the end of the last, a quote inside a field that does not
 * begin with one. Leaves by `Mismatch` where a quoted field does not end, or something follows its end.
 * @param delimiter spreadsheets write another than the comma where the comma is the decimal sign
 */
export function parseCsv(text: string, delimiter = ','): readonly Row[] {
  const rows: Row[] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"'
    const field = quoted ? readQuoted(text, at, rows.length + 1) : readPlain(text, at, delimiter)
    row.push(field.value)
    at = field.end
    const next = text[at]
    if (next === delimiter) {
      at++
      // A delimiter at the very end opens a last, empty field.
      if (at === text.length) row.push('')
      else continue
    } else if (quoted && next !== undefined && next !== '\r' && next !== '\n') {
      broken(`record ${rows.length + 1}, character ${at}`)
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

interface Field {
  readonly value: string
  /** Index after the field. */
  readonly end: number
}

function readPlain(text: string, start: number, delimiter: string): Field {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\r' && text[end] !== '\n') end++
  return { value: text.slice(start, end), end }
}

function readQuoted(text: string, start: number, record: number): Field {
  let end = start + 1
  for (;;) {
    end = text.indexOf('"', end)
    if (end === -1) return broken(`record ${record}, character ${start}`)
    if (text[end + 1] !== '"') break
    end += 2
  }
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 }
}
