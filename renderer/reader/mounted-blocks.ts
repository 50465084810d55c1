import { type BlockLayers, blockRuns, sameLayers } from './block-runs'
import type { BlockTable } from './block-table'
import { blockElement, drawRuns } from './render-block'
import type { BlockRange } from './vertical-flow'

interface Mounted {
  readonly element: HTMLElement
  layers: BlockLayers
}

/** How far back a long line's beginning is looked for when its direction is needed. */
const DIRECTION_REACH = 1 << 20

/**
 * The blocks that are in the document: an unbroken run of them, children of `container` in text order. Drawn by hand rather than by
 * React: at one key press a single block changes, and telling that from 40 components costs more than drawing it.
 */
export class MountedBlocks {
  readonly #container: HTMLElement
  readonly #blocks: BlockTable
  #mounted: Mounted[] = []
  #first = 0

  constructor(container: HTMLElement, blocks: BlockTable) {
    this.#container = container
    this.#blocks = blocks
    container.replaceChildren()
  }

  /** Null while nothing is mounted. */
  get range(): BlockRange | null {
    return this.#mounted.length === 0 ? null : { first: this.#first, last: this.#first + this.#mounted.length - 1 }
  }

  elementOf(block: number): HTMLElement | null {
    return this.#mounted[block - this.#first]?.element ?? null
  }

  /** Mounts exactly `range`; the blocks that are new, whose heights are not known. */
  show({ first, last }: BlockRange, layersOf: (block: number) => BlockLayers): readonly number[] {
    const fresh: number[] = []
    let kept = this.range
    if (kept && (kept.first > last || kept.last < first)) {
      this.#container.replaceChildren()
      this.#mounted = []
      kept = null
    }
    if (!kept) this.#first = first
    while (this.#mounted.length > 0 && this.#first < first) {
      this.#mounted.shift()?.element.remove()
      this.#first++
    }
    while (this.#mounted.length > last - this.#first + 1) this.#mounted.pop()?.element.remove()
    if (kept && first < this.#first) {
      const before: Mounted[] = []
      for (let block = first; block < this.#first; block++) {
        before.push(this.#draw(block, layersOf(block)))
        fresh.push(block)
      }
      this.#container.prepend(...before.map(({ element }) => element))
      this.#mounted.unshift(...before)
      this.#first = first
    }
    const after: Mounted[] = []
    for (let block = this.#first + this.#mounted.length; block <= last; block++) {
      after.push(this.#draw(block, layersOf(block)))
      fresh.push(block)
    }
    if (after.length > 0) this.#container.append(...after.map(({ element }) => element))
    this.#mounted.push(...after)
    return fresh
  }

  /** Draws again the blocks whose layers are no longer the same; which they were. */
  refresh(layersOf: (block: number) => BlockLayers): readonly number[] {
    const changed: number[] = []
    this.#mounted.forEach((mounted, i) => {
      const block = this.#first + i
      const layers = layersOf(block)
      if (sameLayers(mounted.layers, layers)) return
      mounted.layers = layers
      this.#drawInto(mounted.element, block, layers)
      changed.push(block)
    })
    return changed
  }

  #draw(block: number, layers: BlockLayers): Mounted {
    const start = this.#blocks.startOf(block)
    const kind = this.#blocks.kindOf(block)
    const { text } = this.#blocks
    const end = this.#blocks.endOf(block)
    const line = { before: kind === 'continued' ? this.#lineBefore(start) : '', goesOn: end < text.length && text[end] !== '\n' }
    const element = blockElement(this.#container.ownerDocument, kind, start, line)
    this.#drawInto(element, block, layers)
    return { element, layers }
  }

  #drawInto(element: HTMLElement, block: number, layers: BlockLayers): void {
    const { text } = this.#blocks
    drawRuns(element, text, blockRuns(text, this.#blocks.startOf(block), this.#blocks.endOf(block), layers), layers.selectedId)
  }

  #lineBefore(start: number): string {
    const { text } = this.#blocks
    const lineStart = text.lastIndexOf('\n', start) + 1
    return text.slice(lineStart, Math.min(start, lineStart + DIRECTION_REACH))
  }
}
