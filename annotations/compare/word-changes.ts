import { editScript } from '../text/edit-script'
import { segmentAround } from '../text/segment-at'
import type { Span } from '../text/span'

/** A stretch of two paragraphs: what both have, what only the old one has, what only the new one has. Each covers its text without gaps. */
export type WordChange =
  | { readonly kind: 'same'; readonly before: Span; readonly after: Span }
  | { readonly kind: 'removed'; readonly before: Span }
  | { readonly kind: 'added'; readonly after: Span }

/** Paragraphs that differ in more words are shown as one replaced by the other: O((n + m) * limit) (Myers 1986). */
const MOST_EDITS = 2000

/** What changed between two paragraphs, word by word. Spans are of the two whole texts. A space between two changes goes with them. */
export function wordChanges(before: string, from: Span, after: string, to: Span): readonly WordChange[] {
  const [old, fresh] = [tokens(before, from), tokens(after, to)]
  const runs = editScript(old, fresh, MOST_EDITS)
  if (!runs) return [...removed(from), ...added(to)]
  const found: WordChange[] = []
  let [i, j] = [from.start, to.start]
  let open: { readonly before: number; readonly after: number } | null = null
  const close = (): void => {
    if (open) found.push(...removed({ start: open.before, end: i }), ...added({ start: open.after, end: j }))
    open = null
  }
  runs.forEach(({ equal, a0, a1, b0, b1 }, at) => {
    const words = old.slice(a0, a1)
    const [x, y] = [i + lengthOf(words), j + lengthOf(fresh.slice(b0, b1))]
    // "Two men" to "three women" is one change, not two with a space between.
    const isBetween = open !== null && at < runs.length - 1 && !words.some((word) => /\S/.test(word))
    if (!equal || isBetween) open ??= { before: i, after: j }
    else {
      close()
      found.push({ kind: 'same', before: { start: i, end: x }, after: { start: j, end: y } })
    }
    ;[i, j] = [x, y]
  })
  close()
  return found
}

const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0)

/** Words, and what stands between them; line breaks, which no segment has, for themselves. */
function tokens(text: string, { start, end }: Span): readonly string[] {
  const found: string[] = []
  for (let at = start; at < end;) {
    const piece = segmentAround(text, 'word', at)
    for (const segment of piece.all()) {
      if (segment.start < at || segment.end > end) continue
      if (segment.start > at) found.push(text.slice(at, segment.start))
      found.push(text.slice(segment.start, segment.end))
      at = segment.end
    }
    const next = Math.min(end, Math.max(piece.end, at + 1))
    if (next > at) found.push(text.slice(at, next))
    at = next
  }
  return found
}

const removed = (span: Span): readonly WordChange[] => (span.start < span.end ? [{ kind: 'removed', before: span }] : [])
const added = (span: Span): readonly WordChange[] => (span.start < span.end ? [{ kind: 'added', after: span }] : [])
