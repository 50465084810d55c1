import type { Locator, Page } from 'playwright-core'

/** The review: its pane beside the text, the lanes and marks in the text, the bar over it. */
export class ReviewModel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get pane(): Locator {
    return this.#page.getByRole('region', { name: 'Review', exact: true })
  }

  get tab(): Locator {
    return this.#page.getByRole('tab', { name: 'Review' })
  }

  /** What shows everybody's marks. */
  get reveal(): Locator {
    return this.pane.getByRole('button', { name: 'Keep agreement and show all marks' })
  }

  /** "3 of 21 settled" */
  get progress(): Locator {
    return this.#page.locator('.review-progress span')
  }

  get position(): Locator {
    return this.pane.locator('.claim-title')
  }

  get members(): Locator {
    return this.pane.locator('.review-member')
  }

  /** Why the statement is to settle, or that it is settled. */
  get state(): Locator {
    return this.pane.locator('.review-differs')
  }

  get verdict(): Locator {
    return this.pane.locator('.review-verdict')
  }

  get reason(): Locator {
    return this.pane.getByRole('textbox', { name: /Reason|Why/ })
  }

  get message(): Locator {
    return this.pane.getByRole('textbox', { name: 'Message' })
  }

  get threads(): Locator {
    return this.pane.locator('.review-thread')
  }

  get agreement(): Locator {
    return this.pane.getByRole('table')
  }

  /** The bars beside the text. */
  get bars(): Locator {
    return this.#page.locator('.reader-bar')
  }

  /** Where a colleague's decision stands. */
  get colleague(): Locator {
    return this.pane.locator('.review-colleague')
  }

  button(name: string | RegExp): Locator {
    return this.pane.getByRole('button', { name })
  }

  async settled(): Promise<number> {
    return Number((await this.progress.innerText()).split(' ')[0])
  }

  async all(): Promise<number> {
    return Number(/of (\d+)/.exec(await this.progress.innerText())?.[1])
  }
}
