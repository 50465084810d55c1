import { isDeepStrictEqual } from 'node:util'
import type { Article, ArticleMetadata, Revision } from '#annotations/model/article'
import { DEFAULT_SETTINGS, type Settings, storedSettingsSchema, type View, viewSchema } from '#shared/contract/methods'
import { seenSchema } from '#shared/contract/review-schemas'
import { type Failure, FailureError } from '#shared/failures'
import { amendArticle, readArticle, withRevision } from './amendments'
import { writeAnalystHost } from './analyst-file'
import { type ArticleIndex, newestRevision, NO_PROGRESS } from './article-index'
import { OwnClaims } from './columns/own-claims'
import { sweepTemporaries } from './durable-write'
import type { CareHost } from './care-host'
import { createCareHost } from './create-care-host'
import { normalizeName } from './file-name'
import { writeFailure } from './fs-failure'
import { JournaledSet } from './journaled-set'
import type { Layout, SetKind } from './layout'
import { LibraryLock } from './library-lock'
import { createCare, type LibraryCare } from './library-care'
import type { ArticleRecord, LibraryStore, Problem } from './library-store'
import { OpenJournals } from './open-journals'
import { OpenSets } from './open-sets'
import { readSet } from './read-set'
import { isArriving } from './outside/is-arriving'
import { readRevision, writeRevision } from './revision-text'
import { SaveLater } from './save-later'
import { SetProgress } from './set-progress'
import { rebuildLibraryFile } from './repair/rebuild-library-file'
import { setsOf } from './sets-of'
import { type PackageBookFile, packageBookFile } from './package-book'
import { readSmallFile, writeSmallFile } from './small-file'
import { SnapshotFile } from './snapshot-file'
import type { StorePorts } from './store-ports'
import { verifyLibrary } from './verify-library'
import { writeArticle } from './write-article'
import { Writers } from './writers'

/** What a crash finds unsaved is read anew, article by article, so there is no hurry. */
const SAVE_INDEX_AFTER_MS = 30_000

export interface OpenedLibrary {
  readonly ports: StorePorts
  readonly layout: Layout
  readonly analyst: string
  readonly index: ArticleIndex
  /** What a colleague's files lack is waited for. */
  readonly isLive: boolean
  /** Null where the library is only read. */
  readonly lock: LibraryLock | null
  readonly readOnly: Failure | null
  readonly notices: readonly Failure[]
}

/** A library in a folder. Made by `openLibrary`. */
export class FolderLibrary implements LibraryStore {
  readonly path: string
  readonly #opened: OpenedLibrary
  /** Of this analyst's open sets, by article. */
  readonly #progress = new Map<string, SetProgress>()
  readonly #journals = new OpenJournals()
  readonly #sets = new OpenSets(this.#journals)
  readonly #notices: Failure[]
  readonly #writers: Writers
  #isNamed = false
  #check: Promise<boolean> | null = null
  readonly care: LibraryCare
  readonly claims: OwnClaims
  readonly packages: PackageBookFile
  #readOnly: Failure | null
  /** Everything but journals is written one after the other: the last call is what stays. */
  #writes: Promise<void> = Promise.resolve()
  readonly #indexSaver = new SaveLater(SAVE_INDEX_AFTER_MS, () => this.#write(({ index }) => index.save()))

  constructor(opened: OpenedLibrary) {
    this.path = opened.layout.root
    this.#opened = opened
    this.#readOnly = opened.readOnly
    this.#notices = [...opened.notices]
    this.#writers = new Writers(opened.ports, opened.layout, opened.analyst, opened.lock)
    this.claims = new OwnClaims(opened, (articleId) => this.openSet(articleId, opened.analyst))
    this.packages = packageBookFile(opened, (work) => this.#write(work))
    this.care = createCare(
      this.#careHost(),
      () => this.verify(),
      () => this.repairLibraryFile(),
    )
  }

  checked(): Promise<boolean> {
    return (this.#check ??= this.#opened.index.check().then(({ changed, failures }) => {
      for (const failure of failures) this.#notice(failure)
      return changed
    }))
  }

  get readOnly(): Failure | null {
    return this.#readOnly
  }

  get notices(): readonly Failure[] {
    return this.#notices
  }

  get isNew(): boolean {
    return this.#opened.index.isNew
  }

  get unreadable(): ReadonlyMap<string, Failure> {
    return this.#opened.index.unreadable
  }

  articles(): readonly ArticleRecord[] {
    return this.#opened.index.list()
  }

  article(id: string): ArticleRecord | null {
    return this.#opened.index.get(id)
  }

  addArticle(article: Article, text: string, suggested: ArticleRecord['suggested']): Promise<{ readonly existing: boolean }> {
    return this.#write(async ({ ports, layout, index }) => {
      if (index.get(article.id)) return { existing: true }
      // Not in the index, yet there: another program put it there, or it could not be read and must not be written over.
      if (await readArticle(ports, layout, article.id)) {
        await index.reload(article.id)
        return { existing: true }
      }
      await writeArticle(ports, layout, { article, suggested }, text)
      // Sets may have been waiting for their article.
      if (index.unreadable.has(article.id)) await index.reload(article.id)
      else index.add({ article, suggested, ...NO_PROGRESS })
      await index.added(article.id)
      this.#indexSaver.soon()
      return { existing: false }
    })
  }

  describeArticle(id: string, metadata: ArticleMetadata): Promise<Article> {
    return this.#write(async ({ ports, layout, analyst, index }) => {
      const { suggested } = this.#record(id)
      const change = await amendArticle(ports, layout, id, analyst, (now) => ({ article: { ...now.article, metadata }, suggested }))
      const { article } = change
      index.put({ ...this.#record(id), article })
      index.amended(id)
      this.#indexSaver.soon()
      return article
    })
  }

  addRevision(
    id: string,
    revision: Revision,
    text: string,
    metadata: ArticleMetadata,
  ): Promise<{ readonly article: Article; readonly existing: boolean }> {
    return this.#write(async ({ ports, layout, analyst, index }) => {
      const record = this.#record(id)
      if (record.article.revisions.some(({ sha256 }) => sha256 === revision.sha256)) return { article: record.article, existing: true }
      const path = layout.revision(id, revision.sha256)
      await writeRevision(ports, path, layout.shown(path), revision, text)
      const { article, suggested } = await amendArticle(ports, layout, id, analyst, (now) => withRevision(now, revision, metadata))
      await this.#sets.beginOn(id, revision.sha256)
      index.put({ ...this.#record(id), article, suggested })
      index.amended(id)
      this.#indexSaver.soon()
      return { article, existing: false }
    })
  }

  noteSuggested(articleId: string, suggested: ArticleRecord['suggested']): void {
    const record = this.#record(articleId)
    const same = record.suggested.detector === suggested.detector
    if (same && record.suggested.count === suggested.count) return
    const decided = this.#progress.get(articleId)?.decided(suggested.detector) ?? (same ? record.decided : 0)
    this.#opened.index.put({ ...record, suggested, decided })
    this.#indexSaver.soon()
  }

  async readText(articleId: string, revision: string): Promise<string> {
    const { ports, layout } = this.#opened
    const path = layout.revision(articleId, revision)
    const known = this.#record(articleId).article.revisions.find(({ sha256 }) => sha256 === revision)
    if (!known) throw new FailureError('library-damaged', { file: layout.shown(path), where: 'not a revision of the article' })
    return readRevision(ports, path, layout.shown(path), known)
  }

  async openSet(articleId: string, analyst: string, kind: SetKind = 'annotations'): Promise<JournaledSet> {
    const { article } = this.#record(articleId)
    const name = normalizeName(analyst)
    return this.#sets.get(articleId, name, kind, () => this.#openSet(article, name, kind))
  }

  async analystsOf(articleId: string, kind: SetKind = 'annotations'): Promise<readonly string[]> {
    this.#record(articleId)
    const { analysts, unnamed } = await setsOf(this.#opened.ports.fs, this.#opened.layout, articleId, kind)
    const [failure] = unnamed
    if (!failure) return analysts
    this.#notice(failure)
    throw new FailureError(failure.code, failure.values)
  }

  async readView(articleId: string): Promise<View | null> {
    this.#record(articleId)
    return readSmallFile(this.#opened.ports, this.#opened.layout.view(articleId, this.#opened.analyst), viewSchema)
  }

  writeView(articleId: string, view: View): Promise<void> {
    return this.#write(({ ports, layout, analyst }) => {
      this.#record(articleId)
      return writeSmallFile(ports, layout.view(articleId, analyst), view)
    })
  }

  async readSeen(articleId: string): Promise<readonly string[]> {
    return (await readSmallFile(this.#opened.ports, this.#opened.layout.seen(articleId, this.#opened.analyst), seenSchema)) ?? []
  }

  writeSeen(articleId: string, seen: readonly string[]): Promise<void> {
    return this.#write(({ ports, layout, analyst }) => writeSmallFile(ports, layout.seen(articleId, analyst), seen))
  }

  async readSettings(): Promise<Settings> {
    const { ports, layout, analyst } = this.#opened
    return (await readSmallFile(ports, layout.settings(analyst), storedSettingsSchema)) ?? DEFAULT_SETTINGS
  }

  writeSettings(settings: Settings): Promise<void> {
    return this.#write(({ ports, layout, analyst }) => writeSmallFile(ports, layout.settings(analyst), settings))
  }

  async verify(): Promise<readonly Problem[]> {
    await this.#writes
    for (const set of await this.#sets.all()) await set.settled()
    return verifyLibrary(this.#opened.ports, this.#opened.layout)
  }

  async close(): Promise<void> {
    const { index } = this.#opened
    await this.#check
    this.#indexSaver.stop()
    // What other programs wrote comes before the snapshots that closing makes.
    if (!this.#readOnly) await this.care.outside.check(false).catch(() => undefined)
    for (const set of await this.#sets.all()) {
      await set.close()
      await this.claims.keep(set)
    }
    await this.#writes
    if (!this.#readOnly) await index.save()
    this.#readOnly ??= { code: 'library-read-only', values: { reason: 'closed' } }
    await this.#writers.release()
  }

  async takeOver(): Promise<void> {
    const { ports, layout, analyst } = this.#opened
    const { pid = '?', host = '' } = this.#readOnly?.values ?? {}
    if (this.#readOnly?.code !== 'library-locked')
      throw new FailureError('library-locked', { pid: String(ports.process.pid), host: ports.process.host })
    if (host === ports.process.host) throw new FailureError('library-locked', { pid, host })
    await this.#becomeWriter(await LibraryLock.takeOrFail(ports, layout.lock(analyst), host))
  }

  async repairLibraryFile(): Promise<void> {
    const { ports, layout, analyst } = this.#opened
    if (this.#readOnly?.code !== 'library-damaged') throw new FailureError('beyond-repair', { file: layout.shown(layout.library) })
    const lock = await LibraryLock.takeOrFail(ports, layout.lock(analyst))
    await rebuildLibraryFile(ports, layout).catch(async (error: unknown) => {
      await lock.release()
      throw error
    })
    await this.#becomeWriter(lock)
  }

  /** What others wrote until now is read anew. */
  async #becomeWriter(lock: LibraryLock): Promise<void> {
    await this.#sets.forgetAll()
    this.#writers.become(lock)
    this.#readOnly = null
  }

  #careHost(): CareHost {
    const readOnly = (): Failure | null => this.#readOnly
    return createCareHost({
      ...this.#opened,
      get readOnly() {
        return readOnly()
      },
      sets: this.#sets,
      writers: this.#writers,
      openSet: (articleId, name, kind) => this.openSet(articleId, name, kind),
      analystsOf: (articleId, kind) => this.analystsOf(articleId, kind),
      readAnew: (articleId, name, kind, isQuiet) => this.#openSet(this.#record(articleId).article, name, kind, isQuiet),
      indexChanged: () => this.#indexSaver.soon(),
    })
  }

  /** @param isQuiet what cannot be read may be on its way: nothing is said of it */
  async #openSet(article: Article, analyst: string, kind: SetKind, isQuiet = false): Promise<JournaledSet> {
    const { ports, layout } = this.#opened
    const paths = layout.set(article.id, analyst, kind)
    if (!this.#readOnly) for (const folder of layout.foldersOf(article.id)) await sweepTemporaries(ports, folder)
    const snapshot = new SnapshotFile(ports, paths.snapshot, layout.shown(paths.snapshot))
    const identity = { articleId: article.id, analyst, revision: newestRevision(article) }
    const isOwn = kind === 'annotations' && analyst === this.#opened.analyst
    if (isOwn) await this.#opened.index.checkColumns(article.id)
    const found = await readSet(ports.fs, paths, layout.shown, snapshot, identity)
    const mayCome = this.#opened.isLive && found.failure?.code === 'library-damaged' && !this.#writers.has(analyst)
    const isOnItsWay = mayCome && (await isArriving(ports, [paths.journal, paths.snapshot]))
    if (found.failure && !isQuiet && !isOnItsWay) this.#notice(found.failure)
    // Where another process writes, a line without its end is one that is just being written.
    if (found.torn && !this.#readOnly && this.#writers.has(analyst))
      this.#notice({ code: 'edit-cut-short', values: { file: layout.shown(paths.journal) } })
    if (isOwn) {
      this.#progress.set(article.id, new SetProgress(found.state.set))
      // Where the files are as the index has them, so are the counts.
      if (!this.#opened.index.columns(article.id)) this.#countProgress(article.id, found.state.seq > 0)
    }
    const set: JournaledSet = new JournaledSet(
      {
        ports,
        paths,
        kind,
        isArriving: isOnItsWay,
        shown: layout.shown,
        by: this.#opened.analyst,
        readOnly: () => this.#readOnly,
        isOurs: () => this.#writers.has(analyst),
        checkLock: () => this.#checkLock(analyst),
        committed: (op) => {
          this.#journals.used(set)
          if (isOwn) {
            this.#opened.index.edited(article.id)
            this.#progress.get(article.id)?.apply(op)
            this.#countProgress(article.id, true)
          }
          this.#sayWhere()
        },
      },
      snapshot,
      found,
    )
    return set
  }

  #countProgress(articleId: string, isBegun: boolean): void {
    const [record, progress] = [this.#opened.index.get(articleId), this.#progress.get(articleId)]
    if (!record || !progress) return
    const { tags, own } = progress
    const counted = { ...record, decided: progress.decided(record.suggested.detector), tags, ...(isBegun ? { own } : {}) }
    this.#opened.index.put(counted)
    this.#indexSaver.soon()
  }

  /** From the first edit on, colleagues see whose files are written from here. */
  #sayWhere(): void {
    if (this.#isNamed) return
    this.#isNamed = true
    this.#write(({ ports, layout, analyst }) => writeAnalystHost(ports, layout, analyst)).catch(() => undefined)
  }

  #record(id: string): ArticleRecord {
    const record = this.#opened.index.get(id)
    if (record) return record
    const failure = this.unreadable.get(id)
    throw failure ? new FailureError(failure.code, failure.values) : new FailureError('unknown-article', { id })
  }

  #notice(failure: Failure): void {
    if (!this.#notices.some((known) => isDeepStrictEqual(known, failure))) this.#notices.push(failure)
  }

  #write<T>(work: (opened: OpenedLibrary) => Promise<T>): Promise<T> {
    const result = this.#writes.then(async () => {
      if (this.#readOnly) throw new FailureError(this.#readOnly.code, this.#readOnly.values)
      try {
        return await work(this.#opened)
      } catch (error) {
        throw error instanceof RangeError ? error : writeFailure(error)
      }
    })
    this.#writes = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }

  async #checkLock(analyst: string): Promise<void> {
    try {
      await this.#writers.check(analyst)
    } catch (error) {
      const isOwn = analyst === this.#opened.analyst
      if (isOwn && error instanceof FailureError && error.code === 'library-changed-outside') this.#readOnly = error.toFailure()
      throw error
    }
  }
}
