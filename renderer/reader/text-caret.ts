import type { BlockWindow } from './block-window'
import { caretStep } from './caret-moves'
import { caretBox, offsetAtPoint } from './text-geometry'
import type { TextSelection } from './text-selection'

/** Lines kept between the caret and the edge of the view. */
const LINES_ROUND_CARET = 2
/** Share of the view that a page step moves, so that some lines stay for orientation. */
const PAGE = 0.85

/** The caret of caret mode: where it is is the focus of the text selection. Drawn by itself, because text that is not editable has none. */
export class TextCaret {
  readonly #window: BlockWindow
  readonly #selection: TextSelection
  readonly #scroller: HTMLElement
  readonly #element: HTMLElement
  #enabled = false
  #x: number | null = null

  constructor(window: BlockWindow, selection: TextSelection, scroller: HTMLElement, overlay: HTMLElement) {
    this.#window = window
    this.#selection = selection
    this.#scroller = scroller
    this.#element = overlay.ownerDocument.createElement('div')
    this.#element.className = 'reader-caret'
    this.#element.hidden = true
    overlay.append(this.#element)
  }

  get offset(): number | null {
    return this.#enabled ? (this.#selection.current?.focus ?? null) : null
  }

  /** Turning it on puts the caret where the selection is, else at the first line in view. */
  enable(enabled: boolean): void {
    if (enabled === this.#enabled) return
    this.#enabled = enabled
    if (enabled && !this.#selection.current) {
      const { topOffset } = this.#window.position
      this.#selection.set({ anchor: topOffset, focus: topOffset })
    }
    this.draw()
  }

  /** Moves by one key; true where the key was the caret's, which then does nothing else. */
  press(event: KeyboardEvent): boolean {
    const current = this.#selection.current
    if (!this.#enabled || !current) return false
    const moved =
      event.key === 'PageUp' || event.key === 'PageDown' ? this.#byPage(event.key, current.focus) : this.#step(event, current.focus)
    if (moved === null) return false
    this.#selection.set({ anchor: event.shiftKey ? current.anchor : moved, focus: moved })
    this.reveal(moved)
    this.draw()
    return true
  }

  /** Scrolls as little as brings `offset` into view with a few lines around it. */
  reveal(offset: number): void {
    if (!this.#window.mounted.elementOf(this.#window.blocks.blockAt(offset))) this.#window.scrollTo(offset, -this.#window.viewHeight / 3)
    const box = caretBox(this.#window, offset)
    if (!box) return
    const view = this.#scroller.getBoundingClientRect()
    const room = Math.min((box.bottom - box.top) * LINES_ROUND_CARET, view.height / 4)
    const above = box.top - room - view.top
    const below = box.bottom + room - view.bottom
    if (above >= 0 && below <= 0) return
    this.#scroller.scrollTop += above < 0 ? above : below
    this.#window.sync()
  }

  draw(): void {
    const offset = this.offset
    if (offset === null && this.#element.hidden) return
    const box = offset === null ? null : caretBox(this.#window, offset)
    this.#element.hidden = !box
    const origin = this.#element.offsetParent?.getBoundingClientRect() ?? this.#element.parentElement?.getBoundingClientRect()
    if (!box || !origin) return
    this.#element.style.left = `${box.left - origin.left}px`
    this.#element.style.top = `${box.top - origin.top}px`
    this.#element.style.height = `${box.bottom - box.top}px`
    // A blink that starts anew at each move keeps the caret visible while it moves.
    for (const animation of this.#element.getAnimations?.() ?? []) animation.currentTime = 0
  }

  #step(event: KeyboardEvent, offset: number): number | null {
    this.reveal(offset)
    const step = caretStep(this.#window, event, offset, this.#x)
    this.#x = step?.x ?? null
    return step?.offset ?? null
  }

  #byPage(key: 'PageUp' | 'PageDown', offset: number): number {
    this.reveal(offset)
    const box = caretBox(this.#window, offset)
    if (!box) return offset
    this.#x ??= box.left
    const before = this.#scroller.scrollTop
    this.#scroller.scrollTop += this.#window.viewHeight * (key === 'PageUp' ? -PAGE : PAGE)
    this.#window.sync()
    if (this.#scroller.scrollTop === before) return key === 'PageUp' ? 0 : this.#window.blocks.text.length
    return offsetAtPoint(this.#x, (box.top + box.bottom) / 2) ?? offset
  }
}
