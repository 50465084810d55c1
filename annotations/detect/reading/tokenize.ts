import { isApostropheCode, isDigitCode, isDoubleQuoteCode, isHebrewCode, isSpaceCode, isUpperCode, isWordCode } from './characters'
import { lowerForm } from './lower-forms'
import type { Token, TokenKind } from './token'

const CLITICS = new Set(['s', 're', 've', 'll', 'd', 'm'])

/** Written with a full stop that belongs to them. Months are not here: "in March." ends sentences too often. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof sen sens rep reps gov gen lt col sgt cpl capt cmdr adm maj hon rev fr st jr sr inc corp co ltd vs etc no ' +
    'jan feb aug sept oct nov dec ariz calif colo conn fla ga ill ind kan ky la md mass mich minn mo mont neb nev okla ore pa tenn tex va ' +
    'vt wash wis wyo dept ave blvd ph supt det insp const'
  ).split(' '),
)

/** The tokens of `text` between two offsets, in one pass. Every character belongs to at most one token; white space to none. */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = []
  const scanner = new Scanner(text, to)
  let spaced = true
  let i = from
  while (i < to) {
    const code = text.charCodeAt(i)
    if (isSpaceCode(code)) {
      spaced = true
      i++
      continue
    }
    const kind = scanner.scan(i, code)
    const { end } = scanner
    tokens.push({ start: i, end, kind, lower: lowerForm(text, i, end), capital: isUpperCode(code), spaced })
    spaced = false
    i = end
  }
  return tokens
}

/** Finds the end of one token after the other. A class, as a pair of end and kind for every token would cost as much as finding them. */
class Scanner {
  readonly #text: string
  readonly #to: number
  /** Of the token scanned last. */
  end = 0

  constructor(text: string, to: number) {
    this.#text = text
    this.#to = to
  }

  /** What kind of token begins at `start`, whose code unit is `code`. */
  scan(start: number, code: number): TokenKind {
    if (isWordCode(code)) return this.#scanWord(start)
    const text = this.#text
    const to = this.#to
    const next = start + 1 < to ? text.charCodeAt(start + 1) : 0
    this.end = start + 1
    if (isDoubleQuoteCode(code)) return 'quote'
    if (isApostropheCode(code) || code === 0x60) {
      if (next === code && (code === 39 || code === 0x60)) return this.#until(start + 2, 'quote')
      const clitic = cliticEnd(text, start, to)
      return clitic > 0 ? this.#until(clitic, 'clitic') : 'apostrophe'
    }
    if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) return this.#until(start + 2, 'other')
    if (code === 45 && next === 45) return this.#until(start + 2, 'dash')
    if (code === 46 && next === 46) return this.#until(runEnd(text, start, to, 46), 'other')
    return punctuationKind(code)
  }

  #scanWord(start: number): TokenKind {
    const text = this.#text
    const to = this.#to
    let i = start
    let letters = false
    while (i < to) {
      const code = text.charCodeAt(i)
      if (isWordCode(code)) {
        letters ||= !isDigitCode(code)
        i++
        continue
      }
      const next = i + 1 < to ? text.charCodeAt(i + 1) : 0
      if (!isWordCode(next)) break
      if (isApostropheCode(code)) {
        if (cliticEnd(text, i, to) > 0) break
      } else if (isDoubleQuoteCode(code)) {
        // Gershayim before the last letter of a Hebrew abbreviation, typed as any of these.
        if (!isHebrewCode(next) || !isHebrewCode(text.charCodeAt(i - 1))) break
      } else if (code === 45 || code === 0x2011) {
        letters = true
      } else if (!((code === 46 || code === 44 || code === 58) && isDigitCode(next) && isDigitCode(text.charCodeAt(i - 1)))) break
      i++
    }
    this.end = i
    if (!letters) return 'number'
    if (i < to && text.charCodeAt(i) === 46) {
      const end = abbreviationEnd(text, start, i, to)
      if (end > 0) return this.#until(end, 'abbreviation')
    }
    return isOrdinal(text, start, i) ? 'number' : 'word'
  }

  #until(end: number, kind: TokenKind): TokenKind {
    this.end = end
    return kind
  }
}

function punctuationKind(code: number): TokenKind {
  switch (code) {
    case 33: // !
    case 46: // .
    case 63: // ?
    case 0x203c:
    case 0x203d:
      return 'stop'
    case 44:
      return 'comma'
    case 58:
    case 59:
      return 'colon'
    case 45:
    case 0x2010:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return 'dash'
    case 40:
    case 41:
    case 91:
    case 93:
    case 123:
    case 125:
      return 'bracket'
    default:
      return 'other'
  }
}

function runEnd(text: string, start: number, to: number, code: number): number {
  let i = start
  while (i < to && text.charCodeAt(i) === code) i++
  return i
}

/** End of a clitic whose apostrophe is at `at` and follows a word directly, or 0. */
function cliticEnd(text: string, at: number, to: number): number {
  if (at === 0 || !isWordCode(text.charCodeAt(at - 1))) return 0
  let end = at + 1
  while (end < to && end - at < 4 && isWordCode(text.charCodeAt(end))) end++
  if (end < to && isWordCode(text.charCodeAt(end))) return 0
  return CLITICS.has(text.slice(at + 1, end).toLowerCase()) ? end : 0
}

/** End of an abbreviation whose first full stop is at `dot`, or 0: "Mr.", "J.", "U.S.", "a.m." */
function abbreviationEnd(text: string, start: number, dot: number, to: number): number {
  if (dot - start > 1) return dot - start < 7 && ABBREVIATIONS.has(text.slice(start, dot).toLowerCase()) ? dot + 1 : 0
  let end = dot + 1
  while (end + 1 < to && isWordCode(text.charCodeAt(end)) && text.charCodeAt(end + 1) === 46) end += 2
  return end > dot + 1 || isUpperCode(text.charCodeAt(start)) ? end : 0
}

/** "13th", "9am", "5bn": a number for every purpose here. */
function isOrdinal(text: string, start: number, end: number): boolean {
  if (end - start > 12 || !isDigitCode(text.charCodeAt(start))) return false
  let i = start
  while (i < end && !isLetter(text.charCodeAt(i))) i++
  return end - i <= 2
}

function isLetter(code: number): boolean {
  return isWordCode(code) && !isDigitCode(code)
}
