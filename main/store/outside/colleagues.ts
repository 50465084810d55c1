import type { CareHost } from '../care-host'
import type { SetStore } from '../library-store'
import { readArticle } from '../amendments'
import { SET_KINDS } from '../layout'

/** What became of an article whose files somebody else has written. */
export interface Refreshed {
  /** It is new, or what is known of it has changed. */
  readonly article: boolean
  /** A colleague's set or part in a review is read anew. */
  readonly sets: boolean
  /** One's own files were changed too: to be brought together, which may need a confirmation. */
  readonly own: boolean
  /** Something is not there in full yet: a file is being copied, or came before those it needs. To be looked at again soon. */
  readonly isArriving: boolean
}

/**
 * Takes in what colleagues wrote, an article at a time and only the files that changed. A sync tool brings files one by one and in any order, some of
 * them in pieces: what cannot be read, or would take a set back to an earlier state, waits while the one from before stays.
 */
export class Colleagues {
  readonly #host: CareHost
  /** Sets of one's own of which it was said that they were changed: one that waits for a decision is not said again with every file that comes. */
  readonly #told = new WeakSet<SetStore>()

  constructor(host: CareHost) {
    this.#host = host
  }

  /** @param isPatient wait for what is not there in full; without, it is taken as it is, damage being said then */
  async refresh(articleId: string, isPatient: boolean): Promise<Refreshed> {
    const { article, isArriving } = await this.#refreshArticle(articleId, isPatient)
    const found = { article, sets: false, own: false, isArriving }
    const all = (await this.#host.openSets()).filter((open) => open.articleId === articleId)
    for (const open of all) {
      const isChanged = await open.set.changedOutside().catch(() => true)
      if (!isChanged && open.set.isArriving) found.isArriving = isPatient
      if (!isChanged && (isPatient || !open.set.failure)) continue
      if (this.#host.isOurs(open.analyst)) {
        found.own ||= isChanged && !this.#told.has(open.set)
        this.#told.add(open.set)
      } else if (await this.#host.renew(open, isPatient)) found.sets = true
      else found.isArriving = true
    }
    // Somebody looks at what colleagues have here: those who have just begun belong to it.
    if (!all.some(({ analyst, kind }) => kind === 'review' || !this.#host.isOurs(analyst))) return found
    for (const kind of SET_KINDS) {
      const known = new Set(all.filter((open) => open.kind === kind).map(({ analyst }) => analyst))
      for (const analyst of await this.#host.analystsOf(articleId, kind).catch(() => [])) {
        if (known.has(analyst)) continue
        if ((await this.#host.openSet(articleId, analyst, kind)).isArriving) found.isArriving = true
        else found.sets = true
      }
    }
    return found
  }

  async #refreshArticle(id: string, isPatient: boolean): Promise<Pick<Refreshed, 'article' | 'isArriving'>> {
    const { ports, layout } = this.#host
    const known = this.#host.article(id)
    const read = await readArticle(ports, layout, id).catch(() => null)
    if (!read) {
      if (!known && !isPatient) await this.#host.reload(id)
      return { article: false, isArriving: isPatient }
    }
    if (known) return { article: await this.#host.amended(read), isArriving: false }
    await this.#host.reload(id)
    return { article: this.#host.article(id) !== null, isArriving: false }
  }
}
