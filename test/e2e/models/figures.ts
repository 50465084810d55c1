import type { Locator, Page } from 'playwright-core'

/** Agreement in figures, where the text of a review was. */
export class FiguresModel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get view(): Locator {
    return this.#page.locator('.agreement-view')
  }

  /** The statements behind a figure. */
  get list(): Locator {
    return this.view.locator('.disagreement-list')
  }

  figure(title: string | RegExp): Locator {
    return this.view.getByRole('figure', { name: title })
  }

  marks(title: string | RegExp): Locator {
    return this.figure(title).locator('svg [role=button]')
  }

  section(title: string): Locator {
    return this.view.getByRole('region', { name: title, exact: true })
  }
}
