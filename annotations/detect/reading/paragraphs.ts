import { isLineEndCode, isSpaceCode } from './characters'
import type { Span } from '../../text/span'

/** A paragraph is analysed as a whole; a longer one is cut at white space, so that no input makes the work more than linear. */
const LONGEST = 20_000

/** Texts wrapped at a fixed width have no line longer than this. */
const WRAP_WIDTH = 100

/** Too short a text to tell wrapped lines from short paragraphs. */
const WRAP_MINIMUM = 400

interface Line {
  readonly span: Span
  /** An empty line stands before it. */
  readonly apart: boolean
}

/**
 * The paragraphs of a text without white space at either end. A line is a paragraph, except in a text that is hard-wrapped (no
 * line over 100 code units, with empty lines between paragraphs), where the empty lines divide.
 */
export function splitParagraphs(text: string): Span[] {
  const lines = splitLines(text)
  const wrapped = isWrapped(lines, text)
  const paragraphs: Span[] = []
  let open: Span | null = null
  for (const line of lines) {
    if (open && wrapped && !line.apart) open = { start: open.start, end: line.span.end }
    else {
      if (open) cutLong(text, open, paragraphs)
      open = line.span
    }
  }
  if (open) cutLong(text, open, paragraphs)
  return paragraphs
}

function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let lineStart = 0
  let apart = false
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isLineEndCode(text.charCodeAt(i))) continue
    const span = trim(text, lineStart, i)
    if (span) {
      lines.push({ span, apart })
      apart = false
    } else if (i > lineStart || !(text.charCodeAt(i) === 10 && text.charCodeAt(i - 1) === 13)) apart = true
    lineStart = i + 1
  }
  return lines
}

function trim(text: string, from: number, to: number): Span | null {
  let start = from
  let end = to
  while (start < end && isSpaceCode(text.charCodeAt(start))) start++
  while (end > start && isSpaceCode(text.charCodeAt(end - 1))) end--
  return start < end ? { start, end } : null
}

function isWrapped(lines: readonly Line[], text: string): boolean {
  if (text.length < WRAP_MINIMUM) return false
  let joined = 0
  for (const { span, apart } of lines) {
    if (span.end - span.start > WRAP_WIDTH) return false
    if (!apart) joined++
  }
  return joined > lines.length / 2 && joined < lines.length
}

function cutLong(text: string, span: Span, out: Span[]): void {
  let { start } = span
  while (span.end - start > LONGEST) {
    let cut = start + LONGEST
    const least = start + LONGEST / 2
    while (cut > least && !isSpaceCode(text.charCodeAt(cut))) cut--
    if (cut === least) cut = start + LONGEST
    const part = trim(text, start, cut)
    if (part) out.push(part)
    start = cut
  }
  const rest = trim(text, start, span.end)
  if (rest) out.push(rest)
}
