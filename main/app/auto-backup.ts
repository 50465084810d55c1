import type { Failure } from '#shared/failures'
import type { LibraryStore } from '../store/library-store'
import { toFailure } from './failure'

/** After an edit, so that a backup is made in a pause rather than between two keys. */
const WAIT_MS = 30_000

/** Makes the backups that the clock asks for: once something was edited, hourly at most. A library that nobody edits needs none. */
export class AutoBackup {
  readonly #store: LibraryStore
  readonly #enabled: boolean
  #timer: ReturnType<typeof setTimeout> | null = null
  #isEdited = false
  #running: Promise<void> = Promise.resolve()
  #failure: Failure | null = null

  constructor(store: LibraryStore, enabled: boolean) {
    this.#store = store
    this.#enabled = enabled
  }

  /** Why the last one could not be made, or null. The work goes on; the storage screen says it. */
  get failure(): Failure | null {
    return this.#failure
  }

  edited(): void {
    this.#isEdited = true
    if (!this.#enabled || this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.run()
    }, WAIT_MS)
    this.#timer.unref()
  }

  /** Makes the backup that is due, if one is. Never rejects. */
  run(): Promise<void> {
    this.#running = this.#running.then(() => this.#run())
    return this.#running
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#enabled) await this.run()
  }

  async #run(): Promise<void> {
    if (!this.#isEdited) return
    try {
      this.#isEdited = false
      await this.#store.care.backups.createIfDue()
      this.#failure = null
    } catch (error) {
      this.#isEdited = true
      this.#failure = toFailure(error, 'auto-backup')
    }
  }
}
