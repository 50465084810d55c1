import type { Span } from '#annotations/text/span'
import type { BlockLayers } from './block-runs'
import { BlockWindow } from './block-window'
import { BoundaryHandles } from './boundary-handles'
import { ConflictChip } from './conflict-chip'
import { ConflictMargin } from './conflict-margin'
import { ConflictNodes } from './conflict-nodes'
import { AnalystLanes } from './analyst-lanes'
import { layersOver, withPart } from './layers'
import { Minimap } from './minimap'
import { markAt } from './mark-at'
import { createFrame, type ReaderFrame } from './reader-frame'
import type { ReaderHandle } from './reader-handle'
import type { ReaderEvents, ReaderModel, ReaderParts, ReaderPosition } from './reader-model'
import { TextCaret } from './text-caret'
import { TextSelection } from './text-selection'
import { boxesOf } from './text-geometry'
import { TieLine } from './tie-line'

/** Scrolling has paused when there was no scroll event for this long, in milliseconds. */
const PAUSE = 120

/**
 * The reader without React: a view of one `ReaderModel` in the document. `update` brings it to another model and redraws the blocks that
 * differ. One view shows one text; another text needs another view.
 */
export class ReaderView implements ReaderHandle {
  readonly #frame: ReaderFrame
  readonly #events: ReaderEvents
  readonly #window: BlockWindow
  readonly #selection: TextSelection
  readonly #caret: TextCaret
  readonly #handles: BoundaryHandles
  readonly #tie: TieLine
  readonly #margin: ConflictMargin
  readonly #chip: ConflictChip
  readonly #lanes: AnalystLanes | null
  readonly #minimap: Minimap
  readonly #root: HTMLElement
  readonly #observer: ResizeObserver
  readonly #stop = new AbortController()
  #model: ReaderModel
  #preview: ReaderParts | null = null
  #pause = 0
  #drawing = 0

  constructor(root: HTMLElement, model: ReaderModel, events: ReaderEvents, position: ReaderPosition | null) {
    this.#root = root
    this.#model = model
    this.#events = events
    this.#frame = createFrame(root)
    const { scroller, overlay, text, margin } = this.#frame
    this.#name(model)
    this.#window = new BlockWindow(
      this.#frame,
      model,
      (block) => this.#layers(block),
      () => this.#placed(),
    )
    this.#selection = new TextSelection(this.#window, text, (span) => this.#events.onTextSelection(span))
    this.#caret = new TextCaret(this.#window, this.#selection, scroller, overlay)
    this.#tie = new TieLine(this.#window, overlay)
    const onOther = (id: string): void => this.#events.onOtherSide(id)
    const nodes = new ConflictNodes(margin, { onOther, onLeave: () => this.focus() })
    this.#margin = new ConflictMargin(this.#window, overlay, nodes, model)
    this.#chip = new ConflictChip(root, this.#window, onOther)
    this.#lanes = model.lanes ? new AnalystLanes(this.#window, this.#frame, model, (id) => this.#events.onSelectMark(id)) : null
    this.#handles = new BoundaryHandles(this.#window, overlay, {
      onPreview: (spans) => this.#setPreview(withPart(this.#model.selectedParts, 'content', spans)),
      onDone: (spans) => {
        this.#setPreview(null)
        this.#showSelected()
        if (spans && this.#model.selectedId !== null) this.#events.onMoveBoundary(this.#model.selectedId, 'content', spans)
      },
    })
    this.#minimap = new Minimap(root, this.#window, model.index, (share) => this.#jump(share))
    this.#observer = new ResizeObserver(() => this.#resized())
    this.#listen()
    this.#window.scrollTo(position?.topOffset ?? 0, position?.topPixels ?? 0)
    this.#showSelected()
    this.#chip.follow(scroller.scrollTop)
    this.#chip.show(model)
    this.#caret.enable(model.caretMode)
    this.#minimap.redrawSoon()
    this.#observer.observe(scroller)
    this.#observer.observe(this.#frame.stage)
  }

  /** @throws RangeError for a model of another text */
  update(model: ReaderModel): void {
    const before = this.#model
    if (model === before) return
    if (model.text !== before.text)
      throw new RangeError(`a view of ${before.text.length} code units cannot show another text of ${model.text.length}`)
    this.#model = model
    this.#name(model)
    const partsChanged = model.selectedParts !== before.selectedParts
    if (partsChanged) this.#preview = null
    this.#window.refresh()
    if (partsChanged || model.selectedId !== before.selectedId) this.#showSelected()
    this.#showConflicts(before)
    this.#lanes?.show(model)
    if (this.#lanes && (model.lanes !== before.lanes || model.selectedId !== before.selectedId)) this.#drawSoon()
    this.#minimap.update(this.#window, model.index)
    this.#caret.enable(model.caretMode)
  }

  destroy(): void {
    this.#stop.abort()
    this.#observer.disconnect()
    clearTimeout(this.#pause)
    cancelAnimationFrame(this.#drawing)
    this.#root.replaceChildren()
  }

  scrollToOffset(offset: number, how: 'nearest' | 'center'): void {
    const { scroller } = this.#frame
    const at = Math.min(Math.max(0, offset), this.#model.text.length)
    const view = scroller.getBoundingClientRect()
    const seen = this.#topOf(at)
    if (how === 'nearest' && seen !== null && seen >= view.top + view.height * 0.08 && seen <= view.bottom - view.height * 0.2) return
    const wanted = view.top + view.height * (how === 'center' ? 0.45 : 0.3)
    if (seen === null) this.#window.scrollTo(at, -(wanted - view.top))
    const top = this.#topOf(at)
    if (top === null) return
    scroller.scrollTop += top - wanted
    this.#window.sync()
    this.#window.settle()
  }

  showPosition({ topOffset, topPixels }: ReaderPosition): void {
    this.#window.scrollTo(topOffset, topPixels)
  }

  focus(): void {
    this.#frame.scroller.focus({ preventScroll: true })
  }

  position(): ReaderPosition {
    return this.#window.position
  }

  clearSelection(): void {
    const focus = this.#caret.offset
    this.#selection.set(focus === null ? null : { anchor: focus, focus })
    this.#caret.draw()
  }

  /** Written only where they differ: writing `lang` at all makes the browser style and shape the whole article again. */
  #name({ labels, language }: ReaderModel): void {
    const { scroller, text } = this.#frame
    if (scroller.getAttribute('aria-label') !== labels.article) scroller.setAttribute('aria-label', labels.article)
    if (text.lang !== language) text.lang = language
  }

  #layers(block: number): BlockLayers {
    const { blocks } = this.#window
    const model = this.#preview ? { ...this.#model, selectedParts: this.#preview } : this.#model
    return layersOver(model, blocks.startOf(block), blocks.endOf(block))
  }

  /** Top of the line at an offset, in pixels of the browser's view; null where it is not mounted. */
  #topOf(offset: number): number | null {
    const end = Math.min(this.#model.text.length, offset + 1)
    const box = boxesOf(this.#window, { start: end - 1, end })[0]
    return box?.top ?? this.#window.mounted.elementOf(this.#window.blocks.blockAt(offset))?.getBoundingClientRect().top ?? null
  }

  #jump(share: number): void {
    const { flow, viewHeight } = this.#window
    this.#frame.scroller.scrollTop = share * flow.extent - viewHeight / 2
    this.#window.sync()
  }

  #setPreview(parts: ReaderParts | null): void {
    this.#preview = parts
    this.#window.refresh()
    this.#tie.show(parts ?? this.#model.selectedParts)
    this.#drawSoon()
  }

  #showSelected(): void {
    this.#tie.show(this.#model.selectedParts)
    this.#handles.show(this.#model.fixed ? [] : (this.#model.selectedParts?.content ?? []))
    this.#drawSoon()
  }

  #showConflicts(before: ReaderModel): void {
    const model = this.#model
    if (!model.conflicts && !before.conflicts) return
    if (model.conflicts === before.conflicts && model.selectedId === before.selectedId && model.index === before.index) return
    this.#margin.show(model)
    this.#chip.show(model)
    this.#drawSoon()
  }

  /** Blocks moved or were drawn anew: what lies over them follows. */
  #placed(): void {
    // The first blocks are mounted while the view is still being built.
    if (!this.#minimap) return
    this.#selection.project()
    this.#drawSoon()
  }

  /** Once a frame, when everything that a key changed is in the document: measuring earlier would lay out the whole window twice. */
  #drawSoon(): void {
    if (this.#drawing !== 0) return
    this.#drawing = requestAnimationFrame(() => {
      this.#drawing = 0
      this.#margin.measure()
      this.#lanes?.measure()
      this.#caret.draw()
      this.#tie.draw()
      this.#handles.draw()
      this.#margin.draw()
      this.#lanes?.draw()
    })
  }

  #resized(): void {
    // The stage changes its height with every block that is mounted; only another height than was measured means anything.
    if (this.#window.isMeasured) return
    this.#window.remeasure()
    this.#placed()
    this.#minimap.redrawSoon()
    this.#minimap.follow(this.#frame.scroller.scrollTop)
  }

  #paused(): void {
    this.#pause = 0
    this.#window.settle()
    this.#minimap.redrawSoon()
    this.#events.onScroll(this.#window.position)
  }

  #listen(): void {
    const { scroller, text } = this.#frame
    const { signal } = this.#stop
    const scrolled = (): void => {
      this.#window.sync()
      this.#minimap.follow(scroller.scrollTop)
      this.#chip.follow(scroller.scrollTop)
      clearTimeout(this.#pause)
      this.#pause = Number(setTimeout(() => this.#paused(), PAUSE))
    }
    scroller.addEventListener('scroll', scrolled, { signal, passive: true })
    document.addEventListener('selectionchange', () => this.#selectionChanged(), { signal })
    text.addEventListener('pointerdown', (event) => event.button === 0 && this.#selection.hold(true), { signal })
    for (const type of ['pointerup', 'pointercancel']) addEventListener(type, () => this.#selection.hold(false), { signal })
    text.addEventListener('click', (event) => this.#clicked(event), { signal })
    scroller.addEventListener('keydown', (event) => this.#pressed(event), { signal })
    addEventListener('beforeprint', () => this.#window.showEverything(true), { signal })
    addEventListener('afterprint', () => this.#window.showEverything(false), { signal })
    // What the interface looks like decides the colours of the strip, which CSS cannot reach.
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      globalThis.matchMedia?.(query).addEventListener('change', () => this.#minimap.redrawSoon(), { signal })
    }
  }

  #selectionChanged(): void {
    this.#selection.read()
    this.#caret.draw()
  }

  #clicked(event: MouseEvent): void {
    // The browser tells of a changed selection only after the click that changed it.
    this.#selection.read()
    const selected: Span | null = this.#selection.current && { start: this.#selection.current.anchor, end: this.#selection.current.focus }
    if (selected && selected.start !== selected.end) return
    const target = event.target instanceof Element ? event.target.closest('mark') : null
    this.#events.onSelectMark(target ? markAt(this.#model.index, target, this.#model.selectedId) : null)
  }

  #pressed(event: KeyboardEvent): void {
    const caret = this.#caret.offset
    if (event.key === 'Escape' && this.#handles.cancel()) event.preventDefault()
    else if (this.#caret.press(event)) event.preventDefault()
    else if (event.key === ' ' && caret !== null && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault()
      const marks = this.#model.index.between(caret, caret + 1)
      this.#events.onSelectMark(marks.at(-1)?.id ?? null)
    } else return
    // Keys of the caret are not also shortcuts of the window.
    event.stopPropagation()
  }
}
