/** The elements that the reader lives in; `text` alone holds article text. */
export interface ReaderFrame {
  readonly scroller: HTMLElement
  readonly page: HTMLElement
  readonly stage: HTMLElement
  readonly text: HTMLElement
  readonly overlay: HTMLElement
  /** Beside the text, on the stage: what can be pressed there. */
  readonly margin: HTMLElement
  /** Likewise, for lanes of marks. */
  readonly lanes: HTMLElement
}

/**
 * Builds the reader's elements inside `root`: the scrolled region, the page as tall as the whole text, on it the stage that holds the
 * mounted blocks and moves with them, and over them the overlay with caret, handles and lines.
 */
export function createFrame(root: HTMLElement): ReaderFrame {
  const create = (tag: string, className: string, parent: HTMLElement): HTMLElement => {
    const element = root.ownerDocument.createElement(tag)
    element.className = className
    parent.append(element)
    return element
  }
  const scroller = create('div', 'reader-scroller', root)
  // Scrollable by keyboard, so it takes the focus and has a name.
  scroller.tabIndex = 0
  scroller.setAttribute('role', 'region')
  const page = create('div', 'reader-page', scroller)
  const stage = create('div', 'reader-stage', page)
  const text = create('article', 'reader-text', stage)
  const overlay = create('div', 'reader-overlay', stage)
  overlay.setAttribute('aria-hidden', 'true')
  const margin = create('div', 'reader-margin', stage)
  const lanes = create('div', 'reader-lanes', stage)
  // The pane beside the text says the same in words.
  lanes.setAttribute('aria-hidden', 'true')
  // The focus ring, over the text: an outline of the scroller would lie behind it.
  create('div', 'reader-ring', root).setAttribute('aria-hidden', 'true')
  return { scroller, page, stage, text, overlay, margin, lanes }
}
