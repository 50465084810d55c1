/** Characters that would end a line or a column, and the one that escapes them. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const UNSAFE = /[\\\t\n\r\v\f\0\u001C-\u001E\u0085\u2028\u2029]/g
const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const LONG: Readonly<Record<string, string>> = { '\\': '\\', t: '\t', n: '\n', r: '\r' }

/** A note as the rest of one line, by JSON's escapes, which most people who open the file can read. */
export function escapeNote(note: string): string {
  return note.replace(UNSAFE, (character) => SHORT[character] ?? unicode(character))
}

/** The inverse of `escapeNote`; what is no escape stands for itself. */
export function unescapeNote(line: string): string {
  return line.replace(/\\(?:u([0-9a-f]{4})|([\\tnr]))/g, (whole, hex: string | undefined, short: string | undefined) =>
    hex === undefined ? (LONG[short ?? ''] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** JSON on one line: of what would end a line there, JSON itself leaves the rarer ones as they are. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, unicode)
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
