import { normalizeSpans, type Span, type Spans, spansEqual } from '#annotations/text/span'
import { snapToGraphemes, snapToWords } from '#annotations/text/snap-span'
import { trimSpan } from '#annotations/text/trim-span'
import type { BlockWindow } from './block-window'
import { type Box, edgeBox, offsetAtPoint } from './text-geometry'

interface Drag {
  readonly part: number
  readonly edge: 'start' | 'end'
  readonly before: Spans
}

/** What a drag does: shows spans while it goes on, hands over the last ones when let go, or ends without a change (null). */
export interface HandleEvents {
  onPreview(spans: Spans): void
  onDone(spans: Spans | null): void
}

/**
 * Two handles at each span of the selected claim's content, for the mouse; the keyboard has keys for the same. A dragged end snaps to
 * words, with Alt to characters; it cannot cross the other end of its span. Escape ends the drag without a change.
 */
export class BoundaryHandles {
  readonly #window: BlockWindow
  readonly #overlay: HTMLElement
  readonly #events: HandleEvents
  #spans: Spans = []
  #elements: HTMLElement[] = []
  #drag: Drag | null = null

  constructor(window: BlockWindow, overlay: HTMLElement, events: HandleEvents) {
    this.#window = window
    this.#overlay = overlay
    this.#events = events
  }

  /** Handles for the ends of `spans`, none for an empty list; the next `draw` puts them there. */
  show(spans: Spans): void {
    this.#spans = spans
    while (this.#elements.length < spans.length * 2) this.#elements.push(this.#create(this.#elements.length))
    while (this.#elements.length > spans.length * 2) this.#elements.pop()?.remove()
  }

  draw(): void {
    if (this.#elements.length === 0) return
    const origin = this.#overlay.getBoundingClientRect()
    this.#spans.forEach((span, part) => {
      this.#put(part * 2, edgeBox(this.#window, span, 'start'), origin)
      this.#put(part * 2 + 1, edgeBox(this.#window, span, 'end'), origin)
    })
  }

  #put(index: number, box: Box | null, origin: DOMRect): void {
    const element = this.#elements[index]
    if (!element) return
    element.hidden = !box
    if (!box) return
    element.style.left = `${box.left - origin.left}px`
    element.style.top = `${box.top - origin.top}px`
    element.style.height = `${box.bottom - box.top}px`
  }

  #create(index: number): HTMLElement {
    const edge = index % 2 === 0 ? 'start' : 'end'
    const element = this.#overlay.ownerDocument.createElement('div')
    element.className = `reader-handle reader-handle-${edge}`
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return
      event.preventDefault()
      element.setPointerCapture(event.pointerId)
      this.#drag = { part: Math.floor(index / 2), edge, before: this.#spans }
    })
    element.addEventListener('pointermove', (event) => this.#move(event))
    element.addEventListener('pointerup', () => this.#end(true))
    element.addEventListener('pointercancel', () => this.#end(false))
    this.#overlay.append(element)
    return element
  }

  /** Ends a drag that is going on; true if there was one. */
  cancel(): boolean {
    const dragging = this.#drag !== null
    this.#end(false)
    return dragging
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag
    const offset = drag && offsetAtPoint(event.clientX, event.clientY)
    const span = drag?.before[drag.part]
    if (!drag || offset === null || !span) return
    const moved = dragEdge(this.#window.blocks.text, span, drag.edge, offset, event.altKey)
    if (!moved) return
    const spans = drag.before.with(drag.part, moved)
    if (spansEqual(spans, this.#spans)) return
    this.#spans = spans
    this.#events.onPreview(spans)
  }

  #end(keep: boolean): void {
    const drag = this.#drag
    if (!drag) return
    this.#drag = null
    const spans = normalizeSpans(this.#spans)
    this.#events.onDone(keep && !spansEqual(spans, drag.before) ? spans : null)
  }
}

/**
 * The span with one end brought to `offset` and snapped outward from the other; null where it would become empty. Blanks at that end are
 * left out, as they are of a selection: the pointer seldom stops exactly between a space and a word.
 */
export function dragEdge(text: string, span: Span, edge: 'start' | 'end', offset: number, byCharacter: boolean): Span | null {
  const wanted = edge === 'start' ? { start: offset, end: span.end } : { start: span.start, end: offset }
  if (wanted.start >= wanted.end) return null
  const snapped = trimSpan(text, (byCharacter ? snapToGraphemes : snapToWords)(text, wanted))
  if (!snapped) return null
  // Only the dragged end snaps: the other stays where the analyst left it, even inside a word.
  return edge === 'start' ? { start: snapped.start, end: span.end } : { start: span.start, end: snapped.end }
}
