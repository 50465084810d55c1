import { segmentAt } from '#annotations/text/segment-at'
import type { Span, Spans } from '#annotations/text/span'
import type { BlockWindow } from './block-window'
import { offsetOf, rangeIn } from './dom-offset'

/** A box in pixels of the browser's view. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The boxes of the lines that `span` covers, as far as they are mounted, in text order. */
export function boxesOf(window: BlockWindow, span: Span): readonly Box[] {
  const shown = window.mounted.range
  if (!shown) return []
  const boxes: Box[] = []
  const last = Math.min(shown.last, window.blocks.blockAt(span.end))
  for (let block = Math.max(shown.first, window.blocks.blockAt(span.start)); block <= last; block++) {
    const element = window.mounted.elementOf(block)
    const start = Math.max(span.start, window.blocks.startOf(block))
    const end = Math.min(span.end, window.blocks.endOf(block))
    if (element && start < end) for (const box of rangeIn(element, start, end).getClientRects()) if (box.width > 0) boxes.push(box)
  }
  return boxes
}

/** First and last box of a discontinuous span, as far as it is mounted. */
export function endBoxes(window: BlockWindow, spans: Spans): { readonly first: Box; readonly last: Box } | null {
  const boxes = spans.flatMap((span) => boxesOf(window, span))
  const first = boxes[0]
  const last = boxes.at(-1)
  return first && last ? { first, last } : null
}

/** Where a caret at `offset` stands: a box without width; null where its block is not mounted. */
export function caretBox(window: BlockWindow, offset: number): Box | null {
  const block = window.blocks.blockAt(offset)
  const element = window.mounted.elementOf(block)
  if (!element) return null
  const collapsed = rangeIn(element, offset, offset).getClientRects()[0]
  if (collapsed && collapsed.height > 0) return upright(collapsed.left, collapsed)
  const box = element.getBoundingClientRect()
  const { direction } = getComputedStyle(element)
  return upright(direction === 'rtl' ? box.right : box.left, box)
}

/** Where the start or the end of `span` is seen, as a box without width: in right-to-left words a start is at the right. Null if not mounted. */
export function edgeBox(window: BlockWindow, span: Span, edge: 'start' | 'end'): Box | null {
  const inside = edge === 'start' ? span.start : span.end - 1
  const character = segmentAt(window.blocks.text, 'grapheme', inside) ?? { start: inside, end: inside + 1 }
  const box = boxesOf(window, character)[0]
  const before = caretBox(window, character.start)
  if (!box || !before) return null
  // Between two lines the caret before a character may stand at the end of the line above: then the one after it tells.
  const isBeside = before.top < box.bottom && before.bottom > box.top
  const after = isBeside ? null : caretBox(window, character.end)
  const caret = after ? { ...after, left: box.left + box.right - after.left } : before
  // The caret before a character stands at its right where it is read from there.
  const backwards = Math.abs(caret.left - box.right) < Math.abs(caret.left - box.left)
  return upright(backwards === (edge === 'start') ? box.right : box.left, box)
}

/** The text offset at a point of the view, or null where there is no text near it. */
export function offsetAtPoint(x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y)
  return position && offsetOf({ node: position.offsetNode, offset: position.offset })
}

function upright(x: number, { top, bottom }: Box): Box {
  return { left: x, right: x, top, bottom }
}
