import { diffArrays } from 'diff'
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
  const wordsIn = (text: string, spans: readonly Span[]): string[] => spans.map(({ start, end }) => text.slice(start, end))
  const [oldWords, freshWords] = [wordsIn(before, old), wordsIn(after, fresh)]
  const changes = diffArrays(oldWords, freshWords, { maxEditLength: MOST_EDITS })
  if (!changes) return [...removed(from), ...added(to)]
  const found: WordChange[] = []
  let [i, j] = [from.start, to.start]
  for (const { value, added: isNew, removed: isOld } of changes) {
    const length = value.reduce((sum, word) => sum + word.length, 0)
    if (isOld) found.push(...removed({ start: i, end: i + length }))
    else if (isNew) found.push(...added({ start: j, end: j + length }))
    else found.push({ kind: 'same', before: { start: i, end: i + length }, after: { start: j, end: j + length } })
    if (!isNew) i += length
    if (!isOld) j += length
  }
  return joinOverSpaces(found, before)
}

function tokens(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = []
  for (let at = start; at < end;) {
    const piece = segmentAround(text, 'word', at)
    for (const segment of piece.all()) if (segment.start >= at && segment.end <= end) found.push({ start: segment.start, end: segment.end })
    at = Math.max(piece.end, at + 1)
  }
  return found
}

/** "two men" to "three women" is one change, not two with a space between. Afterwards, what is removed comes before what is added. */
function joinOverSpaces(changes: readonly WordChange[], text: string): readonly WordChange[] {
  const joined: WordChange[] = []
  let open: { before: Span | null; after: Span | null } = { before: null, after: null }
  const close = (): void => {
    if (open.before) joined.push(...removed(open.before))
    if (open.after) joined.push(...added(open.after))
    open = { before: null, after: null }
  }
  changes.forEach((change, at) => {
    if (change.kind === 'removed') open.before = cover(open.before, change.before)
    else if (change.kind === 'added') open.after = cover(open.after, change.after)
    else {
      const isSpace = !/\S/.test(text.slice(change.before.start, change.before.end))
      const isBetween = (open.before || open.after) && changes[at + 1] !== undefined
      if (isSpace && isBetween) {
        open.before = cover(open.before, change.before)
        open.after = cover(open.after, change.after)
      } else {
        close()
        joined.push(change)
      }
    }
  })
  close()
  return joined
}

const cover = (span: Span | null, next: Span): Span => ({ start: span?.start ?? next.start, end: next.end })
const removed = (span: Span): readonly WordChange[] => (span.start < span.end ? [{ kind: 'removed', before: span }] : [])
const added = (span: Span): readonly WordChange[] => (span.start < span.end ? [{ kind: 'added', after: span }] : [])
