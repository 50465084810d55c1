/** Longer than any headline the corpora hold (the longest has 156). */
const LONGEST_HEADLINE = 200
const LONGEST_TITLE = 80

/**
 * The first line of a text, if it looks like a headline: short, not a sentence with a full stop, and followed by a blank line or
 * a longer one. Null otherwise. The text keeps it: offsets are not ours to move.
 */
export const findHeadline = (text: string): string | null => {
  const start = /\S/.exec(text)?.index
  if (start === undefined) return null
  const end = text.indexOf('\n', start)
  if (end === -1 || end - start > LONGEST_HEADLINE) return null
  const line = text.slice(start, end).trim()
  if (/[.,;:]["'”’)]*$/.test(line) || !/[\p{L}\p{N}]/u.test(line)) return null
  const nextEnd = text.indexOf('\n', end + 1)
  const next = text.slice(end + 1, nextEnd === -1 ? end + 1 + 10 * LONGEST_HEADLINE : nextEnd).trim()
  return next === '' || next.length > line.length ? line : null
}

/** Something to call a text by that has no headline: how it begins, cut at a word. */
export const openingWords = (text: string): string => {
  const start = text.search(/\S/)
  if (start === -1) return ''
  const line = (text.slice(start, start + 4 * LONGEST_TITLE).split('\n', 1)[0] ?? '').trim()
  if (line.length <= LONGEST_TITLE) return line
  const cut = line.slice(0, LONGEST_TITLE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).replace(/\p{Surrogate}$/u, '')}…`
}
