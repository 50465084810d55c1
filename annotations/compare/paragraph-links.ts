import { paragraphs } from '../text/paragraphs'
import { isSpace } from '../text/code-units'
import type { Span } from '../text/span'
import type { Bridge, TextMap } from '../revise/text-map'

/** How much of a paragraph of the old text stands in one of the new. Indices among the paragraphs that are not blank. */
export interface ParagraphLink {
  readonly from: number
  readonly to: number
  /** Code units, as the mapping has them; a few that stand there by chance count. */
  readonly shared: number
  readonly moved: boolean
}

/** The paragraphs of a text that are not blank. */
export function shownParagraphs(text: string): readonly Span[] {
  return paragraphs(text).filter(({ start, end }) => {
    for (let i = start; i < end; i++) if (!isSpace(text.charCodeAt(i))) return true
    return false
  })
}

/** Which paragraphs became which, by the bridges of the mapping: one link for each pair with something in common, in the order of the old text. */
export function paragraphLinks(map: TextMap, from: readonly Span[], to: readonly Span[]): readonly ParagraphLink[] {
  const links = new Map<string, ParagraphLink>()
  const add = (a: number, b: number, shared: number, moved: boolean): void => {
    const key = `${a} ${b} ${moved ? 1 : 0}`
    links.set(key, { from: a, to: b, shared: shared + (links.get(key)?.shared ?? 0), moved })
  }
  for (const bridge of map.bridges) {
    for (const { before, after } of equalStretches(map, bridge, from)) {
      for (let i = indexAt(from, before.start); i < from.length; i++) {
        const span = from[i]
        if (!span || span.start >= before.end) break
        const [low, high] = [Math.max(span.start, before.start), Math.min(span.end, before.end)]
        // What is the same has its line breaks at the same places.
        const there = indexAt(to, after.start + low - before.start)
        if (low < high && (to[there]?.start ?? Infinity) < after.end) add(i, there, high - low, bridge.moved)
      }
    }
  }
  return [...links.values()]
}

/** Of an edited stretch of one paragraph nothing has to be compared: all of it is in one. */
function equalStretches(map: TextMap, bridge: Bridge, from: readonly Span[]): readonly { readonly before: Span; readonly after: Span }[] {
  if (bridge.kind === 'same') return [bridge]
  const { before, after } = bridge
  const isOfOne = indexAt(from, before.start) === indexAt(from, before.end - 1) && !map.after.slice(after.start, after.end).includes('\n')
  if (!isOfOne) return map.piecesOf(bridge).filter(({ equal }) => equal)
  const length = Math.min(before.end - before.start, after.end - after.start)
  return [{ before: { start: before.start, end: before.start + length }, after: { start: after.start, end: after.start + length } }]
}

/** Index of the first paragraph that ends behind an offset. */
function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
