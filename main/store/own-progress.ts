import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Op } from '#annotations/ops/op'
import type { ArticleIndex } from './article-index'
import type { JournaledSet } from './journaled-set'
import { SetProgress } from './set-progress'

/** Keeps what the list shows of this analyst's sets as the sets that are open have it. */
export class OwnProgress {
  readonly #index: ArticleIndex
  readonly #changed: () => void
  /** By article. */
  readonly #sets = new Map<string, JournaledSet>()
  /** Missing where nothing asked for it yet: counting goes through all claims once. */
  readonly #progress = new Map<string, SetProgress>()
  /** Ops that are not in the counts yet. */
  readonly #uncounted = new Map<string, Op[]>()

  /** @param changed told when a record was changed, or will be by counting */
  constructor(index: ArticleIndex, changed: () => void) {
    this.#index = index
    this.#changed = changed
    index.catchUpBy(() => this.#catchUp())
  }

  /** The set is there as a whole. Where its files are as the index has them, so are the counts. */
  opened(set: JournaledSet): void {
    const { articleId } = set.set
    if (this.#sets.get(articleId) === set) return
    this.#catchUp()
    this.#sets.set(articleId, set)
    this.#progress.delete(articleId)
    if (this.#index.isCurrent(articleId)) return
    this.#count(articleId, this.#of(articleId, set.set), set.seq > 0)
    this.#changed()
  }

  /** Edits are on disk. They are counted when somebody asks the index, not while the one who made them waits. */
  committed(articleId: string, ops: readonly Op[]): void {
    this.#index.edited(articleId)
    const waiting = this.#uncounted.get(articleId)
    if (waiting) waiting.push(...ops)
    else {
      this.#uncounted.set(articleId, [...ops])
      this.#changed()
    }
  }

  /** How many suggestions of a detector were accepted or rejected; null where the set is not open. */
  decided(articleId: string, detector: string): number | null {
    this.#catchUp()
    const open = this.#sets.get(articleId)
    return open ? this.#of(articleId, open.set).decided(detector) : null
  }

  /** The set was closed: from now on the record is of what its files hold. */
  async closed(set: JournaledSet): Promise<void> {
    const { articleId } = set.set
    this.#catchUp()
    // What is in memory is not what is on disk where it could not be written, or another program has written it.
    if (this.#sets.get(articleId) !== set || set.readOnly || (await set.changedOutside())) return
    this.#index.settled(articleId)
  }

  #catchUp(): void {
    const uncounted = [...this.#uncounted]
    this.#uncounted.clear()
    for (const [articleId, ops] of uncounted) {
      const open = this.#sets.get(articleId)
      if (!open) continue
      const known = this.#progress.get(articleId)
      for (const op of known ? ops : []) known?.apply(op)
      this.#count(articleId, known ?? this.#of(articleId, open.set), true)
    }
  }

  #of(articleId: string, set: AnnotationSet): SetProgress {
    const progress = this.#progress.get(articleId) ?? new SetProgress(set)
    this.#progress.set(articleId, progress)
    return progress
  }

  #count(articleId: string, progress: SetProgress, isBegun: boolean): void {
    const record = this.#index.get(articleId)
    if (!record) return
    const { tags, own } = progress
    this.#index.put({ ...record, decided: progress.decided(record.suggested.detector), tags, ...(isBegun ? { own } : {}) })
  }
}
