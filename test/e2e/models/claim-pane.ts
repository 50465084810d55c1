import type { Locator, Page } from 'playwright-core'

/** The pane at the right: the selected claim or suggestion, or how many there are. */
export class ClaimPaneModel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get pane(): Locator {
    return this.#page.getByRole('region', { name: 'Claim', exact: true })
  }

  /** "Claim 8 of 19", or "19 claims" where none is selected. */
  get title(): Locator {
    return this.pane.locator('.claim-title')
  }

  /** The claim's words. */
  get quote(): Locator {
    return this.pane.locator('.claim-body > q.quote')
  }

  button(name: string | RegExp): Locator {
    return this.pane.getByRole('button', { name })
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click()
  }

  tag(name: 'attributed' | 'contested' | 'unverified'): Locator {
    return this.pane.getByRole('group', { name: 'Tag' }).getByRole('button', { name })
  }

  /** The row of one part: its words, or the button that marks it. */
  part(name: 'Content' | 'Source' | 'Cue'): Locator {
    return this.pane.locator('.part').filter({ has: this.#page.getByRole('radio', { name }) })
  }

  get note(): Locator {
    return this.pane.getByLabel('Note')
  }

  get sourceName(): Locator {
    return this.pane.getByLabel('Name of the source')
  }

  get sourceKind(): Locator {
    return this.pane.getByLabel('Kind of source')
  }

  get evidence(): Locator {
    return this.pane.locator('.evidence > li')
  }

  get links(): Locator {
    // Links that are only proposed stand in a section of their own.
    const section = this.pane.locator('section').filter({ has: this.#page.getByRole('heading', { name: 'Links', exact: true }) })
    return section.locator('.links > li')
  }
}
