import type { BlockWindow } from './block-window'
import type { ReaderConflict, ReaderModel } from './reader-model'

type Shown = Pick<ReaderModel, 'conflicts' | 'index' | 'selectedId' | 'labels'>

/** Room at the edges of the view in which a line is not seen well, in pixels. */
const EDGE = 24

/**
 * Says where the other side of the selected claim's conflict is, while it is out of view: a button at the edge that it lies beyond.
 * Follows scrolling from the table of heights, without measuring anything.
 */
export class ConflictChip {
  readonly #button: HTMLButtonElement
  readonly #window: BlockWindow
  #shown: Shown | null = null
  #others: readonly ReaderConflict[] = []
  /** As of the last scroll event: asking the browser in the middle of an edit would be a layout. */
  #scrollTop = 0

  constructor(root: HTMLElement, window: BlockWindow, onOther: (id: string) => void) {
    this.#window = window
    this.#button = root.ownerDocument.createElement('button')
    this.#button.type = 'button'
    this.#button.className = 'reader-chip'
    this.#button.hidden = true
    this.#button.addEventListener('click', () => {
      const id = this.#shown?.selectedId
      if (typeof id === 'string') onOther(id)
    })
    root.append(this.#button)
  }

  show(shown: Shown): void {
    const before = this.#shown
    if (before?.conflicts === shown.conflicts && before.selectedId === shown.selectedId) return
    this.#shown = shown
    this.#others = shown.selectedId === null ? [] : (shown.conflicts?.of(shown.selectedId) ?? [])
    this.follow(this.#scrollTop)
  }

  /** At every scroll event: O(log n) where the selected claim is in a conflict, else nothing. */
  follow(scrollTop: number): void {
    this.#scrollTop = scrollTop
    const away = this.#shown ? this.#away(this.#shown, scrollTop) : null
    if (!away || !this.#shown) {
      if (!this.#button.hidden) this.#button.hidden = true
      return
    }
    const words = this.#shown.labels.conflict(away.where, away.quote)
    if (this.#button.textContent !== words) this.#button.textContent = words
    if (this.#button.dataset['where'] !== away.where) this.#button.dataset['where'] = away.where
    if (this.#button.hidden) this.#button.hidden = false
  }

  /** The first other side, if every one is out of view. */
  #away({ index }: Shown, scrollTop: number): { readonly where: 'above' | 'below'; readonly quote: string } | null {
    const { blocks, flow, viewHeight } = this.#window
    let found: { readonly where: 'above' | 'below'; readonly quote: string } | null = null
    for (const { other, quote } of this.#others) {
      const start = index.get(other)?.spans[0]?.start
      if (start === undefined) continue
      const block = blocks.blockAt(start)
      const [first, end] = [blocks.startOf(block), blocks.endOf(block)]
      const y = flow.topOf(block) + (flow.heightOf(block) * (start - first)) / Math.max(1, end - first) - scrollTop
      if (y >= 0 && y <= viewHeight - EDGE) return null
      found ??= { where: y < 0 ? 'above' : 'below', quote }
    }
    return found
  }
}
