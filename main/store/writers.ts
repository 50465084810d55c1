import { type Failure, FailureError } from '#shared/failures'
import { readAnalystHost } from './analyst-file'
import type { Layout } from './layout'
import { LibraryLock } from './library-lock'
import type { StorePorts } from './store-ports'

/** Longer than an edit and the snapshot after it take. */
const LET_GO_AFTER_MS = 5000

/**
 * Whose files this process may write. One's own, by the lock that was taken on opening. Those of others only where nobody else writes
 * them: a set that was imported under a colleague's name, say. Their lock is taken for it and given back soon after: they may come any time.
 */
export class Writers {
  readonly #ports: StorePorts
  readonly #layout: Layout
  readonly #own: string
  readonly #locks = new Map<string, LibraryLock>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()

  /** @param lock of one's own files; null where they are only read */
  constructor(ports: StorePorts, layout: Layout, own: string, lock: LibraryLock | null) {
    this.#ports = ports
    this.#layout = layout
    this.#own = own
    if (lock) this.#locks.set(own, lock)
  }

  /** This process writes that analyst's files: they opened the library here, or an edit was just made in them. */
  has(analyst: string): boolean {
    return analyst === this.#own || this.#locks.has(analyst)
  }

  /** Takes one's own files over, as when a colleague's computer is gone. */
  become(lock: LibraryLock): void {
    this.#locks.set(this.#own, lock)
  }

  /** Why that analyst's files must not be written, or null; then their lock is held for some seconds. */
  async refusal(analyst: string): Promise<Failure | null> {
    this.#letGoLater(analyst)
    if (this.has(analyst)) return null
    const { process } = this.#ports
    const host = await readAnalystHost(this.#ports, this.#layout, analyst)
    if (host !== null && host !== process.host) return { code: 'set-of-colleague', values: { analyst, host } }
    const taken = await LibraryLock.take(this.#ports, this.#layout.lock(analyst))
    if (taken.kind === 'locked') {
      this.#locks.set(analyst, taken.lock)
      return null
    }
    const { code, values } = taken.failure
    return code === 'library-locked' ? { code: 'set-of-colleague', values: { analyst, host: values.host ?? '?' } } : taken.failure
  }

  /**
   * To be asked before the first write into a set and before each snapshot.
   * @throws FailureError set-of-colleague; library-changed-outside where a lock is not this process's any more
   */
  async check(analyst: string): Promise<void> {
    const failure = await this.refusal(analyst)
    if (failure) throw new FailureError(failure.code, failure.values)
    await this.#locks.get(analyst)?.check()
  }

  #letGoLater(analyst: string): void {
    if (analyst === this.#own) return
    clearTimeout(this.#timers.get(analyst))
    const timer = setTimeout(() => {
      void this.#locks.get(analyst)?.release()
      this.#locks.delete(analyst)
    }, LET_GO_AFTER_MS)
    timer.unref()
    this.#timers.set(analyst, timer)
  }

  async release(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const lock of this.#locks.values()) await lock.release()
    this.#locks.clear()
  }
}
