import { isSpace } from '../text/code-units'
import type { Span } from '../text/span'

const NEWLINE = 10
/** ASCII that may end a sentence: nearly all of a text is none of it, and is passed over at one look. */
const ENDS = Uint8Array.from({ length: 0x80 }, (_, code) => (code === NEWLINE || code === 33 || code === 46 || code === 63 ? 1 : 0))

/** Lines that are not blank, without their line breaks and the white space around them, in order. Offsets are UTF-16 code units. */
export function lineUnits(text: string): Span[] {
  const units: Span[] = []
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    push(units, text, start, end)
    start = end + 1
  }
  return units
}

/**
 * The stretches of `text` from `from` to `to` that end where sentences usually end: a full stop, question mark or exclamation mark with
 * the closing marks after it, before white space, or a line break. Both versions of a text are cut alike, which is all that comparing
 * them needs, at a tenth of the cost of real segmentation. Every character that is not white space is in one unit.
 */
export function sentenceUnits(text: string, from: number, to: number): Span[] {
  const units: Span[] = []
  let start = from
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80 ? !ENDS[code] : code < 0x2026 && code !== 0x61f && code !== 0x6d4) continue
    if (code === NEWLINE) {
      push(units, text, start, i)
      start = i + 1
    } else if (isStop(code)) {
      let end = i + 1
      while (end < to && isCloser(text.charCodeAt(end))) end++
      if (end < to && !isSpace(text.charCodeAt(end))) continue
      // "Stop!" he said.
      if (isLower(text, end + 1, to)) continue
      push(units, text, start, end)
      start = end
      i = end - 1
    }
  }
  push(units, text, start, to)
  return units
}

function push(units: Span[], text: string, start: number, end: number): void {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  if (from < to) units.push({ start: from, end: to })
}

function isStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002 || code === 0x61f || code === 0x6d4
}

/** Quotation marks and brackets that close after a full stop; straight marks close as well as open. */
function isCloser(code: number): boolean {
  return (
    isStop(code) ||
    code === 34 ||
    code === 39 ||
    code === 41 ||
    code === 93 ||
    code === 0x2019 ||
    code === 0x201d ||
    code === 0xbb ||
    code === 0x203a
  )
}

/** A small letter of the Latin, Greek or Cyrillic script: no sentence begins with one. */
function isLower(text: string, at: number, to: number): boolean {
  if (at >= to) return false
  const sign = text.charAt(at)
  return sign !== sign.toUpperCase()
}
