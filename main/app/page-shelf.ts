import { randomUUID } from 'node:crypto'

/** Where pages for paper stand, under names that nobody can guess. */
const FOLDER = '/printed/'

/** A page may be reloaded, and another one printed meanwhile; more are not kept. */
const KEPT = 3

/** Pages for paper in memory, each at an address of the window's own origin until enough others came. */
export class PageShelf {
  readonly #pages = new Map<string, string>()

  /** @returns the address's path */
  put(html: string): string {
    const path = `${FOLDER}${randomUUID()}.html`
    this.#pages.set(path, html)
    for (const old of [...this.#pages.keys()].slice(0, -KEPT)) this.#pages.delete(old)
    return path
  }

  page(path: string): string | undefined {
    return this.#pages.get(path)
  }

  remove(path: string): void {
    this.#pages.delete(path)
  }
}
