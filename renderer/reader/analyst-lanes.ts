import type { BlockWindow } from './block-window'
import type { PlacedMark } from './mark-index'
import type { ReaderFrame } from './reader-frame'
import type { ReaderModel } from './reader-model'
import { boxesOf } from './text-geometry'

/** A bar thinner than a line could not be told from its neighbour. In pixels. */
const LEAST_HEIGHT = 10
/** Bars of one analyst that lie over each other stand beside each other, up to this many. */
const MOST_BESIDE = 3

type Shown = Pick<ReaderModel, 'lanes' | 'selectedId'>

/** A bar: where it is, in pixels from the top of the stage, and how far from the edge of its lane. */
interface Bar {
  readonly id: string
  readonly lane: number
  readonly beside: number
  readonly top: number
  readonly height: number
  readonly look: string
  readonly isSelected: boolean
}

/**
 * Beside the text, a lane for each analyst with a bar along the lines of each mark: whose it is tells the lane's place and number, the tag the
 * pattern and letter of the bar. Only what is mounted is looked at. A press selects; everything said here the pane beside says in words.
 */
export class AnalystLanes {
  readonly #window: BlockWindow
  readonly #element: HTMLElement
  #shown: Shown
  #bars: readonly Bar[] = []
  #drawn = '[]'

  constructor(window: BlockWindow, { lanes, page, scroller }: ReaderFrame, shown: Shown, onSelect: (id: string) => void) {
    this.#window = window
    this.#element = lanes
    this.#shown = shown
    const all = shown.lanes ?? []
    page.style.setProperty('--lanes', String(all.length))
    scroller.classList.add('reader-with-lanes')
    const heads = lanes.ownerDocument.createElement('div')
    heads.className = 'reader-lane-heads'
    heads.setAttribute('aria-hidden', 'true')
    heads.append(
      ...all.map(({ label, name }, lane) => {
        const head = lanes.ownerDocument.createElement('span')
        head.textContent = label
        head.title = name
        head.style.setProperty('--lane', String(lane))
        return head
      }),
    )
    page.prepend(heads)
    lanes.addEventListener('click', (event) => {
      const id = event.target instanceof HTMLElement ? event.target.dataset['id'] : undefined
      if (id !== undefined) onSelect(id)
    })
  }

  /** What the next `measure` looks at. */
  show(shown: Shown): void {
    this.#shown = shown
  }

  /** Reads where the bars belong. Before anything is drawn in the frame: reading after that would be a layout of its own. */
  measure(): void {
    const range = this.#window.mounted.range
    if (!range) return
    const { blocks } = this.#window
    const { top } = this.#element.getBoundingClientRect()
    const bars: Bar[] = []
    this.#shown.lanes?.forEach(({ marks }, lane) => {
      const ends: number[] = []
      for (const placed of marks.between(blocks.startOf(range.first), blocks.endOf(range.last))) {
        const extent = this.#extentOf(placed)
        if (!extent) continue
        const from = extent.top - top
        const height = Math.max(LEAST_HEIGHT, extent.bottom - extent.top)
        const free = ends.findIndex((end) => end <= from)
        const beside = Math.min(MOST_BESIDE - 1, free < 0 ? ends.length : free)
        ends[beside] = from + height
        const isSelected = placed.id === this.#shown.selectedId
        bars.push({ id: placed.id, lane, beside, top: Math.round(from), height: Math.round(height), look: placed.mark.look, isSelected })
      }
    })
    this.#bars = bars
  }

  /** Draws what was measured; touches nothing where it is what is there already. */
  draw(): void {
    const drawn = JSON.stringify(this.#bars)
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    this.#element.replaceChildren(...this.#bars.map((bar) => this.#create(bar)))
  }

  #extentOf({ span }: PlacedMark): { readonly top: number; readonly bottom: number } | null {
    // Two characters tell where the lines begin and end; all boxes of a long claim cost twenty times that.
    const first = boxesOf(this.#window, { start: span.start, end: Math.min(span.end, span.start + 1) })[0]
    const last = boxesOf(this.#window, { start: Math.max(span.start, span.end - 1), end: span.end }).at(-1)
    const [top, bottom] = [(first ?? last)?.top, (last ?? first)?.bottom]
    return top === undefined || bottom === undefined ? null : { top: top + 4, bottom: bottom - 4 }
  }

  #create({ id, lane, beside, top, height, look, isSelected }: Bar): HTMLElement {
    const bar = this.#element.ownerDocument.createElement('div')
    bar.className = `reader-bar reader-bar-${look}`
    bar.dataset['id'] = id
    bar.dataset['selected'] = String(isSelected)
    bar.style.setProperty('--lane', String(lane))
    bar.style.setProperty('--beside', String(beside))
    bar.style.top = `${top}px`
    bar.style.height = `${height}px`
    return bar
  }
}
