import type { TextMap } from '../revise/text-map'
import type { Span } from '../text/span'
import { editedMoves } from './edited-moves'
import { type ParagraphLink, paragraphLinks, shownParagraphs } from './paragraph-links'

/**
 * One line of two texts laid side by side: paragraphs that are not blank. Of a paragraph that was split, or of several that were joined, all
 * are in one line: its span is from the first to the last. A paragraph that moved has two lines, one where it stood and one where it stands;
 * `other` is its span in the other text.
 */
export type TextRow =
  | { readonly kind: 'same' | 'changed'; readonly before: Span; readonly after: Span }
  | { readonly kind: 'removed'; readonly before: Span; readonly after: null }
  | { readonly kind: 'added'; readonly before: null; readonly after: Span }
  | { readonly kind: 'moved-away'; readonly before: Span; readonly after: null; readonly other: Span }
  | { readonly kind: 'moved-here'; readonly before: null; readonly after: Span; readonly other: Span }

/** Lays two versions of a text side by side, paragraph by paragraph, in the order of both, as the mapping of the claims has them. */
export function compareTexts(map: TextMap): readonly TextRow[] {
  const { before, after } = map
  const [from, to] = [shownParagraphs(before), shownParagraphs(after)]
  const links = paragraphLinks(map, from, to)
  const groups = groupsOf(
    links.filter(({ moved }) => !moved),
    from,
    to,
  )
  const moved = links.filter((link) => link.moved)
  const goes = mostOf(moved, 'from', from)
  const comes = mostOf(moved, 'to', to)
  const [left, right] = [
    restOf(
      from,
      groups.map(({ a0, a1 }) => [a0, a1]),
      goes,
    ),
    restOf(
      to,
      groups.map(({ b0, b1 }) => [b0, b1]),
      comes,
    ),
  ]
  for (const link of editedMoves({ text: before, spans: from, at: left }, { text: after, spans: to, at: right })) {
    goes.set(link.from, link)
    comes.set(link.to, link)
  }
  const rows: TextRow[] = []
  let [i, j] = [0, 0]
  for (const { a0, a1, b0, b1 } of [...groups, { a0: from.length, a1: from.length, b0: to.length, b1: to.length }]) {
    for (; i < a0; i++) rows.push(gone(hullOf(from, i, i + 1), goes.get(i)))
    for (; j < b0; j++) rows.push(come(hullOf(to, j, j + 1), comes.get(j)))
    if (a0 === a1) continue
    const pair = { before: hullOf(from, a0, a1), after: hullOf(to, b0, b1) }
    const isSame = before.slice(pair.before.start, pair.before.end) === after.slice(pair.after.start, pair.after.end)
    rows.push({ kind: isSame ? 'same' : 'changed', ...pair })
    ;[i, j] = [a1, b1]
  }
  return rows

  function gone(span: Span, link: ParagraphLink | undefined): TextRow {
    if (!link) return { kind: 'removed', before: span, after: null }
    return { kind: 'moved-away', before: span, after: null, other: hullOf(to, link.to, link.to + 1) }
  }

  function come(span: Span, link: ParagraphLink | undefined): TextRow {
    if (!link) return { kind: 'added', before: null, after: span }
    return { kind: 'moved-here', before: null, after: span, other: hullOf(from, link.from, link.from + 1) }
  }
}

/** Half-open ranges of paragraphs that are versions of each other. */
interface Group {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** With less than this share of a paragraph in another, a sentence of it is there, not the paragraph. */
const LEAST_SHARED = 0.5
/** More paragraphs in one line could not be read side by side: a text whose lines were broken anew is laid out one by one. */
const MOST_IN_ONE = 4

/**
 * Links that do not cross as groups, in the order of both texts: paragraphs most of which is in each other, so that one that was split stands
 * beside all it was split into; then what has no partner with what has a little of it.
 */
function groupsOf(links: readonly ParagraphLink[], from: readonly Span[], to: readonly Span[]): readonly Group[] {
  const isStrong = (link: ParagraphLink): boolean =>
    link.shared >= LEAST_SHARED * Math.min(lengthOf(from[link.from]), lengthOf(to[link.to]))
  const groups: Group[] = []
  for (const { from: a, to: b } of links.filter(isStrong).sort((x, y) => x.from - y.from || x.to - y.to)) {
    const last = groups.at(-1)
    if (!last || (a >= last.a1 && b >= last.b1)) groups.push({ a0: a, a1: a + 1, b0: b, b1: b + 1 })
    else {
      const joined = { ...last, a1: Math.max(last.a1, a + 1), b1: Math.max(last.b1, b + 1) }
      if (Math.max(joined.a1 - joined.a0, joined.b1 - joined.b0) <= MOST_IN_ONE) groups[groups.length - 1] = joined
    }
  }
  const taken = {
    from: new Set(groups.flatMap(({ a0, a1 }) => rangeOf(a0, a1))),
    to: new Set(groups.flatMap(({ b0, b1 }) => rangeOf(b0, b1))),
  }
  for (const { from: a, to: b } of [...links].sort((x, y) => y.shared - x.shared)) {
    if (taken.from.has(a) || taken.to.has(b)) continue
    taken.from.add(a)
    taken.to.add(b)
    groups.push({ a0: a, a1: a + 1, b0: b, b1: b + 1 })
  }
  return groups.sort((x, y) => x.a0 - y.a0)
}

/** Of each paragraph of one side the link with most of it, where that is most of the paragraph. */
function mostOf(links: readonly ParagraphLink[], side: 'from' | 'to', spans: readonly Span[]): Map<number, ParagraphLink> {
  const most = new Map<number, ParagraphLink>()
  for (const link of links) {
    const isMore = link.shared > (most.get(link[side])?.shared ?? 0)
    if (isMore && link.shared >= LEAST_SHARED * lengthOf(spans[link[side]])) most.set(link[side], link)
  }
  return most
}

/** Paragraphs that are in no group and have not moved. */
function restOf(
  spans: readonly Span[],
  groups: readonly (readonly [number, number])[],
  moved: ReadonlyMap<number, unknown>,
): readonly number[] {
  const taken = new Set(groups.flatMap(([start, end]) => rangeOf(start, end)))
  return rangeOf(0, spans.length).filter((i) => !taken.has(i) && !moved.has(i))
}

const lengthOf = (span: Span | undefined): number => (span ? span.end - span.start : 0)
const rangeOf = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

/** From the first of some paragraphs to the last. */
function hullOf(spans: readonly Span[], from: number, to: number): Span {
  return { start: spans[from]?.start ?? 0, end: spans[to - 1]?.end ?? 0 }
}
