import { diffArrays } from 'diff'
import { paragraphs } from '../text/paragraphs'
import { pairVersions } from '../revise/pair-versions'
import { bagOfWords } from '../revise/word-hashes'
import type { Span } from '../text/span'

/**
 * One line of two texts laid side by side: paragraphs that are not blank. A paragraph that moved has two lines, one where it stood and one
 * where it stands; `other` is its span in the other text.
 */
export type TextRow =
  | { readonly kind: 'same' | 'changed'; readonly before: Span; readonly after: Span }
  | { readonly kind: 'removed'; readonly before: Span; readonly after: null }
  | { readonly kind: 'added'; readonly before: null; readonly after: Span }
  | { readonly kind: 'moved-away'; readonly before: Span; readonly after: null; readonly other: Span }
  | { readonly kind: 'moved-here'; readonly before: null; readonly after: Span; readonly other: Span }

/** Paragraphs with less in common are two paragraphs, not one that was changed. */
const LEAST_ALIKE = 0.3

/** Bounds the work at O((n + m) * limit) paragraphs (Myers 1986); texts that differ in more are shown as two texts. */
const MOST_EDITS = 4000

/** Lays two versions of a text side by side, paragraph by paragraph, in the order of both. */
export function compareTexts(before: string, after: string): readonly TextRow[] {
  const [from, to] = [shownParagraphs(before), shownParagraphs(after)]
  const [fromWords, toWords] = [from.map((span) => slice(before, span)), to.map((span) => slice(after, span))]
  const changes = diffArrays(fromWords, toWords, { maxEditLength: MOST_EDITS }) ?? [
    { value: fromWords, count: fromWords.length, added: false, removed: true },
    { value: toWords, count: toWords.length, added: true, removed: false },
  ]
  const gone: number[] = []
  const come: number[] = []
  const steps: {
    readonly removed: readonly number[]
    readonly added: readonly number[]
    readonly same: readonly (readonly [number, number])[]
  }[] = []
  let [i, j] = [0, 0]
  let open: { removed: number[]; added: number[] } = { removed: [], added: [] }
  for (const change of changes) {
    const count = change.count ?? change.value.length
    if (change.removed) for (const end = i + count; i < end; i++) open.removed.push(i)
    else if (change.added) for (const end = j + count; j < end; j++) open.added.push(j)
    else {
      const same: [number, number][] = []
      for (const end = i + count; i < end; i++, j++) same.push([i, j])
      steps.push({ ...open, same })
      open = { removed: [], added: [] }
    }
  }
  steps.push({ ...open, same: [] })
  for (const { removed, added } of steps) {
    gone.push(...removed)
    come.push(...added)
  }
  const moved = matchMoved(gone, come, fromWords, toWords)
  const rows: TextRow[] = []
  const spanOf = (spans: readonly Span[], at: number): Span => spans[at] ?? { start: 0, end: 0 }
  for (const { removed, added, same } of steps) {
    const left = removed.filter((at) => !moved.to.has(at))
    const right = added.filter((at) => !moved.from.has(at))
    const pairs = pairParagraphs(left, right)
    rows.push(...gapRows(removed, added, pairs))
    for (const [a, b] of same) rows.push({ kind: 'same', before: spanOf(from, a), after: spanOf(to, b) })
  }
  return rows

  /** Which paragraphs of a gap are versions of which. */
  function pairParagraphs(left: readonly number[], right: readonly number[]): ReadonlyMap<number, number> {
    const bags = (text: string, all: readonly Span[], at: readonly number[]): readonly Int32Array[] =>
      at.map((index) => bagOfWords(text, spanOf(all, index).start, spanOf(all, index).end))
    const paired = pairVersions(bags(before, from, left), bags(after, to, right), LEAST_ALIKE)
    return new Map([...paired].flatMap((other, i) => (other < 0 ? [] : [[left[i] ?? 0, right[other] ?? 0] as const])))
  }

  function gapRows(removed: readonly number[], added: readonly number[], pairs: ReadonlyMap<number, number>): readonly TextRow[] {
    const found: TextRow[] = []
    const rest = added.values()
    const paired = new Set(pairs.values())
    const single = (at: number): TextRow => {
      const other = moved.from.get(at)
      const span = spanOf(to, at)
      return other === undefined
        ? { kind: 'added', before: null, after: span }
        : { kind: 'moved-here', before: null, after: span, other: spanOf(from, other) }
    }
    for (const at of removed) {
      const twin = pairs.get(at)
      const span = spanOf(from, at)
      if (twin === undefined) {
        const other = moved.to.get(at)
        found.push(
          other === undefined
            ? { kind: 'removed', before: span, after: null }
            : { kind: 'moved-away', before: span, after: null, other: spanOf(to, other) },
        )
        continue
      }
      for (const next of rest) {
        if (next === twin) break
        found.push(single(next))
      }
      found.push({ kind: 'changed', before: span, after: spanOf(to, twin) })
    }
    for (const next of rest) if (!paired.has(next)) found.push(single(next))
    return found
  }
}

/** Paragraphs that stand in both texts letter by letter, elsewhere in the order: each with one of the other text, in the order of both. */
function matchMoved(
  gone: readonly number[],
  come: readonly number[],
  from: readonly string[],
  to: readonly string[],
): { readonly to: ReadonlyMap<number, number>; readonly from: ReadonlyMap<number, number> } {
  const waiting = new Map<string, number[]>()
  for (const at of come) {
    const words = to[at] ?? ''
    const list = waiting.get(words)
    if (list) list.push(at)
    else waiting.set(words, [at])
  }
  const there = new Map<number, number>()
  for (const at of gone) {
    const other = waiting.get(from[at] ?? '')?.shift()
    if (other !== undefined) there.set(at, other)
  }
  return { to: there, from: new Map([...there].map(([a, b]) => [b, a])) }
}

function shownParagraphs(text: string): readonly Span[] {
  return paragraphs(text).filter(({ start, end }) => /\S/.test(text.slice(start, end)))
}

const slice = (text: string, { start, end }: Span): string => text.slice(start, end)
