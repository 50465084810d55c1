import type { BlockWindow } from './block-window'
import type { MarkIndex } from './mark-index'
import type { MarkLook } from './reader-model'

/** Least height of a mark in the minimap, in pixels: thinner cannot be told apart. */
const LEAST_MARK = 2
/** Colours are the interface's own, read when drawing, so that the strip follows light, dark and high contrast. */
const TOKENS: Readonly<Record<MarkLook, string>> = {
  attributed: '--attributed',
  contested: '--contested',
  unverified: '--unverified',
  untagged: '--muted',
  'suggestion-attributed': '--attributed',
  'suggestion-contested': '--contested',
  'suggestion-unverified': '--unverified',
}

const REDRAW_DELAY_MS = 400

/**
 * The strip of tags at the edge: where in the text marks are, and which part is in view. A press jumps there. It is a picture of what the
 * claim list says in words, so assistive technology does not see it. Drawn when the browser is idle: a tag is shown in the text first.
 */
export class Minimap {
  readonly #canvas: HTMLCanvasElement
  readonly #view: HTMLElement
  #window: BlockWindow
  #index: MarkIndex
  #waiting = 0
  #scrollTop = 0
  #later: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, window: BlockWindow, index: MarkIndex, onJump: (share: number) => void) {
    this.#window = window
    this.#index = index
    const strip = root.ownerDocument.createElement('div')
    strip.className = 'reader-minimap'
    strip.setAttribute('aria-hidden', 'true')
    this.#canvas = root.ownerDocument.createElement('canvas')
    this.#view = root.ownerDocument.createElement('div')
    this.#view.className = 'reader-minimap-view'
    strip.append(this.#canvas, this.#view)
    root.append(strip)
    const jump = (event: PointerEvent): void => {
      const box = strip.getBoundingClientRect()
      onJump(Math.min(1, Math.max(0, (event.clientY - box.top) / Math.max(1, box.height))))
    }
    strip.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return
      event.preventDefault()
      strip.setPointerCapture(event.pointerId)
      jump(event)
    })
    strip.addEventListener('pointermove', (event) => strip.hasPointerCapture(event.pointerId) && jump(event))
  }

  update(window: BlockWindow, index: MarkIndex): void {
    if (window === this.#window && index === this.#index) return
    const sameText = window === this.#window
    this.#window = window
    this.#index = index
    // A tag changes one pixel here, and drawing 10,000 marks takes a third of a frame: whoever tags fast is not kept waiting for it.
    if (sameText) this.#later ??= setTimeout(() => this.redrawSoon(), REDRAW_DELAY_MS)
    else this.redrawSoon()
  }

  /** Moves the frame around what is in view; only a transform, so it may follow every frame of scrolling. */
  follow(scrollTop: number): void {
    this.#scrollTop = scrollTop
    const { flow, viewHeight } = this.#window
    const extent = Math.max(1, flow.extent)
    this.#view.style.transform = `translateY(${(scrollTop / extent) * viewHeight}px) scaleY(${Math.min(1, viewHeight / extent)})`
  }

  redrawSoon(): void {
    clearTimeout(this.#later)
    this.#later = undefined
    if (this.#waiting !== 0) return
    this.#waiting = requestIdle(() => {
      this.#waiting = 0
      this.#draw()
    })
  }

  #draw(): void {
    this.follow(this.#scrollTop)
    const { clientWidth: width, clientHeight: height } = this.#canvas
    const context = width > 0 && height > 0 ? this.#canvas.getContext('2d') : null
    if (!context) return
    const scale = devicePixelRatio
    this.#canvas.width = Math.round(width * scale)
    this.#canvas.height = Math.round(height * scale)
    context.scale(scale, scale)
    const style = getComputedStyle(this.#canvas)
    for (const [look, rows] of this.#rows(Math.ceil(height))) {
      const suggestion = look.startsWith('suggestion')
      context.globalAlpha = suggestion ? 0.45 : 1
      context.fillStyle = style.getPropertyValue(TOKENS[look]) || style.color
      const left = suggestion ? width / 2 : 2
      for (let row = 0; row < rows.length; row++) if (rows[row] === 1) context.fillRect(left, row, width - 2 - left, LEAST_MARK)
    }
  }

  /** The pixel rows at which marks of each look begin: the cost of painting ends at the height of the strip. */
  #rows(height: number): ReadonlyMap<MarkLook, Uint8Array> {
    const { blocks, flow } = this.#window
    const scale = height / Math.max(1, flow.extent)
    const rows = new Map<MarkLook, Uint8Array>()
    let block = -1
    let [start, end, top, perUnit] = [0, -1, 0, 0]
    for (const { span, mark } of this.#index.between(0, blocks.text.length)) {
      if (span.start > end) {
        while (block + 1 < blocks.count && blocks.startOf(block + 1) <= span.start) block++
        start = blocks.startOf(block)
        end = blocks.endOf(block)
        top = flow.topOf(block)
        perUnit = flow.heightOf(block) / Math.max(1, end - start)
      }
      const row = Math.floor((top + (span.start - start) * perUnit) * scale)
      let ofLook = rows.get(mark.look)
      if (!ofLook) rows.set(mark.look, (ofLook = new Uint8Array(height + 1)))
      ofLook[row] = 1
    }
    return rows
  }
}

/** After the next frame, so that the text is shown first even where the browser thinks itself idle before. */
function requestIdle(draw: () => void): number {
  return requestAnimationFrame(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(draw, { timeout: 400 })
    else setTimeout(draw, 100)
  })
}
