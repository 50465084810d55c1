/** ASCII that words are made of, one look a unit: nearly all of a Latin text is asked for. */
const WORDS = Uint8Array.from({ length: 0x80 }, (_, code) => (/[0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : 0))

/** White space as `\s` has it: of the line, of line breaks, and the byte order mark. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13)
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x205f ||
    code === 0x1680 ||
    code === 0xfeff
  )
}

/** Letters, digits and everything beyond ASCII that is no mark: what words are made of, near enough to count and compare them. */
export function isWordUnit(code: number): boolean {
  return code < 0x80 ? WORDS[code] === 1 : code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f)
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
