import type { Span } from './span'

/**
 * The paragraphs of a text, in order: what stands between line breaks, which are "\n" or "\r\n" and belong to no paragraph.
 * Empty paragraphs are included, so paragraph i is line i, and a text of n breaks has n + 1 of them; an empty text has one.
 */
export function paragraphs(text: string): readonly Span[] {
  const found: Span[] = []
  let start = 0
  for (let newline = text.indexOf('\n'); newline !== -1; newline = text.indexOf('\n', start)) {
    found.push({ start, end: beforeReturn(text, start, newline) })
    start = newline + 1
  }
  found.push({ start, end: text.length })
  return found
}

/**
 * The paragraph that an offset stands in or at the end of. An offset inside a line break belongs to the paragraph the break ends.
 * Cost: the length of the paragraph, at the speed of `indexOf`.
 */
export function paragraphAt(text: string, offset: number): Span {
  // A search from -1 would look at 0, and a text may begin with a line break.
  const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0
  const newline = text.indexOf('\n', offset)
  return { start, end: newline === -1 ? text.length : beforeReturn(text, start, newline) }
}

/** The offset after all line breaks that follow on `offset` without a character between. */
export function skipLineBreaks(text: string, offset: number): number {
  let at = offset
  while (isLineBreak(text, at)) at++
  return at
}

/** The offset before all line breaks that lead up to `offset` without a character between. */
export function skipLineBreaksBack(text: string, offset: number): number {
  let at = offset
  while (at > 0 && isLineBreak(text, at - 1)) at--
  return at
}

/** True for "\n", and for "\r" where "\n" follows; a "\r" elsewhere is an ordinary character of its paragraph. */
function isLineBreak(text: string, index: number): boolean {
  return text[index] === '\n' || (text[index] === '\r' && text[index + 1] === '\n')
}

function beforeReturn(text: string, start: number, newline: number): number {
  return newline > start && text[newline - 1] === '\r' ? newline - 1 : newline
}
