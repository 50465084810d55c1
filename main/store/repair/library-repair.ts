import { type Failure, FailureError } from '#shared/failures'
import type { CareHost } from '../care-host'
import type { SetKind } from '../layout'
import type { Problem } from '../library-store'
import { newestRevision } from '../article-index'
import { rebuildArticle } from './rebuild-article'
import type { LostEdit } from './rebuild'
import { replaceWithSalvage, type Salvage, salvageSet } from './salvage-set'
import { groupProblems, type RepairTarget } from './troubles'

/** One thing that is damaged, and what keeping the rest would mean. */
export interface Trouble {
  readonly target: RepairTarget | null
  /** Of the article it is about; empty where there is none or its name is lost. */
  readonly title: string
  readonly problems: readonly Problem[]
  /** "Keep what can be read" is possible. */
  readonly canKeep: boolean
  /** What would be lost by that, oldest first; null where it cannot be told. */
  readonly lost: readonly LostEdit[] | null
  /** Claims that would be kept. */
  readonly kept: number
  /** A newer version wrote it: nothing is damaged. */
  readonly newer: Failure | null
}

/** Says what of a library is damaged, and puts together again what can be. */
export class LibraryRepair {
  readonly #host: CareHost
  readonly #repairLibraryFile: () => Promise<void>
  readonly #verify: () => Promise<readonly Problem[]>

  constructor(host: CareHost, verify: () => Promise<readonly Problem[]>, repairLibraryFile: () => Promise<void>) {
    this.#repairLibraryFile = repairLibraryFile
    this.#host = host
    this.#verify = verify
  }

  /** Re-reads the whole library. Writes nothing. */
  async diagnose(): Promise<readonly Trouble[]> {
    const troubles: Trouble[] = []
    for (const { target, files } of groupProblems(await this.#verify())) troubles.push(await this.#look(target, files))
    return troubles
  }

  /**
   * Keeps what can be read of a set or of an article's own file; the damaged files are in the quarantine afterwards, untouched.
   * @returns the folder of the quarantine
   * @throws FailureError beyond-repair, library-newer, library-read-only and the like, disk-full
   */
  async keep(target: RepairTarget): Promise<string> {
    const { readOnly, ports, layout, analyst: by } = this.#host
    if (target.kind === 'library') {
      await this.#repairLibraryFile()
      return layout.shown(layout.quarantine)
    }
    if (readOnly) throw new FailureError(readOnly.code, readOnly.values)
    if (target.kind === 'article') {
      const folder = await rebuildArticle(this.#host, target.articleId)
      await this.#host.reload(target.articleId)
      return folder
    }
    if (target.kind !== 'set') throw new FailureError('beyond-repair', { file: target.kind })
    const { articleId, analyst, set: kind } = target
    const refusal = await this.#host.refusal(analyst)
    if (refusal) throw new FailureError(refusal.code, refusal.values)
    const identity = { articleId, analyst, kind, revision: this.#revision(articleId) }
    const folder = await this.#host.quiet(articleId, async () =>
      replaceWithSalvage(ports, layout, identity, await salvageSet(ports, layout, identity, by)),
    )
    await this.#host.forget(articleId, analyst, kind)
    return folder
  }

  async #look(target: RepairTarget | null, problems: readonly Problem[]): Promise<Trouble> {
    const newer = problems.find(({ failure }) => failure.code === 'library-newer')?.failure ?? null
    const title = target && 'articleId' in target ? (this.#host.article(target.articleId)?.article.metadata.title ?? '') : ''
    const found = { target, title, problems, newer }
    const isWhole = problems.every(({ isContent }) => isContent === true)
    if (newer || isWhole || target?.kind === 'text' || !target) return { ...found, canKeep: false, lost: null, kept: 0 }
    if (target.kind !== 'set') return { ...found, canKeep: true, lost: [], kept: 0 }
    const salvage = await this.#salvage(target.articleId, target.analyst, target.set)
    return { ...found, canKeep: salvage !== null, lost: salvage?.lost ?? null, kept: salvage?.set.claims.size ?? 0 }
  }

  async #salvage(articleId: string, analyst: string, kind: SetKind): Promise<Salvage | null> {
    const { ports, layout, analyst: by } = this.#host
    const record = this.#host.article(articleId)
    if (!record) return null
    return salvageSet(ports, layout, { articleId, analyst, kind, revision: newestRevision(record.article) }, by)
  }

  #revision(articleId: string): string {
    const record = this.#host.article(articleId)
    if (!record) throw new FailureError('unknown-article', { id: articleId })
    return newestRevision(record.article)
  }
}
