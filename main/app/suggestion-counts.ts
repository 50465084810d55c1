import { setImmediate } from 'node:timers/promises'
import { applicationDetector } from '../detect/application-detector'
import type { ArticleRecord } from '../store/library-store'
import { newestOf } from './article-methods'
import type { AppContext } from './create-app'

/** Articles after which the list is told, so that a large library fills up before everybody's eyes. */
const TELL_AFTER = 50

/**
 * Counts suggestions where nobody has yet: an article that was just added, or all of them after index.json was lost. One article per turn
 * of the event loop. A number that is there, of whatever detector, is left alone.
 */
export class SuggestionCounts {
  readonly #context: Pick<AppContext, 'store' | 'texts' | 'emit'>
  /** Not to be tried again at each listing. */
  readonly #failed = new Set<string>()
  readonly #mostUnits: number
  #work: Promise<void> = Promise.resolve()
  #stopped = false

  /** @param mostUnits UTF-16 code units; longer texts are left to whoever opens them */
  constructor(context: Pick<AppContext, 'store' | 'texts' | 'emit'>, mostUnits: number) {
    this.#context = context
    this.#mostUnits = mostUnits
  }

  /** Resolves when every article that is there now has been counted or given up. Never rejects. */
  catchUp(): Promise<void> {
    this.#work = this.#work.then(() => this.#countAll())
    return this.#work
  }

  /** Resolves when nothing is being counted any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#work
  }

  async #countAll(): Promise<void> {
    const { store, emit } = this.#context
    let untold = 0
    for (const record of store.articles().filter((one) => this.#isUncounted(one))) {
      await setImmediate()
      if (this.#stopped) return
      if (await this.#count(record)) untold++
      if (untold < TELL_AFTER) continue
      emit({ kind: 'library-changed' })
      untold = 0
    }
    if (untold > 0) emit({ kind: 'library-changed' })
  }

  async #count({ article }: ArticleRecord): Promise<boolean> {
    const { store, texts } = this.#context
    // What is wrong with a text is reported where it is opened.
    const text = await texts.read(article.id, newestOf(article)).catch(() => null)
    if (text === null) this.#failed.add(article.id)
    // The window may have been faster.
    const now = store.article(article.id)
    if (text === null || !now || !this.#isUncounted(now) || this.#stopped) return false
    const { detector } = applicationDetector()
    store.noteSuggested(article.id, { detector: detector.id, count: detector.detect(text).suggestions.length })
    return true
  }

  #isUncounted({ article, suggested }: ArticleRecord): boolean {
    const length = article.revisions.at(-1)?.length ?? 0
    return suggested.detector === '' && length <= this.#mostUnits && !this.#failed.has(article.id)
  }
}
