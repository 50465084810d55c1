import type { OffsetTable } from '../../text/offset-table'
import type { Span, Spans } from '../../text/span'

/** Line ends, and what Python, in which brat is written, takes for one. None may stand in a line of an `.ann` file. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const LINE_ENDS = /[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]+/g

/**
 * The fragments that brat writes for spans: none reaches over a line end, so a span that does is broken there. One that holds nothing else stays
 * whole.
 */
export function fragmentsOf(text: string, spans: Spans): Spans {
  return spans.flatMap((span) => {
    const fragments: Span[] = []
    let start = span.start
    const add = (end: number): void => {
      if (start < end) fragments.push({ start, end })
    }
    for (const { 0: lineEnd, index } of text.slice(span.start, span.end).matchAll(LINE_ENDS)) {
      add(span.start + index)
      start = span.start + index + lineEnd.length
    }
    add(span.end)
    return fragments.length > 0 ? fragments : [span]
  })
}

/** Words as one line can hold them. */
export function onOneLine(words: string): string {
  return words.replace(LINE_ENDS, (lineEnd) => ' '.repeat(lineEnd.length))
}

/** `Type 0 5;8 12<tab>words`, in code points: what follows a text-bound annotation's id. */
export function formatTextBound(text: string, table: OffsetTable, type: string, fragments: Spans): string {
  const offsets = fragments.map(({ start, end }) => `${codePoints(table, start)} ${codePoints(table, end)}`).join(';')
  const words = fragments.map(({ start, end }) => onOneLine(text.slice(start, end))).join(' ')
  return `${type} ${offsets}\t${words}`
}

export function codePoints(table: OffsetTable, offset: number): number {
  const counted = table.fromUtf16('code-points', offset)
  if (counted === null) throw new RangeError(`offset ${offset} is not a character’s boundary of the text`)
  return counted
}
