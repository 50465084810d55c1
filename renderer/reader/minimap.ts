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
  'review-agreed': '--muted',
  'review-open': '--accent',
  'review-decided': '--muted',
  'review-outdated': '--accent',
}

/** Drawn anew when no tag has come for this long, */
const PAUSE_MS = 400
/** and in any case after this. */
const LONGEST_WAIT_MS = 2000

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
  /** When the strip stopped showing what is there, in milliseconds of `performance.now()`; null where it is up to date. */
  #staleSince: number | null = null

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
    if (sameText) this.#redrawAfterPause()
    else this.redrawSoon()
  }

  #redrawAfterPause(): void {
    const now = performance.now()
    this.#staleSince ??= now
    clearTimeout(this.#later)
    this.#later = setTimeout(() => this.redrawSoon(), Math.max(0, Math.min(PAUSE_MS, this.#staleSince + LONGEST_WAIT_MS - now)))
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
    this.#staleSince = null
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
    const [pixelsAcross, pixelsDown] = [Math.round(width * scale), Math.round(height * scale)]
    // Setting a size at all makes the browser fetch new memory for the picture.
    if (this.#canvas.width !== pixelsAcross) this.#canvas.width = pixelsAcross
    if (this.#canvas.height !== pixelsDown) this.#canvas.height = pixelsDown
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.clearRect(0, 0, width, height)
    const style = getComputedStyle(this.#canvas)
    for (const [look, rows] of this.#rows(Math.ceil(height))) {
      const suggestion = look.startsWith('suggestion') || look === 'review-agreed'
      context.globalAlpha = suggestion ? 0.45 : 1
      context.fillStyle = style.getPropertyValue(TOKENS[look]) || style.color
      const left = suggestion ? width / 2 : 2
      for (const [top, bottom] of stretches(rows)) context.fillRect(left, top, width - 2 - left, bottom - top - 1 + LEAST_MARK)
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

/** The rows that are set, as half-open stretches: rectangles that touch are one, which is what drawing costs. */
function* stretches(rows: Uint8Array): Generator<readonly [number, number]> {
  for (let top = rows.indexOf(1); top >= 0;) {
    const bottom = rows.indexOf(0, top)
    yield [top, bottom < 0 ? rows.length : bottom]
    top = bottom < 0 ? -1 : rows.indexOf(1, bottom)
  }
}

/** After the next frame, so that the text is shown first even where the browser thinks itself idle before. */
function requestIdle(draw: () => void): number {
  return requestAnimationFrame(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(draw, { timeout: 400 })
    else setTimeout(draw, 100)
  })
}
