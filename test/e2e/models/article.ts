import type { Locator, Page } from 'playwright-core'

interface Point {
  readonly x: number
  readonly y: number
}

/** Where words stand on the screen: just inside their first and after their last character. */
interface Extent {
  readonly start: Point
  readonly end: Point
}

/** The open article: its header and the text with the claims in it. */
export class ArticleModel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get header(): Locator {
    return this.#page.locator('.article-header')
  }

  get title(): Locator {
    return this.header.getByRole('heading', { level: 2 })
  }

  get text(): Locator {
    return this.#page.getByRole('region', { name: 'Article text' })
  }

  get blocks(): Locator {
    return this.text.locator('.reader-block')
  }

  get marks(): Locator {
    return this.text.locator('mark')
  }

  /** The nodes beside the text at the ends of conflicts. */
  get conflictNodes(): Locator {
    return this.#page.getByRole('toolbar', { name: 'Conflicts beside the text' }).getByRole('button')
  }

  /** Says where the other side of a conflict is while it is out of view. */
  get otherSide(): Locator {
    return this.#page.locator('.reader-chip')
  }

  get undoButton(): Locator {
    return this.header.getByRole('button', { name: /^(Undo|Nothing to undo)/ })
  }

  get redoButton(): Locator {
    return this.header.getByRole('button', { name: /^(Redo|Nothing to redo)/ })
  }

  /** The toolbar for the text that is selected. */
  get selectionBar(): Locator {
    return this.#page.getByRole('toolbar', { name: 'Selected text' })
  }

  async markSelection(how: string): Promise<void> {
    await this.selectionBar.getByRole('button', { name: how }).click()
  }

  get saveState(): Locator {
    return this.header.locator('[data-save]')
  }

  /** Until the window says that everything is on disk. */
  async saved(): Promise<void> {
    await this.header.locator('[data-save=saved]').waitFor()
  }

  /** The article is shown and claims have been looked for in it. */
  async isReady(): Promise<boolean> {
    if ((await this.blocks.count()) === 0) return false
    return !(await this.#page.getByText('Looking for claims…').isVisible())
  }

  async ready(title: string): Promise<void> {
    await this.title.filter({ hasText: title }).waitFor()
    await this.blocks.first().waitFor()
    // Before, "next undecided" knows only of what was decided in an earlier start.
    await this.#page.locator('.article-header[data-detecting="false"]').waitFor()
  }

  /** What the browser has selected, as one string. */
  selectedText(): Promise<string> {
    return this.#page.evaluate(() => String(document.getSelection()))
  }

  /** What is at the top edge: the first characters of the topmost block in view, and how far below the edge it begins. */
  topmost(): Promise<{ readonly start: number; readonly top: number }> {
    return this.#page.locator('.reader-scroller').evaluate((scroller) => {
      const edge = scroller.getBoundingClientRect().top
      const block = [...scroller.querySelectorAll<HTMLElement>('.reader-block')].find((one) => one.getBoundingClientRect().bottom > edge)
      return { start: Number(block?.dataset['start'] ?? -1), top: (block?.getBoundingClientRect().top ?? 0) - edge }
    })
  }

  /** Selects `words` by pressing at their first character and letting go after their last. */
  async select(words: string): Promise<void> {
    const { start, end } = await this.#extentOf(words)
    const { mouse } = this.#page
    await mouse.move(start.x, start.y)
    await mouse.down()
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2)
    await mouse.move(end.x, end.y)
    await mouse.up()
  }

  /** Clicks on the first character of `words`. */
  async click(words: string): Promise<void> {
    const { start } = await this.#extentOf(words)
    await this.#page.mouse.click(start.x + 3, start.y)
  }

  /** Drags a boundary handle of the selected claim to the start or the end of `words`. */
  async dragHandle(edge: 'start' | 'end', words: string, modifier?: 'Alt'): Promise<void> {
    const { start, end } = await this.#extentOf(words)
    const to = edge === 'start' ? start : end
    const box = await this.#page.locator(`.reader-handle-${edge}`).first().boundingBox()
    if (!box) throw new Error(`no handle at the ${edge}`)
    const { mouse, keyboard } = this.#page
    if (modifier) await keyboard.down(modifier)
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await mouse.down()
    await mouse.move(to.x, to.y, { steps: 4 })
    await mouse.up()
    if (modifier) await keyboard.up(modifier)
  }

  /** Scrolls `words` into view; they must stand in one paragraph, the first that holds them. */
  async #extentOf(words: string): Promise<Extent> {
    const block = this.blocks.filter({ hasText: words }).first()
    await block.waitFor()
    return block.evaluate((element, words) => {
      const at = (element.textContent ?? '').indexOf(words)
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const pieces: Text[] = []
      while (walker.nextNode()) pieces.push(walker.currentNode as Text)
      const box = (offset: number): DOMRect => {
        let left = offset
        for (const piece of pieces) {
          if (left < piece.length) {
            const range = document.createRange()
            range.setStart(piece, left)
            range.setEnd(piece, left + 1)
            return range.getBoundingClientRect()
          }
          left -= piece.length
        }
        throw new RangeError(`offset ${offset} is not in the paragraph`)
      }
      const scroller = element.closest('.reader-scroller')
      const seen = scroller?.getBoundingClientRect()
      const first = box(at)
      if (scroller && seen && (first.top < seen.top + 40 || first.bottom > seen.bottom - 160)) {
        scroller.scrollTop += first.top - seen.top - seen.height / 3
      }
      const [from, to] = [box(at), box(at + words.length - 1)]
      // Just inside the characters: at their very edge the browser may choose the line before.
      return {
        start: { x: from.left + 0.5, y: (from.top + from.bottom) / 2 },
        end: { x: to.right - 0.5, y: (to.top + to.bottom) / 2 },
      }
    }, words)
  }
}
