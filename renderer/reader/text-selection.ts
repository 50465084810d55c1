import type { Span } from '#annotations/text/span'
import { snapToGraphemes } from '#annotations/text/snap-span'
import { trimSpan } from '#annotations/text/trim-span'
import type { BlockWindow } from './block-window'
import { type DomPosition, offsetOf, positionIn } from './dom-offset'

/** A selection with a direction: `anchor` is where it began, `focus` is the end that moves. UTF-16 code units; equal for a bare caret. */
export interface DirectedSelection {
  readonly anchor: number
  readonly focus: number
}

/**
 * The text selection in offsets. The browser's own selection shows it, but knows only blocks that are mounted: when an end is scrolled
 * away, or its block drawn again, the browser's selection is laid anew over what is there and the offsets stay as they were.
 */
export class TextSelection {
  readonly #window: BlockWindow
  readonly #container: HTMLElement
  readonly #onChange: (span: Span | null) => void
  #current: DirectedSelection | null = null
  #projected: { readonly anchor: DomPosition; readonly focus: DomPosition } | null = null
  #reported: Span | null = null
  #held = false

  constructor(window: BlockWindow, container: HTMLElement, onChange: (span: Span | null) => void) {
    this.#window = window
    this.#container = container
    this.#onChange = (span) => onChange(span)
  }

  get current(): DirectedSelection | null {
    return this.#current
  }

  /** While the pointer is down nothing is reported: a drag passes over many selections that nobody means. */
  hold(held: boolean): void {
    this.#held = held
    if (!held) this.#report()
  }

  /** Takes over what the browser says is selected. */
  read(): void {
    const selection = document.getSelection()
    if (!selection?.anchorNode || !selection.focusNode || !this.#container.contains(selection.focusNode)) return
    const anchorAt = { node: selection.anchorNode, offset: selection.anchorOffset }
    const focusAt = { node: selection.focusNode, offset: selection.focusOffset }
    const sameAnchor = this.#projected !== null && samePosition(this.#projected.anchor, anchorAt)
    const sameFocus = this.#projected !== null && samePosition(this.#projected.focus, focusAt)
    if (sameAnchor && sameFocus) return
    const focus = offsetOf(focusAt)
    if (focus === null) return
    const anchor = sameAnchor && this.#current ? this.#current.anchor : (offsetOf(anchorAt) ?? focus)
    this.#projected = { anchor: anchorAt, focus: focusAt }
    this.#current = { anchor, focus }
    this.#report()
  }

  set(selection: DirectedSelection | null): void {
    this.#current = selection
    this.project()
    this.#report()
  }

  /** Lays the browser's selection over the mounted blocks; called after they changed. */
  project(): void {
    const selection = document.getSelection()
    if (!selection) return
    const current = this.#current
    const shown = this.#window.mounted.range
    if (!current || !shown) {
      if (this.#projected) selection.removeAllRanges()
      this.#projected = null
      return
    }
    if (current.anchor === current.focus && !this.#container.contains(selection.focusNode)) return
    const least = this.#window.blocks.startOf(shown.first)
    const most = this.#window.blocks.endOf(shown.last)
    const forward = current.anchor <= current.focus
    const anchor = this.#place(Math.min(most, Math.max(least, current.anchor)), forward ? 'after' : 'before')
    const focus = this.#place(Math.min(most, Math.max(least, current.focus)), forward ? 'before' : 'after')
    if (!anchor || !focus) return
    this.#projected = { anchor, focus }
    if (selection.anchorNode === anchor.node && selection.focusNode === focus.node) {
      if (selection.anchorOffset === anchor.offset && selection.focusOffset === focus.offset) return
    }
    selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset)
  }

  #place(offset: number, side: 'before' | 'after'): DomPosition | null {
    const block = this.#window.mounted.elementOf(this.#window.blocks.blockAt(offset))
    return block && positionIn(block, offset, side)
  }

  #report(): void {
    if (this.#held) return
    const span = this.#current && this.#span(this.#current)
    if (span?.start === this.#reported?.start && span?.end === this.#reported?.end) return
    this.#reported = span
    this.#onChange(span)
  }

  #span({ anchor, focus }: DirectedSelection): Span | null {
    const { text } = this.#window.blocks
    // A double click takes the space after a word along, a triple click the line feed; nobody means those.
    const meant = trimSpan(text, { start: Math.min(anchor, focus), end: Math.max(anchor, focus) })
    return meant && snapToGraphemes(text, meant)
  }
}

function samePosition(a: DomPosition, b: DomPosition): boolean {
  return a.node === b.node && a.offset === b.offset
}
