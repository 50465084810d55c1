import type { BlockWindow } from './block-window'
import type { ReaderParts } from './reader-model'
import { type Box, endBoxes } from './text-geometry'

const SVG = 'http://www.w3.org/2000/svg'
/** How far below the text the line hangs where both of its ends are in one line of text, in pixels. */
const SAG = 7

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

  show(parts: ReaderParts | null): void {
    this.#parts = parts
    this.draw()
  }

  draw(): void {
    const parts = this.#parts
    if (!parts) {
      if (this.#path.hasAttribute('d')) this.#path.removeAttribute('d')
      return
    }
    const chain = [parts.source, parts.cue, parts.content].flatMap((spans) => endBoxes(this.#window, spans) ?? [])
    const origin = this.#overlay.getBoundingClientRect()
    const pieces = chain.slice(1).map((to, i) => {
      const from = chain[i]
      return from ? tie(from, to, origin) : ''
    })
    this.#path.setAttribute('d', pieces.join(' '))
  }
}

type Ends = { readonly first: Box; readonly last: Box }

/** From the nearer ends of two parts: a shallow bow below one line of text, an S between two lines. Coordinates from `origin`. */
function tie(a: Ends, b: Ends, origin: Box): string {
  const [upper, lower] = a.first.top <= b.first.top ? [a, b] : [b, a]
  const from = bottomOf(upper.last, origin)
  const sameLine = Math.abs(upper.last.bottom - lower.first.bottom) < (upper.last.bottom - upper.last.top) / 2
  if (sameLine) {
    const to = bottomOf(lower.first, origin)
    return `M ${round(from)} C ${round({ x: from.x, y: from.y + SAG })} ${round({ x: to.x, y: to.y + SAG })} ${round(to)}`
  }
  const to = { x: middle(lower.first) - origin.left, y: lower.first.top - origin.top }
  const bend = (to.y - from.y) / 2
  return `M ${round(from)} C ${round({ x: from.x, y: from.y + bend })} ${round({ x: to.x, y: to.y - bend })} ${round(to)}`
}

function bottomOf(box: Box, origin: Box): Point {
  return { x: middle(box) - origin.left, y: box.bottom - origin.top }
}

function middle(box: Box): number {
  return (box.left + box.right) / 2
}

function round({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
