import { HeightTable } from './height-table'

/** Blocks `first` to `last`, both included. */
export interface BlockRange {
  readonly first: number
  readonly last: number
}

/**
 * Where each block stands on the scrolled page, in pixels from the top of the scrolled area. Heights begin as estimates; when a measured
 * height differs, what the reader looks at must not move, so the difference is kept as a drift of the whole page and is settled,
 * with the scroll position, once scrolling has paused: writing scrollTop during a smooth scroll would cut it short.
 */
export class VerticalFlow {
  #table: HeightTable
  #measured: Uint8Array
  #drift = 0

  constructor(estimates: Float64Array) {
    this.#table = new HeightTable(estimates)
    this.#measured = new Uint8Array(estimates.length)
  }

  get drift(): number {
    return this.#drift
  }

  /** Height of the scrolled area. */
  get extent(): number {
    return Math.max(0, this.#table.total + this.#drift)
  }

  topOf(block: number): number {
    return this.#table.topOf(block) + this.#drift
  }

  heightOf(block: number): number {
    return this.#table.heightOf(block)
  }

  isMeasured(block: number): boolean {
    return this.#measured[block] === 1
  }

  blockAt(y: number): number {
    return this.#table.blockAt(y - this.#drift)
  }

  /** What to mount so that everything from `margin` above the view to `margin` below it is there. */
  around(scrollTop: number, viewHeight: number, margin: number): BlockRange {
    return { first: this.blockAt(scrollTop - margin), last: this.blockAt(scrollTop + viewHeight + margin) }
  }

  /** Takes measured heights; `anchor` stays at its place. True if anything changed. */
  measure(anchor: number, heights: Iterable<readonly [block: number, height: number]>): boolean {
    const before = this.topOf(anchor)
    let changed = false
    for (const [block, height] of heights) {
      this.#measured[block] = 1
      if (Math.abs(height - this.#table.heightOf(block)) < 0.01) continue
      this.#table.setHeight(block, height)
      changed = true
    }
    if (changed) this.#drift += before - this.topOf(anchor)
    return changed
  }

  /** Replaces every estimate; `keepMeasured` keeps heights that were measured at the present width. `anchor` stays at its place. O(n). */
  estimate(anchor: number, estimates: Float64Array, keepMeasured: boolean): void {
    const before = this.topOf(anchor)
    if (keepMeasured) {
      for (let block = 0; block < estimates.length; block++) if (this.isMeasured(block)) estimates[block] = this.#table.heightOf(block)
    } else {
      this.#measured.fill(0)
    }
    this.#table = new HeightTable(estimates)
    this.#drift += before - this.topOf(anchor)
  }

  /** True where the drift cannot wait: it would show as a gap above the first block, or hide it. */
  mustSettle(scrollTop: number): boolean {
    return Math.abs(this.#drift) > 0.5 && scrollTop <= Math.abs(this.#drift) + 1
  }

  /** Ends the drift; the scroll position that shows the same as `scrollTop` did before. */
  settle(scrollTop: number): number {
    const settled = scrollTop - this.#drift
    this.#drift = 0
    return Math.max(0, settled)
  }
}

/** What is known about the type: enough to guess how tall a block will be. */
export interface TypeMetrics {
  readonly lineHeight: number
  readonly charactersPerLine: number
  /** Space below a block of text, and the height of a blank one. */
  readonly gap: number
  readonly blankHeight: number
}

export function estimateHeight(length: number, metrics: TypeMetrics): number {
  if (length === 0) return metrics.blankHeight
  return Math.ceil(length / Math.max(1, metrics.charactersPerLine)) * metrics.lineHeight + metrics.gap
}

/**
 * Characters in a line as observed: a block of n lines is on average filled up to half its last one.
 * Null where there is too little to tell from.
 */
export function observedCharactersPerLine(
  blocks: Iterable<readonly [length: number, height: number]>,
  metrics: TypeMetrics,
): number | null {
  let characters = 0
  let lines = 0
  for (const [length, height] of blocks) {
    const rows = Math.round((height - metrics.gap) / metrics.lineHeight)
    if (length === 0 || rows < 2) continue
    characters += length
    lines += rows - 0.5
  }
  return lines < 4 ? null : characters / lines
}
