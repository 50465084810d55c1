const LETTER = /[\p{L}\p{M}\p{N}]/u
const UPPER = /\p{Lu}|\p{Lt}/u

/** Memo over the Basic Multilingual Plane: 0 unknown, 1 no, 2 yes. A regular expression per character would cost half the run. */
const wordMemo = new Uint8Array(0x10000)

/** True for letters, marks and digits of any script; `code` is a code unit, so halves of surrogate pairs answer false. */
export function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  const known = wordMemo[code]
  if (known) return known === 2
  const answer = LETTER.test(String.fromCharCode(code))
  wordMemo[code] = answer ? 2 : 1
  return answer
}

export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isUpperCode(code: number): boolean {
  if (code < 0x80) return code >= 65 && code <= 90
  return isWordCode(code) && UPPER.test(String.fromCharCode(code))
}

/** White space inside a line, the no-break and zero-width kinds included. */
export function isSpaceCode(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** CR, LF, and the line and paragraph separators; a CR before a LF is half of one line end. */
export function isLineEndCode(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 0x85
}

/** Straight, typographic and modifier-letter apostrophes. */
export function isApostropheCode(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || code === 0x201b || code === 0x2bc
}

/** Quotation marks of every newsroom that are no apostrophe: straight, curly, low-9, guillemets, corner brackets, gershayim, full width. */
export function isDoubleQuoteCode(code: number): boolean {
  if (code < 0x80) return code === 34
  return (
    (code >= 0x201c && code <= 0x201f) ||
    code === 0xab ||
    code === 0xbb ||
    code === 0x2039 ||
    code === 0x203a ||
    (code >= 0x300c && code <= 0x300f) ||
    code === 0x5f4 ||
    code === 0xff02
  )
}

export function isHebrewCode(code: number): boolean {
  return code >= 0x5d0 && code <= 0x5ea
}
