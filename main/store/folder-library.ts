import { isDeepStrictEqual } from 'node:util'
import type { Article, ArticleMetadata, Revision } from '#annotations/model/article'
import { DEFAULT_SETTINGS, type Settings, storedSettingsSchema, type View, viewSchema } from '#shared/contract/methods'
import { seenSchema } from '#shared/contract/review-schemas'
import { type Failure, FailureError } from '#shared/failures'
import { amendArticle, readArticle, withRevision } from './amendments'
import { writeAnalystHost } from './analyst-file'
import { type ArticleIndex, NO_PROGRESS } from './article-index'
import type { CareHost } from './care-host'
import { createCareHost } from './create-care-host'
import { normalizeName } from './file-name'
import { writeFailure } from './fs-failure'
import type { JournaledSet } from './journaled-set'
import type { Layout, SetKind } from './layout'
import { LibraryLock } from './library-lock'
import { createCare, type LibraryCare } from './library-care'
import type { ArticleRecord, LibraryStore, OpeningSet, Problem } from './library-store'
import { OpenJournals } from './open-journals'
import { openSetFiles, type SetToOpen } from './open-set-files'
import { OpenSets } from './open-sets'
import { OwnProgress } from './own-progress'
import { readRevision, writeRevision } from './revision-text'
import { SaveLater } from './save-later'
import { rebuildLibraryFile } from './repair/rebuild-library-file'
import { setsOf } from './sets-of'
import { type PackageBookFile, packageBookFile } from './package-book'
import { openProfiles, type Profiles } from './profiles'
import { readSmallFile, writeSmallFile } from './small-file'
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
  readonly #progress: OwnProgress
  readonly #journals = new OpenJournals()
  readonly #sets = new OpenSets(this.#journals)
  readonly #notices: Failure[]
  readonly #writers: Writers
  #isNamed = false
  #check: Promise<boolean> | null = null
  readonly care: LibraryCare
  readonly packages: PackageBookFile
  readonly profiles: Profiles
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
    this.#progress = new OwnProgress(opened.index, () => this.#indexSaver.soon())
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => this.#write(work)
    this.packages = packageBookFile(opened, inTurn)
    this.profiles = openProfiles(opened, inTurn, () => this.#sayWhere())
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
    const decided = this.#progress.decided(articleId, suggested.detector) ?? (same ? record.decided : 0)
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
    const which = this.#which(articleId, analyst, kind)
    const set = await this.#sets.get(articleId, which.analyst, kind, () => this.#beginSet(which))
    const isWhole = await set.whole()
    const whole = isWhole ? set : await this.#sets.instead(articleId, which.analyst, kind, set, () => this.#openSet(which))
    if (this.#isOwn(which)) this.#progress.opened(whole)
    return whole
  }

  async openingSet(articleId: string, analyst: string, kind: SetKind = 'annotations'): Promise<OpeningSet> {
    const which = this.#which(articleId, analyst, kind)
    return this.#sets.get(articleId, which.analyst, kind, () => this.#beginSet(which))
  }

  #which(articleId: string, analyst: string, kind: SetKind): SetToOpen {
    return { article: this.#record(articleId).article, analyst: normalizeName(analyst), kind }
  }

  #isOwn({ analyst, kind }: Pick<SetToOpen, 'analyst' | 'kind'>): boolean {
    return kind === 'annotations' && analyst === this.#opened.analyst
  }

  /** With what the index knows of its snapshot, which saves reading that as a whole. */
  async #beginSet(which: SetToOpen): Promise<JournaledSet> {
    const { index } = this.#opened
    const { id } = which.article
    if (!this.#isOwn(which)) return this.#openSet(which)
    await index.checkSet(id)
    return this.#openSet({ ...which, columns: index.columns(id) })
  }

  #openSet(which: SetToOpen): Promise<JournaledSet> {
    const { index } = this.#opened
    const isOwn = this.#isOwn(which)
    return openSetFiles(
      {
        ...this.#opened,
        readOnly: () => this.#readOnly,
        isOurs: (name) => this.#writers.has(name),
        checkLock: (name) => this.#checkLock(name),
        notice: (failure) => this.#notice(failure),
        committed: (set, ops) => {
          this.#journals.used(set)
          if (isOwn) this.#progress.committed(which.article.id, ops)
          this.#sayWhere()
        },
      },
      isOwn ? { ...which, snapshotWritten: (columns) => index.putColumns(which.article.id, columns) } : which,
    )
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
      await this.#progress.closed(set)
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
      readAnew: (articleId, name, kind, isQuiet) => this.#openSet({ ...this.#which(articleId, name, kind), isQuiet }),
      indexChanged: () => this.#indexSaver.soon(),
    })
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
