import { setImmediate } from 'node:timers/promises'
import type { ChosenDetector } from '#annotations/detect/choose-detector'
import { applicationDetector } from '../detect/application-detector'
import type { ArticleRecord } from '../store/library-store'
import { newestOf } from './article-methods'
import type { AppContext } from './create-app'

/** Articles after which the list is told, so that a large library fills up before everybody's eyes. */
const TELL_AFTER = 50

/**
 * Counts suggestions where nobody has yet: an article that was just added, or all of them after the index was lost. A number of another
 * detector is counted anew, since the window will offer this one's suggestions; but never by the rules that stand in for a missing model.
 * One step of detection per turn of the event loop.
 */
export class SuggestionCounts {
  readonly #context: Pick<AppContext, 'store' | 'texts' | 'emit'>
  /** Not to be tried again at each listing. */
  readonly #failed = new Set<string>()
  readonly #mostUnits: number
  readonly #choose: () => ChosenDetector
  #work: Promise<void> = Promise.resolve()
  #stopped = false

  /** @param mostUnits UTF-16 code units; longer texts are left to whoever opens them */
  constructor(
    context: Pick<AppContext, 'store' | 'texts' | 'emit'>,
    mostUnits: number,
    choose: () => ChosenDetector = applicationDetector,
  ) {
    this.#context = context
    this.#mostUnits = mostUnits
    this.#choose = choose
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
    const count = text === null ? null : await this.#suggestionsIn(text)
    // The window may have been faster.
    const now = store.article(article.id)
    if (count === null || !now || !this.#isUncounted(now)) return false
    store.noteSuggested(article.id, { detector: this.#choose().detector.id, count })
    return true
  }

  /** Null where the library is being closed. */
  async #suggestionsIn(text: string): Promise<number | null> {
    const steps = this.#choose().detector.steps(text)
    while (!this.#stopped) {
      const step = steps.next()
      if (step.done) return step.value.suggestions.length
      await setImmediate()
    }
    return null
  }

  #isUncounted({ article, suggested }: ArticleRecord): boolean {
    const length = article.revisions.at(-1)?.length ?? 0
    if (length > this.#mostUnits || this.#failed.has(article.id)) return false
    if (suggested.detector === '') return true
    const { detector, trouble } = this.#choose()
    return trouble === null && suggested.detector !== detector.id
  }
}
