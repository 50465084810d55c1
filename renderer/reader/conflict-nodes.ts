import { type ConflictEnd, whereIs } from './conflict-end'
import type { ReaderModel } from './reader-model'

type Shown = Pick<ReaderModel, 'index' | 'selectedId' | 'labels'>

/** What a press on a node asks for. */
export interface NodeEvents {
  /** Go to the other side of a conflict of the mark with that id. */
  onOther(id: string): void
  /** The text should have the keyboard again. */
  onLeave(): void
}

/**
 * The nodes at the ends of conflicts, a button a mark. One stop for the Tab key, up and down between them, as the ARIA practices have it for
 * a toolbar: an article with twenty conflicts would be a long way round otherwise.
 */
export class ConflictNodes {
  readonly #bar: HTMLElement
  readonly #events: NodeEvents
  readonly #buttons = new Map<string, HTMLButtonElement>()
  #order: readonly string[] = []
  #followsKeys = false

  constructor(bar: HTMLElement, events: NodeEvents) {
    this.#bar = bar
    this.#events = events
    bar.setAttribute('role', 'toolbar')
    bar.setAttribute('aria-orientation', 'vertical')
    bar.addEventListener('keydown', (event) => this.#pressed(event))
  }

  /** One node for each of `ends`, which are in text order. A node that stays is the same element: it may have the focus. */
  show(ends: readonly ConflictEnd[], shown: Shown): void {
    // Nothing was there and nothing is to be: most articles, most of the time.
    if (ends.length === 0 && this.#buttons.size === 0) {
      if (!this.#bar.hidden) this.#bar.hidden = true
      return
    }
    const hadFocus = this.#bar.contains(this.#bar.ownerDocument.activeElement)
    const wanted = new Set(ends.map(({ id }) => id))
    for (const [id, button] of this.#buttons) {
      if (wanted.has(id)) continue
      this.#buttons.delete(id)
      button.remove()
    }
    if (this.#bar.hidden !== (ends.length === 0)) this.#bar.hidden = ends.length === 0
    if (ends.length === 0) return this.#keepFocus(hadFocus, null)
    this.#order = ends.map(({ id }) => id)
    if (this.#bar.getAttribute('aria-label') !== shown.labels.conflicts) this.#bar.setAttribute('aria-label', shown.labels.conflicts)
    let next: ChildNode | null = this.#bar.firstChild
    for (const end of ends) {
      const button = this.#buttons.get(end.id) ?? this.#create(end.id)
      if (button === next) next = button.nextSibling
      else this.#bar.insertBefore(button, next)
      draw(button, end, shown)
    }
    this.#keepFocus(hadFocus, shown.selectedId)
  }

  /** A node that was pressed by keyboard hands the focus to the one on the other side; one that is gone, to the text. */
  #keepFocus(hadFocus: boolean, selectedId: string | null): void {
    const { activeElement } = this.#bar.ownerDocument
    const selected = this.#buttons.get(selectedId ?? '')
    if (hadFocus && this.#followsKeys && selected && selected !== activeElement) selected.focus({ preventScroll: true })
    else if (hadFocus && !this.#bar.contains(activeElement)) this.#events.onLeave()
    const current = [...this.#buttons].find(([, button]) => button === this.#bar.ownerDocument.activeElement)?.[0]
    const stop = current ?? (selected ? selectedId : null) ?? this.#order[0]
    for (const [id, button] of this.#buttons) set(button, 'tabindex', id === stop ? '0' : '-1')
  }

  #create(id: string): HTMLButtonElement {
    const button = this.#bar.ownerDocument.createElement('button')
    button.type = 'button'
    button.className = 'reader-node'
    button.addEventListener('click', (event) => {
      // A press of a key has no place on the screen.
      this.#followsKeys = event.detail === 0
      if (!this.#followsKeys) this.#events.onLeave()
      this.#events.onOther(id)
    })
    this.#buttons.set(id, button)
    return button
  }

  #pressed(event: KeyboardEvent): void {
    const at = this.#order.findIndex((id) => this.#buttons.get(id) === event.target)
    const last = this.#order.length - 1
    const to = { ArrowUp: Math.max(0, at - 1), ArrowDown: Math.min(last, at + 1), Home: 0, End: last }[event.key]
    if (event.key === 'Escape') this.#events.onLeave()
    else if (to === undefined || at < 0) return
    else {
      for (const [i, id] of this.#order.entries()) {
        const button = this.#buttons.get(id)
        if (button) button.tabIndex = i === to ? 0 : -1
      }
      this.#buttons.get(this.#order[to] ?? '')?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
}

function draw(button: HTMLButtonElement, { id, start, y, conflicts }: ConflictEnd, { index, selectedId, labels }: Shown): void {
  const places = conflicts.map(({ other }) => whereIs(other, start, index))
  const words = conflicts.map(({ quote }, i) => labels.conflict(places[i] ?? 'below', quote)).join(' ')
  const isActive = id === selectedId || conflicts.some(({ other }) => other === selectedId)
  set(button, 'title', words)
  set(button, 'aria-label', words)
  set(button, 'data-where', places.every((place) => place === places[0]) ? (places[0] ?? 'below') : 'both')
  set(button, 'data-active', String(isActive))
  const top = `${y}px`
  if (button.style.top !== top) button.style.top = top
}

/** Written only where it differs: whatever is written is styled anew. */
function set(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
