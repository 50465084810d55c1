import type { Locator, Page } from 'playwright-core'

/** A dialog over the window, by its title. */
export class DialogModel {
  readonly #page: Page
  readonly root: Locator

  constructor(page: Page, name: string | RegExp) {
    this.#page = page
    this.root = page.getByRole('dialog', { name })
  }

  async appears(): Promise<void> {
    await this.root.waitFor()
  }

  async goes(): Promise<void> {
    await this.root.waitFor({ state: 'detached' })
  }

  field(label: string): Locator {
    // The text of a label that holds its own field goes on with what is in the field.
    return this.root.getByLabel(new RegExp(`^${label}`))
  }

  async fill(label: string, words: string): Promise<void> {
    await this.field(label).fill(words)
  }

  choice(label: string | RegExp): Locator {
    return this.root.getByRole('radio', { name: label })
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name })
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click()
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await this.goes()
  }
}
