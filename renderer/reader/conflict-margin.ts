import type { BlockWindow } from './block-window'
import { lanesOf } from './conflict-lanes'
import { type ConflictEnd, whereIs } from './conflict-end'
import type { ConflictNodes } from './conflict-nodes'
import type { ReaderModel } from './reader-model'
import { boxesOf } from './text-geometry'

const SVG = 'http://www.w3.org/2000/svg'
const MOST_LANES = 3
/** From the edge of the text to the middle of the nodes, and from lane to lane, in pixels. */
const NODE_AT = 20
const LANE_WIDTH = 6
/** How far a line goes towards an end that is not mounted, in pixels. */
const STUB = 44
/** Two nodes need this much height to be told and pressed apart. */
const LEAST_APART = 24

interface Line {
  readonly from: number
  readonly to: number
  /** Where the line has no end of its own. */
  readonly open: 'none' | 'above' | 'below'
  readonly isAccepted: boolean
  readonly isActive: boolean
}

type Shown = Pick<ReaderModel, 'conflicts' | 'index' | 'selectedId' | 'labels'>

/**
 * The lines beside the text that join claims which contradict each other, and a node at each end to go to the other. Only what is mounted is
 * looked at, and nothing is measured where no mark in view is in a conflict.
 */
export class ConflictMargin {
  readonly #window: BlockWindow
  readonly #overlay: HTMLElement
  readonly #svg: SVGSVGElement
  readonly #nodes: ConflictNodes
  #shown: Shown
  #ends: readonly ConflictEnd[] = []
  #drawn = '[]'

  constructor(window: BlockWindow, overlay: HTMLElement, nodes: ConflictNodes, shown: Shown) {
    this.#window = window
    this.#overlay = overlay
    this.#nodes = nodes
    this.#shown = shown
    this.#svg = overlay.ownerDocument.createElementNS(SVG, 'svg')
    this.#svg.setAttribute('class', 'reader-conflicts')
    overlay.append(this.#svg)
  }

  /** What the next `measure` looks at. */
  show(shown: Shown): void {
    this.#shown = shown
  }

  /** Reads where the ends are. Before anything is drawn in the frame: reading after that would be a layout of its own. */
  measure(): void {
    this.#ends = this.#findEnds()
  }

  /** Draws what was measured; touches nothing where it is what is there already. */
  draw(): void {
    const lines = this.#lines(this.#ends)
    this.#nodes.show(this.#ends, this.#shown)
    const drawn = JSON.stringify(lines)
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    const lanes = lanesOf(lines, MOST_LANES)
    this.#svg.replaceChildren(...lines.map((line, i) => this.#path(line, lanes[i] ?? 0)))
  }

  #findEnds(): readonly ConflictEnd[] {
    const { conflicts, index } = this.#shown
    const range = this.#window.mounted.range
    if (!conflicts || !range) return []
    const { blocks } = this.#window
    const found: Omit<ConflictEnd, 'y'>[] = []
    const seen = new Set<string>()
    for (const { id, span } of index.between(blocks.startOf(range.first), blocks.endOf(range.last))) {
      if (seen.has(id)) continue
      seen.add(id)
      const of = conflicts.of(id)
      if (of.length > 0) found.push({ id, start: span.start, conflicts: of })
    }
    if (found.length === 0) return []
    const { top } = this.#overlay.getBoundingClientRect()
    const ends: ConflictEnd[] = []
    for (const end of found) {
      const box = boxesOf(this.#window, { start: end.start, end: end.start + 1 })[0]
      if (!box) continue
      const y = (box.top + box.bottom) / 2 - top
      ends.push({ ...end, y: Math.max(y, (ends.at(-1)?.y ?? -LEAST_APART) + LEAST_APART) })
    }
    return ends
  }

  /** Each pair once where both its ends are there, else once at the end that is. */
  #lines(ends: readonly ConflictEnd[]): readonly Line[] {
    const { selectedId, index } = this.#shown
    const there = new Map(ends.map((end) => [end.id, end]))
    const lines: Line[] = []
    for (const end of ends) {
      for (const { other, isAccepted } of end.conflicts) {
        const far = there.get(other)
        const isActive = end.id === selectedId || other === selectedId
        if (far && far.y > end.y) lines.push({ from: end.y, to: far.y, open: 'none', isAccepted, isActive })
        if (far) continue
        const open = whereIs(other, end.start, index)
        const from = open === 'above' ? end.y - STUB : end.y
        lines.push({ from, to: from + STUB, open, isAccepted, isActive })
      }
    }
    return lines
  }

  #path({ from, to, open, isAccepted, isActive }: Line, lane: number): SVGPathElement {
    const path = this.#overlay.ownerDocument.createElementNS(SVG, 'path')
    const x = -NODE_AT - lane * LANE_WIDTH
    const start =
      open === 'above' ? `M ${x} ${from} V ${to - LANE_WIDTH}` : `M ${-NODE_AT} ${from} Q ${x} ${from} ${x} ${from + LANE_WIDTH}`
    const end = open === 'below' ? `V ${to}` : `V ${to - LANE_WIDTH} Q ${x} ${to} ${-NODE_AT} ${to}`
    path.setAttribute('d', `${start} ${end}`)
    path.setAttribute(
      'class',
      `reader-conflict${isAccepted ? '' : ' reader-conflict-proposed'}${open === 'none' ? '' : ' reader-conflict-open'}`,
    )
    path.dataset['active'] = String(isActive)
    return path
  }
}
