import type { BlockLayers } from './block-runs'
import { BlockTable } from './block-table'
import { MountedBlocks } from './mounted-blocks'
import type { ReaderPosition } from './reader-model'
import { estimateHeight, observedCharactersPerLine, type TypeMetrics, VerticalFlow } from './vertical-flow'
import type { ReaderModel } from './reader-model'

/**
 * Mounted above and below the view, as shares of its height: at least, which is enough for one frame of a fast wheel, and what is made
 * when that is no longer there. Mounting a few blocks at once costs little more than one, and a frame that mounts none costs half.
 */
const LEAST_MARGIN = 0.25
const FULL_MARGIN = 0.75
/** Estimates are made anew when lines hold this much more or less than was thought. */
const MISJUDGED = 0.05

/** What scrolls, what is as tall as the whole text, what holds the mounted blocks and moves along the page. */
export interface WindowElements {
  readonly scroller: HTMLElement
  readonly page: HTMLElement
  readonly stage: HTMLElement
  readonly text: HTMLElement
}

/**
 * Keeps the blocks around the scroll position mounted, measured and in their place. A frame of scrolling mounts a block or two and reads
 * their heights: one layout of a screenful, whatever the length of the text.
 */
export class BlockWindow {
  readonly blocks: BlockTable
  readonly mounted: MountedBlocks
  readonly #elements: WindowElements
  readonly #layersOf: (block: number) => BlockLayers
  readonly #onPlaced: () => void
  #flow: VerticalFlow
  #metrics: TypeMetrics
  #calibrated = false
  #width: number
  #viewHeight: number
  #everything = false
  #pageHeight = -1

  /** `onPlaced` is called whenever blocks were mounted, redrawn or moved. */
  constructor(
    elements: WindowElements,
    { text, title }: Pick<ReaderModel, 'text' | 'title'>,
    layersOf: (block: number) => BlockLayers,
    onPlaced: () => void,
  ) {
    this.#elements = elements
    this.blocks = BlockTable.from(text, title)
    this.mounted = new MountedBlocks(elements.text, this.blocks)
    this.#layersOf = (block) => layersOf(block)
    this.#onPlaced = onPlaced
    elements.text.classList.toggle('reader-lines', this.blocks.hasBlankLines)
    this.#width = elements.page.clientWidth
    this.#viewHeight = elements.scroller.clientHeight
    this.#metrics = readMetrics(elements.text, this.#width, this.blocks.hasBlankLines)
    this.#flow = new VerticalFlow(this.#estimates())
  }

  get flow(): VerticalFlow {
    return this.#flow
  }

  get viewHeight(): number {
    return this.#viewHeight
  }

  /** Mounts what the scroll position asks for; called at every scroll event, in the frame that shows it. The position that it then is. */
  sync(scrollTop = this.#elements.scroller.scrollTop): number {
    if (this.#everything) return scrollTop
    let changed = false
    let scrolled = true
    // Blocks shorter than estimated leave room for more: measure and look again, at most a few times.
    for (let round = 0; round < 4; round++) {
      const needed = this.#flow.around(scrollTop, this.#viewHeight, this.#viewHeight * LEAST_MARGIN)
      const shown = this.mounted.range
      if (shown && shown.first <= needed.first && shown.last >= needed.last) break
      // After a jump, or when the text is opened, the view comes first: the rest is for the next frame that scrolls.
      if (round === 0) scrolled = shown !== null && shown.first <= needed.last && shown.last >= needed.first
      const wanted = scrolled ? this.#flow.around(scrollTop, this.#viewHeight, this.#viewHeight * FULL_MARGIN) : needed
      const fresh = this.mounted.show(wanted, this.#layersOf)
      changed = true
      this.#measure(this.#flow.blockAt(scrollTop), fresh)
    }
    if (changed) this.#place()
    if (this.#flow.mustSettle(scrollTop)) return this.settle(scrollTop)
    if (changed) this.#onPlaced()
    return scrollTop
  }

  /** Brings the drift of the flow into the scroll position, for when scrolling has paused; the scroll position that it then is. */
  settle(scrollTop = this.#elements.scroller.scrollTop): number {
    if (this.#everything) return scrollTop
    const drifted = this.#flow.drift !== 0
    const settled = drifted ? this.#flow.settle(scrollTop) : scrollTop
    this.#place(true)
    if (drifted) {
      this.#elements.scroller.scrollTop = settled
      this.#onPlaced()
    }
    return settled
  }

  /** Redraws the mounted blocks over which something changed. */
  refresh(): boolean {
    const changed = this.mounted.refresh(this.#layersOf)
    if (changed.length > 0) this.#onPlaced()
    return changed.length > 0
  }

  /** Whether view, column and mounted blocks are as was measured; they are not after a change of window, zoom or font. */
  get isMeasured(): boolean {
    const { scroller, page, stage } = this.#elements
    if (scroller.clientHeight !== this.#viewHeight || page.clientWidth !== this.#width) return false
    const shown = this.mounted.range
    return !shown || Math.abs(this.#flow.topOf(shown.last + 1) - this.#flow.topOf(shown.first) - stage.offsetHeight) < 1
  }

  /** Reads the size of view, column and mounted blocks again; the top visible block stays where it is. */
  remeasure(): void {
    if (this.#everything) return
    const { scroller, page } = this.#elements
    const anchor = this.#flow.blockAt(scroller.scrollTop)
    this.#viewHeight = scroller.clientHeight
    if (page.clientWidth !== this.#width) {
      this.#width = page.clientWidth
      this.#calibrated = false
      this.#metrics = readMetrics(this.#elements.text, this.#width, this.blocks.hasBlankLines)
      this.#flow.estimate(anchor, this.#estimates(), false)
    }
    const shown = this.mounted.range
    if (shown && this.#measure(anchor, rangeToList(shown.first, shown.last))) {
      this.#place(true)
      this.#onPlaced()
    }
    this.sync()
  }

  get position(): ReaderPosition {
    const { scrollTop } = this.#elements.scroller
    const block = this.#flow.blockAt(scrollTop)
    return { topOffset: this.blocks.startOf(block), topPixels: Math.round(scrollTop - this.#flow.topOf(block)) }
  }

  /** Shows the text so that the pixel `pixels` below the top of the block at `offset` is at the top of the view. */
  scrollTo(offset: number, pixels: number): void {
    const { scroller } = this.#elements
    const block = this.blocks.blockAt(offset)
    // Read once while the layout is clean: in between, each reading of a scroll position would be a layout of its own.
    let at = this.settle()
    // Mounting may correct heights above the block and below the top of the view: then once more.
    for (let round = 0; round < 2; round++) {
      const target = Math.max(0, this.#flow.topOf(block) + pixels)
      if (Math.abs(at - target) >= 1) {
        scroller.scrollTop = target
        // Near the end of the text the browser stops before.
        at = scroller.scrollTop
      } else if (round > 0) break
      at = this.settle(this.sync(at))
    }
  }

  /** Mounts the whole text, for printing; false goes back to the window. */
  showEverything(everything: boolean): void {
    if (everything) this.mounted.show({ first: 0, last: this.blocks.count - 1 }, this.#layersOf)
    this.#everything = everything
    this.#elements.page.classList.toggle('reader-everything', everything)
    if (everything) return
    this.mounted.show(
      this.#flow.around(this.#elements.scroller.scrollTop, this.#viewHeight, this.#viewHeight * FULL_MARGIN),
      this.#layersOf,
    )
    this.#place(true)
    this.remeasure()
    this.#onPlaced()
  }

  #measure(anchor: number, blocks: readonly number[]): boolean {
    const heights: (readonly [number, number])[] = []
    for (const block of blocks) {
      const element = this.mounted.elementOf(block)
      if (element) heights.push([block, element.getBoundingClientRect().height])
    }
    const changed = this.#flow.measure(anchor, heights)
    if (!this.#calibrated) this.#calibrate(anchor, heights)
    return changed
  }

  #calibrate(anchor: number, heights: readonly (readonly [number, number])[]): void {
    const lengths = heights.map(([block, height]) => [this.blocks.endOf(block) - this.blocks.startOf(block), height] as const)
    const observed = observedCharactersPerLine(lengths, this.#metrics)
    if (observed === null) return
    this.#calibrated = true
    if (Math.abs(observed / this.#metrics.charactersPerLine - 1) < MISJUDGED) return
    this.#metrics = { ...this.#metrics, charactersPerLine: observed }
    this.#flow.estimate(anchor, this.#estimates(), true)
  }

  #estimates(): Float64Array {
    const heights = new Float64Array(this.blocks.count)
    for (let block = 0; block < heights.length; block++) {
      heights[block] = estimateHeight(this.blocks.endOf(block) - this.blocks.startOf(block), this.#metrics)
    }
    return heights
  }

  /**
   * Moves the stage to its blocks. The page's own height, which every corrected estimate changes, follows only where it shows: at the end
   * of the text, when it is far off, or `exactly`; each change of it costs a layout and makes the scroll bar quiver.
   */
  #place(exactly = false): void {
    const { page, stage } = this.#elements
    const shown = this.mounted.range
    const { extent } = this.#flow
    if (exactly || shown?.last === this.blocks.count - 1 || Math.abs(extent - this.#pageHeight) > this.#viewHeight / 2) {
      if (extent !== this.#pageHeight) page.style.height = `${extent}px`
      this.#pageHeight = extent
    }
    stage.style.top = `${this.#flow.topOf(shown?.first ?? 0)}px`
  }
}

function rangeToList(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/** The line height is the type's own; how many characters a line holds is a guess until the first blocks are measured. */
function readMetrics(text: HTMLElement, width: number, hasBlankLines: boolean): TypeMetrics {
  const style = getComputedStyle(text)
  const fontSize = Number.parseFloat(style.fontSize) || 18
  const lineHeight = Number.parseFloat(style.lineHeight) || fontSize * 1.6
  return {
    lineHeight,
    charactersPerLine: Math.max(1, width / (fontSize * 0.44)),
    gap: hasBlankLines ? 0 : lineHeight * 0.6,
    blankHeight: lineHeight * 0.6,
  }
}
