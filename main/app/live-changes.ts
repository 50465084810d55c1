import type { AppEvent } from '#shared/contract/host'
import type { LibraryStore } from '../store/library-store'

/** Files of one edit, and of a sync tool that is copying, come within moments of each other. */
const TOGETHER_MS = 80
/** What is not there in full is looked at again this often, for so long; then it is taken as it is. */
const AGAIN_MS = 400
const PATIENCE_MS = 20_000
/** How often articles that are open are looked at, whatever the system tells; and so many of the others besides. */
const ROUND_MS = 1000
const OTHERS_A_ROUND = 20

/** What other programs write into the library shows in the windows by itself. */
export class LiveChanges {
  readonly #store: LibraryStore
  readonly #emit: (event: AppEvent) => void
  readonly #dirty = new Set<string>()
  /** Since when an article has been waited for, in milliseconds of a clock that only goes on. */
  readonly #arriving = new Map<string, number>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #running: Promise<void> = Promise.resolve()
  #isDue = false
  #closed = false
  #next = 0
  #stopWatching: () => void = () => {}

  constructor(store: LibraryStore, emit: (event: AppEvent) => void) {
    this.#store = store
    this.#emit = emit
  }

  start(): void {
    this.#stopWatching = this.#store.care.watch((articleId) => this.#note(articleId))
    this.#later(ROUND_MS, () => this.#round())
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stopWatching()
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#running
  }

  #note(articleId: string): void {
    this.#dirty.add(articleId)
    if (this.#isDue) return
    this.#isDue = true
    this.#later(TOGETHER_MS, () => this.#look())
  }

  async #look(): Promise<void> {
    this.#isDue = false
    const ids = [...this.#dirty]
    this.#dirty.clear()
    for (const id of ids) if (!this.#closed) await this.#refresh(id)
  }

  async #refresh(id: string): Promise<void> {
    const since = this.#arriving.get(id)
    const found = await this.#store.care.colleagues.refresh(id, since === undefined || performance.now() - since < PATIENCE_MS)
    if (found.isArriving) {
      if (since === undefined) this.#arriving.set(id, performance.now())
      this.#later(AGAIN_MS, async () => this.#note(id))
    } else this.#arriving.delete(id)
    if (found.article) this.#emit({ kind: 'library-changed' })
    if (found.sets) this.#emit({ kind: 'colleague-changed', articleId: id })
    if (found.own) this.#emit({ kind: 'changed-outside' })
  }

  /** A network drive tells nobody what others write. */
  async #round(): Promise<void> {
    const { care } = this.#store
    const open = await care.openArticles()
    const others = this.#store.articles().map(({ article }) => article.id)
    const from = this.#next >= others.length ? 0 : this.#next
    this.#next = from + OTHERS_A_ROUND
    for (const id of new Set([...open, ...others.slice(from, this.#next)])) if (await care.hasChanged(id)) this.#note(id)
    for (const id of await care.newArticles()) this.#note(id)
    if (await this.#store.profiles.haveChanged()) this.#emit({ kind: 'people-changed' })
    this.#later(ROUND_MS, () => this.#round())
  }

  #later(ms: number, work: () => Promise<void>): void {
    if (this.#closed) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      // What cannot be read now is looked at again by the next round.
      this.#running = Promise.all([this.#running, work().catch(() => undefined)]).then(() => undefined)
    }, ms)
    timer.unref()
    this.#timers.add(timer)
  }
}
