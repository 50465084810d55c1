import { isApostropheCode } from './characters'

/** Forms given before; what falls into a slot replaces what was there, so that no text makes the table larger. */
const SLOTS = 1 << 13
const MASK = SLOTS - 1
const rawForms: string[] = Array.from({ length: SLOTS }, () => '')
const lowerForms: string[] = Array.from({ length: SLOTS }, () => '')

/** A longer part of a text is a view of it, and to keep that would keep the whole text. */
const LONGEST = 12

/**
 * The characters from `start` to `end` in lower case, with straight apostrophes. A text has few different words: the same string for the same word
 * saves making it, and hashing it wherever it is looked up.
 */
export function lowerForm(text: string, start: number, end: number): string {
  const length = end - start
  if (length > LONGEST) return lowerOf(text.slice(start, end))
  let hash = length
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  const slot = (hash ^ (hash >>> 13)) & MASK
  const kept = rawForms[slot] ?? ''
  if (kept.length === length && stands(kept, text, start)) return lowerForms[slot] ?? ''
  const raw = text.slice(start, end)
  const lower = lowerOf(raw)
  rawForms[slot] = raw
  lowerForms[slot] = lower
  return lower
}

function stands(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

/** Capitals that tell a name from the pronoun that is spelled alike. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['US', 'u.s.'],
  ['WHO', 'w.h.o.'],
  ['IT', 'i.t.'],
  ['UK', 'u.k.'],
  ['AM', 'a.m.'],
])

function lowerOf(raw: string): string {
  const acronym = raw.length < 4 ? ACRONYMS.get(raw) : undefined
  if (acronym) return acronym
  const lower = raw.toLowerCase()
  for (let i = 0; i < lower.length; i++)
    if (isTypographicApostrophe(lower.charCodeAt(i))) return lower.replace(/[\u2018\u2019\u201B\u02BC]/g, "'")
  return lower
}

function isTypographicApostrophe(code: number): boolean {
  return code !== 39 && isApostropheCode(code)
}
