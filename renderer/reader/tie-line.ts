import type { Spans } from '#annotations/text/span'
import type { BlockWindow } from './block-window'
import type { ReaderParts } from './reader-model'
import { type Box, endBoxes } from './text-geometry'

const SVG = 'http://www.w3.org/2000/svg'
/** How far below the text the line hangs where both of its ends are in one line of text, in pixels. */
const SAG = 7
/** How far into a box on the same line the bow reaches, in pixels. */
const REACH = 40
/** A box in another line is farther away than any in the same line. */
const LINE_WEIGHT = 50

interface Point {
  readonly x: number
  readonly y: number
}

/** The line that ties the selected claim's source to its cue and the cue to its content, drawn over the page. */
export class TieLine {
  readonly #window: BlockWindow
  readonly #overlay: HTMLElement
  readonly #path: SVGPathElement
  #parts: ReaderParts | null = null

  constructor(window: BlockWindow, overlay: HTMLElement) {
    this.#window = window
    this.#overlay = overlay
    const svg = overlay.ownerDocument.createElementNS(SVG, 'svg')
    svg.setAttribute('class', 'reader-tie')
    this.#path = overlay.ownerDocument.createElementNS(SVG, 'path')
    svg.append(this.#path)
    overlay.append(svg)
  }

  /** What the next `draw` ties. */
  show(parts: ReaderParts | null): void {
    this.#parts = parts
  }

  /** First and last line of each span: the only places where a line can come near. */
  #boxesOf(spans: Spans): readonly Box[] {
    return spans.flatMap((span) => {
      const ends = endBoxes(this.#window, [span])
      return ends ? [ends.first, ends.last] : []
    })
  }

  draw(): void {
    const parts = [this.#parts?.source ?? [], this.#parts?.cue ?? [], this.#parts?.content ?? []].filter((spans) => spans.length > 0)
    // Measuring lays the page out: not for a claim that has nothing to tie.
    if (parts.length < 2) {
      if (this.#path.hasAttribute('d')) this.#path.removeAttribute('d')
      return
    }
    const chain = parts.map((spans) => this.#boxesOf(spans)).filter((boxes) => boxes.length > 0)
    const origin = this.#overlay.getBoundingClientRect()
    const pieces = chain.slice(1).map((boxes, i) => {
      const pair = nearest(chain[i] ?? [], boxes)
      return pair ? tie(pair, origin) : ''
    })
    this.#path.setAttribute('d', pieces.join(' '))
  }
}

type Pair = readonly [Box, Box]

/** The two boxes, one of each part, that are nearest to each other: lines of text count more than what lies beside. */
function nearest(first: readonly Box[], second: readonly Box[]): Pair | null {
  let found: Pair | null = null
  let least = Number.POSITIVE_INFINITY
  for (const a of first) {
    for (const b of second) {
      const beside = Math.max(0, a.left - b.right, b.left - a.right)
      const distance = LINE_WEIGHT * Math.abs(middle(a.top, a.bottom) - middle(b.top, b.bottom)) + beside
      if (distance < least) {
        least = distance
        found = [a, b]
      }
    }
  }
  return found
}

/** A shallow bow below one line of text, an S between two lines. Coordinates from `origin`. */
function tie([a, b]: Pair, origin: Box): string {
  const sameLine = Math.abs(a.bottom - b.bottom) < (a.bottom - a.top) / 2
  const [one, other] = (sameLine ? a.left <= b.left : a.top <= b.top) ? [a, b] : [b, a]
  if (sameLine) {
    const from = { x: Math.max(middle(one.left, one.right), one.right - REACH) - origin.left, y: one.bottom - origin.top }
    const to = { x: Math.min(middle(other.left, other.right), other.left + REACH) - origin.left, y: other.bottom - origin.top }
    return `M ${round(from)} C ${round({ x: from.x, y: from.y + SAG })} ${round({ x: to.x, y: to.y + SAG })} ${round(to)}`
  }
  const from = { x: within(one, middle(other.left, other.right)) - origin.left, y: one.bottom - origin.top }
  const to = { x: within(other, from.x + origin.left) - origin.left, y: other.top - origin.top }
  const bend = (to.y - from.y) / 2
  return `M ${round(from)} C ${round({ x: from.x, y: from.y + bend })} ${round({ x: to.x, y: to.y - bend })} ${round(to)}`
}

/** The place below or above a box that is nearest to `x`, a little away from its corners. */
function within({ left, right }: Box, x: number): number {
  const inset = Math.min(8, (right - left) / 2)
  return Math.min(Math.max(x, left + inset), right - inset)
}

function middle(a: number, b: number): number {
  return (a + b) / 2
}

function round({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
