import type { JournaledSet } from './journaled-set'
import type { SetKind } from './layout'
import type { OpenJournals } from './open-journals'

/** The sets of a library that are open, by article and analyst (their name in composed form). */
export class OpenSets {
  readonly #sets = new Map<string, Promise<JournaledSet>>()
  readonly #journals: OpenJournals

  constructor(journals: OpenJournals) {
    this.#journals = journals
  }

  /** The same promise for the same arguments, until it is forgotten. */
  get(articleId: string, analyst: string, kind: SetKind, open: () => Promise<JournaledSet>): Promise<JournaledSet> {
    const key = keyOf(articleId, analyst, kind)
    const set = this.#sets.get(key) ?? open()
    this.#sets.set(key, set)
    return set
  }

  /** What is opened instead of one that turned out not to be whole, unless somebody has done that already. */
  async instead(
    articleId: string,
    analyst: string,
    kind: SetKind,
    broken: JournaledSet,
    open: () => Promise<JournaledSet>,
  ): Promise<JournaledSet> {
    const key = keyOf(articleId, analyst, kind)
    const current = this.#sets.get(key)
    if (current && (await current.catch(() => null)) !== broken) return current
    if (this.#sets.get(key) === current) {
      this.#sets.set(key, open())
      this.#journals.forget(broken)
      await broken.abandon()
    }
    return this.get(articleId, analyst, kind, open)
  }

  /** Those that could be opened. */
  async all(): Promise<readonly JournaledSet[]> {
    const sets = await Promise.all([...this.#sets.values()].map((open) => open.catch(() => null)))
    return sets.filter((set) => set !== null)
  }

  /** Runs while no file of an article's open sets is being written. */
  async quiet<T>(articleId: string, work: () => Promise<T>): Promise<T> {
    const sets = (await this.all()).filter(({ set }) => set.articleId === articleId)
    return sets.reduce((inner, set) => () => set.quiet(inner), work)()
  }

  /** Lets go of a set; whoever holds it can only read it from now on. Nothing is written. */
  async forget(articleId: string, analyst: string, kind: SetKind): Promise<void> {
    const key = keyOf(articleId, analyst, kind)
    const set = await this.#sets.get(key)?.catch(() => null)
    this.#sets.delete(key)
    if (!set) return
    this.#journals.forget(set)
    await set.abandon()
  }

  async forgetAll(): Promise<void> {
    for (const set of await this.all()) {
      this.#journals.forget(set)
      await set.abandon()
    }
    this.#sets.clear()
  }

  /** Sets of an article that nobody has edited yet go to another revision; all others stay where they are. */
  async beginOn(articleId: string, revision: string): Promise<void> {
    for (const set of await this.all()) if (set.set.articleId === articleId) await set.beginOn(revision)
  }

  /** Puts another object in the place of one that is open; whoever holds the old one can only read it. */
  async replace(articleId: string, analyst: string, kind: SetKind, set: JournaledSet): Promise<void> {
    const old = this.#sets.get(keyOf(articleId, analyst, kind))
    this.hold(articleId, analyst, kind, set)
    const before = await old?.catch(() => null)
    if (!before) return
    this.#journals.forget(before)
    await before.abandon()
  }

  /** Puts a set back that was forgotten, as it is: read only. */
  hold(articleId: string, analyst: string, kind: SetKind, set: JournaledSet): void {
    this.#sets.set(keyOf(articleId, analyst, kind), Promise.resolve(set))
  }
}

const keyOf = (articleId: string, analyst: string, kind: SetKind): string => `${articleId} ${kind} ${analyst}`
