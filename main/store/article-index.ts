import { join } from 'node:path'
import type { Article } from '#annotations/model/article'
import { type Failure, FailureError } from '#shared/failures'
import { readArticle } from './amendments'
import { formatIndex, type IndexEntry, parseIndex } from './columns/columns-file'
import type { FiledColumns } from './columns/snapshot-columns'
import { damageToFailure } from './damage'
import { durableWrite } from './durable-write'
import { ensureFolder } from './ensure-folder'
import { isMissing, readFailure } from './fs-failure'
import { holdsWork } from './holds-work'
import type { Layout } from './layout'
import type { ArticleRecord } from './library-store'
import { isArriving } from './outside/is-arriving'
import { readSet } from './read-set'
import { SetProgress } from './set-progress'
import { SnapshotFile } from './snapshot-file'
import type { StorePorts } from './store-ports'

/** Articles after which others have their turn: about 1 ms. */
const BREATH = 64
/** Files looked at side by side; the system's thread pool has four threads. */
const SIDE_BY_SIDE = 8
const ARTICLE_ID = /^[0-9a-f]{16}$/

export const NO_PROGRESS: Pick<ArticleRecord, 'decided' | 'tags'> = {
  decided: 0,
  tags: { attributed: 0, contested: 0, unverified: 0, untagged: 0 },
}

/** What is known of every article without opening it: from the index file where that is up to date, else from the articles' own files. */
export class ArticleIndex {
  readonly #ports: StorePorts
  readonly #layout: Layout
  readonly #analyst: string
  readonly #records = new Map<string, ArticleRecord>()
  /** Missing for what changed since it was stamped. */
  readonly #stamps = new Map<string, string>()
  /** Of the article's own files, as they were when they were read or written here: others may have written them since. */
  readonly #articleStamps = new Map<string, string>()
  /** Of the snapshots of this analyst's sets. */
  readonly #columns = new Map<string, FiledColumns>()
  /** Articles whose set is open and was edited, so that its files change. */
  readonly #edited = new Set<string>()
  readonly #unreadable = new Map<string, Failure>()
  /** Articles with a set that could not be read in full. */
  readonly #damaged = new Set<string>()
  /** Articles of which the index file was believed until now. */
  readonly #unchecked = new Set<string>()
  #isNew = true
  #sorted: readonly ArticleRecord[] | null = null
  #saved = true
  #catchUp: () => void = () => undefined

  constructor(ports: StorePorts, layout: Layout, analyst: string) {
    this.#ports = ports
    this.#layout = layout
    this.#analyst = analyst
  }

  /** @param work what is done before a record is asked for or written */
  catchUpBy(work: () => void): void {
    this.#catchUp = work
  }

  /** Newest first by when it was added, then by id. */
  list(): readonly ArticleRecord[] {
    this.#catchUp()
    this.#sorted ??= [...this.#records.values()].sort(compareRecords)
    return this.#sorted
  }

  get(id: string): ArticleRecord | null {
    this.#catchUp()
    return this.#records.get(id) ?? null
  }

  /** Of the snapshot of this analyst's set, as it was last seen: whoever uses them compares. */
  columns(id: string): FiledColumns | null {
    return this.#columns.get(id) ?? null
  }

  /** The record is of what the files of this analyst's set hold. */
  isCurrent(id: string): boolean {
    return (this.#stamps.get(id) ?? '') !== '' && !this.#edited.has(id)
  }

  /** This analyst's set was edited: what its files are like is known again once it is closed. */
  edited(id: string): void {
    this.#edited.add(id)
    this.#stamps.delete(id)
    this.#saved = false
  }

  /** The set is closed, and the record of what its files hold. */
  settled(id: string): void {
    this.#edited.delete(id)
  }

  /** The same where its files are not those that the record was made from. */
  async checkSet(id: string): Promise<void> {
    const known = this.#stamps.get(id) ?? ''
    if (!known.endsWith(`, ${await this.#setStamp(id)}`)) this.edited(id)
  }

  putColumns(id: string, columns: FiledColumns | null): void {
    if (columns) this.#columns.set(id, columns)
    else this.#columns.delete(id)
    this.#saved = false
  }

  /** Articles that are there but cannot be read, by id. */
  get unreadable(): ReadonlyMap<string, Failure> {
    return this.#unreadable
  }

  /** No article was there when this was loaded, be it one that cannot be read. */
  get isNew(): boolean {
    return this.#isNew
  }

  /** An article that is new: nobody has annotated it. */
  add(record: ArticleRecord): void {
    this.put(record)
  }

  put(record: ArticleRecord): void {
    this.#records.set(record.article.id, record)
    this.#unreadable.delete(record.article.id)
    this.#sorted = null
    this.#saved = false
  }

  /**
   * Takes over what the index file says, and reads the articles that it does not know. What it says is compared with the files by `check`.
   * Gives what could not be read.
   * @param isLive an article that comes a moment after its sets is waited for
   */
  async load(isLive: boolean): Promise<readonly Failure[]> {
    const { fs } = this.#ports
    const cached = await this.#readFile()
    const names = await fs.readFolder(this.#layout.articles).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw readFailure(error, this.#layout.shown(this.#layout.articles))
    })
    const ids = names.filter((name) => ARTICLE_ID.test(name))
    this.#isNew = ids.length === 0
    const failures: Failure[] = []
    const unknown: string[] = []
    for (const id of ids) {
      const entry = cached.get(id)
      if (entry && (entry.stamp !== '' || entry.columns)) this.#takeOver(id, entry)
      else unknown.push(id)
    }
    await sideBySide(unknown, async (id) => {
      failures.push(...(await this.#loadOne(id, cached.get(id)?.record.suggested, isLive)))
    })
    this.#saved &&= cached.size === this.#records.size
    return failures
  }

  #takeOver(id: string, { record, stamp, columns }: IndexEntry): void {
    this.#records.set(id, record)
    this.#stamps.set(id, stamp)
    if (columns) this.#columns.set(id, columns)
    this.#unchecked.add(id)
  }

  /** Compares what was taken over with the files, and reads anew what they say otherwise. */
  async check(): Promise<{ readonly changed: boolean; readonly failures: readonly Failure[] }> {
    const failures: Failure[] = []
    let changed = false
    await sideBySide([...this.#unchecked], async (id) => {
      const articleStamp = await this.#articleStamp(id)
      const stamp = `${articleStamp}, ${await this.#setStamp(id)}`
      this.#unchecked.delete(id)
      const known = this.#stamps.get(id)
      if (known === stamp) this.#articleStamps.set(id, articleStamp)
      // Without a stamp it was written here since, and is as memory has it.
      if (known === undefined || known === stamp) return
      changed = true
      const suggested = this.#records.get(id)?.suggested
      this.#records.delete(id)
      this.#stamps.delete(id)
      failures.push(...(await this.#loadOne(id, suggested)))
      this.#sorted = null
    })
    return { changed, failures }
  }

  /** Reads an article that came after `load`. */
  async reload(id: string): Promise<void> {
    await this.#loadOne(id, undefined)
    this.#sorted = null
    if (this.#records.has(id)) this.#unreadable.delete(id)
  }

  async #loadOne(id: string, known: ArticleRecord['suggested'] | undefined, isPatient = false): Promise<readonly Failure[]> {
    const articleStamp = await this.#articleStamp(id)
    const stamp = `${articleStamp}, ${await this.#setStamp(id)}`
    this.#articleStamps.set(id, articleStamp)
    try {
      const file = await readArticle(this.#ports, this.#layout, id)
      // A crash before article.json was written leaves a folder that never was an article.
      if (!file && !(await holdsWork(this.#ports.fs, this.#layout, id))) return []
      // Sets that a sync tool brought before their article: it comes by itself.
      if (!file && isPatient && (await isArriving(this.#ports, [this.#layout.setsFolder(id)]))) return []
      if (!file) throw damagedArticle(this.#layout, id, 'missing')
      this.#saved = false
      const suggested = known ?? file.suggested
      const { failure, progress, seq, columns } = await this.#readProgress(file.article)
      this.#records.set(id, {
        article: file.article,
        suggested,
        decided: progress.decided(suggested.detector),
        tags: progress.tags,
        ...(seq === 0 ? {} : { own: progress.own }),
      })
      this.putColumns(id, failure ? null : columns)
      if (failure) this.#damaged.add(id)
      else this.#stamps.set(id, stamp)
      return failure ? [failure] : []
    } catch (error) {
      const failure = readFailure(error, this.#layout.shown(this.#layout.article(id))).toFailure()
      this.#unreadable.set(id, failure)
      return [failure]
    }
  }

  async #readProgress(article: Article): Promise<{
    readonly failure: Failure | null
    readonly progress: SetProgress
    readonly seq: number
    readonly columns: FiledColumns | null
  }> {
    const paths = this.#layout.set(article.id, this.#analyst)
    const { shown } = this.#layout
    const snapshot = new SnapshotFile(this.#ports, paths.snapshot, shown(paths.snapshot), { withColumns: true })
    const identity = { articleId: article.id, analyst: this.#analyst, revision: newestRevision(article) }
    const { state, failure } = await readSet(this.#ports.fs, paths, shown, snapshot, identity)
    return { failure, progress: new SetProgress(state.set), seq: state.seq, columns: snapshot.columns }
  }

  /** Writes the index file where it is stale. Nothing is lost if that fails. */
  async save(): Promise<void> {
    this.#catchUp()
    if (this.#saved) return
    this.#saved = true
    for (const id of this.#records.keys())
      if (!this.#stamps.has(id) && !this.#edited.has(id))
        this.#stamps.set(id, `${this.#articleStamps.get(id) ?? ''}, ${await this.#setStamp(id)}`)
    // What is damaged, or being edited, is looked at again the next time; damage is told again.
    const isKnown = (id: string): boolean => !this.#damaged.has(id) && this.isCurrent(id)
    const entries = this.list().map((record): IndexEntry => {
      const { id } = record.article
      return { stamp: isKnown(id) ? (this.#stamps.get(id) ?? '') : '', record, columns: this.columns(id) }
    })
    const path = this.#layout.index(this.#analyst)
    await ensureFolder(this.#ports.fs, this.#layout.indexFolder)
      .then(() => durableWrite(this.#ports, path, formatIndex(this.#analyst, entries)))
      .catch(() => undefined)
  }

  /** One's own, else any colleague's: what it says of suggestions is everybody's, and counting them takes long. */
  async #readFile(): Promise<ReadonlyMap<string, IndexEntry>> {
    const { fs } = this.#ports
    const { indexFolder, index } = this.#layout
    const others = (await fs.readFolder(indexFolder).catch(() => [])).filter((name) => !name.startsWith('.')).toSorted()
    for (const path of [index(this.#analyst), ...others.map((name) => join(indexFolder, name))]) {
      const bytes = await fs.readFile(path).catch(() => null)
      const entries = bytes && parseIndex(bytes, this.#analyst)
      if (entries && entries.size > 0) return entries
    }
    return new Map()
  }

  /** The article was added here just now: nobody else can have written of it yet. */
  async added(id: string): Promise<void> {
    this.#articleStamps.set(id, await this.#articleStamp(id))
  }

  /** The article was amended here. Somebody else may have done so in the same moment: it is read anew at the next opening. */
  amended(id: string): void {
    this.#articleStamps.delete(id)
    this.#stamps.delete(id)
  }

  #articleStamp(id: string): Promise<string> {
    return this.#factsOf([this.#layout.article(id), this.#layout.amendmentsFolder(id)])
  }

  #setStamp(id: string): Promise<string> {
    const { snapshot, journal } = this.#layout.set(id, this.#analyst)
    return this.#factsOf([snapshot, journal])
  }

  async #factsOf(paths: readonly string[]): Promise<string> {
    const parts: string[] = []
    for (const path of paths) {
      const facts = await this.#ports.fs.facts(path).catch(() => null)
      parts.push(facts ? `${facts.size} ${facts.modified} ${facts.inode}` : '-')
    }
    return parts.join(', ')
  }
}

async function sideBySide(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  const rest = ids.values()
  let done = 0
  const worker = async (): Promise<void> => {
    for (const id of rest) {
      await work(id)
      if (++done % BREATH === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
}

function damagedArticle(layout: Layout, id: string, where: string): FailureError {
  const { code, values } = damageToFailure({ kind: 'damaged', where }, layout.shown(layout.article(id)))
  return new FailureError(code, values)
}

/** The revision that a new annotation set is on. */
export function newestRevision(article: Article): string {
  const newest = article.revisions.at(-1)
  if (!newest) throw new RangeError(`article ${article.id} has no revision`)
  return newest.sha256
}

function compareRecords(a: ArticleRecord, b: ArticleRecord): number {
  const added = (record: ArticleRecord): string => record.article.revisions[0]?.addedAt ?? ''
  return added(a) < added(b) ? 1 : added(a) > added(b) ? -1 : a.article.id < b.article.id ? -1 : 1
}
