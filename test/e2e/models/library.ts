import type { Locator, Page } from 'playwright-core'

/** The list of articles at the left. */
export class LibraryModel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get pane(): Locator {
    return this.#page.getByRole('navigation', { name: 'Library' })
  }

  get entries(): Locator {
    return this.pane.locator('li')
  }

  entry(title: string): Locator {
    return this.entries.filter({ hasText: title })
  }

  get titles(): Locator {
    return this.pane.locator('.library-entry-title')
  }

  get searchField(): Locator {
    return this.pane.getByRole('searchbox', { name: 'Search titles and texts' })
  }

  async open(title: string): Promise<void> {
    await this.entry(title).getByRole('button').click()
  }

  async show(state: 'All' | 'New' | 'Begun' | 'Done'): Promise<void> {
    await this.pane.locator('.library-filter').getByText(state, { exact: true }).click()
  }

  /** How far an article is, in the list's own words: "3 of 20 decided". */
  progress(title: string): Locator {
    return this.entry(title).locator('.library-progress')
  }

  excerpt(title: string): Locator {
    return this.entry(title).locator('.library-entry-excerpt')
  }

  get openButton(): Locator {
    return this.pane.getByRole('button', { name: 'Open articles…' })
  }

  get pasteButton(): Locator {
    return this.pane.getByRole('button', { name: 'Paste text as article…' })
  }
}
