import { moveCaret } from '#annotations/text/caret'
import { blockElementOf } from './dom-offset'
import type { BlockWindow } from './block-window'
import { caretBox, offsetAtPoint } from './text-geometry'

/** What a key asks of the caret. `x` is where up and down keep to, in pixels of the view, or null to take it from the caret. */
export interface CaretStep {
  readonly offset: number
  readonly x: number | null
}

/** A gap between paragraphs is less than this many steps of 0.4 lines. */
const LINE_PROBES = 6

/**
 * Where a key takes the caret from `offset`, or null for a key that is none of the caret's. Arrows go by character, with Ctrl by word,
 * with Alt by sentence; up and down by line, with Ctrl by paragraph; Home and End to the ends of the line, with Ctrl of the text.
 * Left and right mean what is seen: in a right-to-left paragraph left goes forward.
 */
export function caretStep(window: BlockWindow, event: KeyboardEvent, offset: number, x: number | null): CaretStep | null {
  const { text } = window.blocks
  const control = event.ctrlKey || event.metaKey
  const to = (target: number): CaretStep => ({ offset: target, x: null })
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const forward = (event.key === 'ArrowRight') !== isRightToLeft(window, offset)
      const unit = event.altKey ? 'sentence' : control ? 'word' : 'grapheme'
      return to(moveCaret(text, offset, unit, forward ? 'forward' : 'backward'))
    }
    case 'ArrowUp':
      return control ? to(moveCaret(text, offset, 'paragraph', 'backward')) : byLine(window, offset, x, -1)
    case 'ArrowDown':
      return control ? to(moveCaret(text, offset, 'paragraph', 'forward')) : byLine(window, offset, x, 1)
    case 'Home':
      return to(control ? 0 : lineEnd(window, offset, 'start'))
    case 'End':
      return to(control ? text.length : lineEnd(window, offset, 'end'))
    default:
      return null
  }
}

function isRightToLeft(window: BlockWindow, offset: number): boolean {
  const element = window.mounted.elementOf(window.blocks.blockAt(offset))
  return element !== null && getComputedStyle(element).direction === 'rtl'
}

/** A line down or up, keeping to `x`. The lines next to the caret's own must be in view; at the ends of the text it goes to the end. */
function byLine(window: BlockWindow, offset: number, x: number | null, direction: 1 | -1): CaretStep {
  const box = caretBox(window, offset)
  if (!box) return { offset, x }
  const at = x ?? box.left
  const height = Math.max(8, box.bottom - box.top)
  // Between paragraphs there is room without text, where the nearest place may be the line we came from: look further.
  for (let probe = 1; probe <= LINE_PROBES; probe++) {
    const y = direction > 0 ? box.bottom + probe * height * 0.4 : box.top - probe * height * 0.4
    const target = offsetAtPoint(at, y)
    const landed = target === null ? null : caretBox(window, target)
    if (target !== null && landed && (landed.top - box.top) * direction > 2) return { offset: target, x: at }
  }
  const { blocks } = window
  const block = blocks.blockAt(offset) + direction
  if (block < 0 || block >= blocks.count) return { offset: direction > 0 ? blocks.text.length : 0, x: at }
  return { offset: direction > 0 ? blocks.startOf(block) : blocks.endOf(block), x: at }
}

function lineEnd(window: BlockWindow, offset: number, end: 'start' | 'end'): number {
  const box = caretBox(window, offset)
  const block = window.blocks.blockAt(offset)
  const element = window.mounted.elementOf(block)
  if (!box || !element) return offset
  const edges = element.getBoundingClientRect()
  const rightward = (end === 'end') !== isRightToLeft(window, offset)
  const position = document.caretPositionFromPoint(rightward ? edges.right - 1 : edges.left + 1, (box.top + box.bottom) / 2)
  const inBlock = position !== null && blockElementOf(position.offsetNode) === element
  const target = inBlock ? offsetAtPoint(rightward ? edges.right - 1 : edges.left + 1, (box.top + box.bottom) / 2) : null
  return target ?? (end === 'end' ? window.blocks.endOf(block) : window.blocks.startOf(block))
}
