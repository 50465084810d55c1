import type { Locator, Page } from 'playwright-core'

/** The pane beside the text: its tabs, the ledger, and how sure suggestions must be. */
export class SidePaneModel {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  tab(name: 'Claims' | 'Ledger'): Locator {
    return this.#page.getByRole('tab', { name })
  }

  get ledger(): Locator {
    return this.#page.getByRole('region', { name: 'Ledger', exact: true })
  }

  get table(): Locator {
    return this.#page.getByRole('treegrid', { name: 'Who says what' })
  }

  /** Sources, as rows of the first level. */
  get sources(): Locator {
    return this.table.locator('[role=row][aria-level="1"]')
  }

  get claims(): Locator {
    return this.table.locator('[role=row][aria-level="2"]')
  }

  get repetitions(): Locator {
    return this.table.locator('[role=row][aria-level="3"]')
  }

  /** The row that the keys go on from. */
  get active(): Locator {
    return this.table.locator('[role=row][data-active=true]')
  }

  /** "12 of 19" */
  get count(): Locator {
    return this.ledger.locator('.ledger-count')
  }

  get search(): Locator {
    return this.ledger.getByRole('searchbox')
  }

  get filter(): Locator {
    return this.ledger.getByRole('combobox', { name: 'Show' })
  }

  get exportButton(): Locator {
    return this.ledger.getByRole('button', { name: 'Export as CSV' })
  }

  column(name: string): Locator {
    return this.table.getByRole('columnheader').getByRole('button', { name, exact: true })
  }

  get confidence(): Locator {
    return this.#page.getByRole('slider', { name: 'Least confidence' })
  }

  /** "14 of 20 suggested" */
  get suggested(): Locator {
    return this.#page.locator('.confidence-count')
  }
}
