import type { JournaledSet } from './journaled-set'

/** Systems allow a process some hundred open files (macOS: 256). */
const MOST = 32

/** Keeps the journals open that were written last, and lets go of the others: an import may write hundreds of sets. */
export class OpenJournals {
  readonly #sets = new Set<JournaledSet>()

  used(set: JournaledSet): void {
    this.#sets.delete(set)
    this.#sets.add(set)
    const [oldest] = this.#sets
    if (this.#sets.size <= MOST || !oldest) return
    this.#sets.delete(oldest)
    void oldest.rest()
  }

  forget(set: JournaledSet): void {
    this.#sets.delete(set)
  }
}
