import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { Article, ArticleMetadata, Revision } from '#annotations/model/article'
import type { Op } from '#annotations/ops/op'
import type { Span } from '#annotations/text/span'
import type { Committed, History, Settings, View } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import type { SetKind } from './layout'
import type { LibraryCare } from './library-care'
import type { PackageBookFile } from './package-book'
import type { TagCounts } from './set-progress'
import type { Profiles } from './profiles'
import type { JournalEntry } from './set-state'

/** An article with what the index derives from its sets. The index is a cache: it is rebuilt when missing or stale. */
export interface ArticleRecord {
  readonly article: Article
  /** How many suggestions the detector named here makes on the newest revision. */
  readonly suggested: { readonly detector: string; readonly count: number }
  /** Of this analyst's set: suggestions accepted or rejected, and claims by tag. */
  readonly decided: number
  readonly tags: { readonly attributed: number; readonly contested: number; readonly unverified: number; readonly untagged: number }
  /** Of this analyst's set: the revision it is on, and claims to look at again. Absent where nobody has begun one. */
  readonly own?: { readonly revision: string; readonly rechecks: number }
}

/** The library folder. One writer; a second one opens it read-only. */
export interface LibraryStore {
  readonly path: string
  /** Why nothing can be written, or null. */
  readonly readOnly: Failure | null
  /** What opening had to mend or set aside. */
  readonly notices: readonly Failure[]
  /** No article was there when it was opened, be it one that cannot be read. */
  readonly isNew: boolean
  /** Articles that are there but cannot be read, by id. Every method says so instead of unknown-article. */
  readonly unreadable: ReadonlyMap<string, Failure>
  /** Newest first by when it was added. */
  articles(): readonly ArticleRecord[]
  article(id: string): ArticleRecord | null
  /**
   * Durable when it resolves: text (write-once), then article.json. The same text again is the same article and is left as it is.
   * @throws FailureError library-read-only, disk-full, library-unwritable
   */
  addArticle(article: Article, text: string, suggested: ArticleRecord['suggested']): Promise<{ readonly existing: boolean }>
  /**
   * Adds a revision to an article; the ones before it stay as they are. Durable when it resolves: text (write-once), then article.json. A set
   * that nobody has edited yet goes along with it, every other one stays on its own revision. The same text again changes nothing.
   * @throws FailureError unknown-article, library-read-only, disk-full, library-unwritable
   */
  addRevision(
    id: string,
    revision: Revision,
    text: string,
    metadata: ArticleMetadata,
  ): Promise<{ readonly article: Article; readonly existing: boolean }>
  describeArticle(id: string, metadata: ArticleMetadata): Promise<Article>
  /** Remembers how many suggestions a detector makes on the newest revision. Part of the index: derived, not worth a flush. */
  noteSuggested(articleId: string, suggested: ArticleRecord['suggested']): void
  /** Reads and checks the revision's hash. @throws FailureError unknown-article, library-damaged */
  readText(articleId: string, revision: string): Promise<string>
  /** The same object for the same arguments until the library is closed. */
  openSet(articleId: string, analyst: string, kind?: SetKind): Promise<SetStore>
  /** What can be said of a set before all of it is read. Of this analyst's own ones that takes no longer for 100,000 claims than for a hundred. */
  openingSet(articleId: string, analyst: string, kind?: SetKind): Promise<OpeningSet>
  /**
   * Analysts who have a set of that kind on this article, read from disk.
   * @throws FailureError library-damaged where a set does not even say whose it is
   */
  analystsOf(articleId: string, kind?: SetKind): Promise<readonly string[]>
  /** Ids of the messages of a review that this analyst has read. A convenience: where it cannot be read, all are unread. */
  readSeen(articleId: string): Promise<readonly string[]>
  writeSeen(articleId: string, seen: readonly string[]): Promise<void>
  readView(articleId: string): Promise<View | null>
  writeView(articleId: string, view: View): Promise<void>
  readSettings(): Promise<Settings>
  writeSettings(settings: Settings): Promise<void>
  /** Re-reads everything from disk: schema, checksums, hashes, quotes against offsets. An empty list means all is well. */
  verify(): Promise<readonly Problem[]>
  /** Backups, restoring, repair, and what other programs did to the files. */
  readonly care: LibraryCare
  /** Resolves when everything that the index says was compared with the files: whether any of it was otherwise, and has been put right. */
  checked(): Promise<boolean>
  /** What this analyst knows of packages sent and received. */
  readonly packages: PackageBookFile
  /** Who is called what. */
  readonly profiles: Profiles
  /** Takes the lock over from a computer that is gone; a person has said so. @throws FailureError library-locked where it is not another computer's */
  takeOver(): Promise<void>
  /** Writes a damaged library.json anew. @throws FailureError beyond-repair where it is not damaged, library-locked, disk-full */
  repairLibraryFile(): Promise<void>
  /** Checkpoints what is open and gives the lock back. */
  close(): Promise<void>
}

export interface Problem {
  /** Relative to the library folder. */
  readonly file: string
  readonly failure: Failure
  /** Whose set it is in, where it is in one. */
  readonly analyst?: string
  /** The file is whole; what it says does not fit the text or the article. */
  readonly isContent?: boolean
}

/** A set of which not all may have been read yet. What was, was checked; whether the rest is whole tells `LibraryStore.openSet`. */
export interface OpeningSet {
  /** That its offsets are of. */
  readonly revision: string
  /** Sequence number of the last op on disk; 0 for none. */
  readonly seq: number
  readonly history: History
  /** Why it may lack what its files hold, as far as that is known yet. */
  readonly failure: Failure | null
  /** How many claims there are, by tag. */
  readonly tags: TagCounts
  /**
   * Claims whose content, from its first to its last code unit, shares one with the span, in text order. Only these are read and checked.
   * @throws FailureError library-damaged where they are not what was written
   */
  claimsIn(span: Span): Promise<readonly Claim[]>
}

/** One analyst's annotation set on one article: journal, snapshot and undo history. */
export interface SetStore {
  readonly set: AnnotationSet
  /** Sequence number of the last op on disk; 0 for none. */
  readonly seq: number
  readonly history: History
  /** Why `set` may lack what its files hold: they could not be read in full. Null where it is whole. */
  readonly failure: Failure | null
  /** What it lacks may be on its way: a colleague's files were written just now, and are not there in full yet. */
  readonly isArriving: boolean
  /** Why it cannot be written, or null. */
  readonly readOnly: Failure | null
  /**
   * Applies the op and appends it to the journal; resolves once the line is on disk (fdatasync). Calls may overlap: they are written in the order of the
   * calls, several in one flush where they queue up.
   * @throws FailureError op-conflict, library-read-only, library-changed-outside, disk-full, library-unwritable; the set is as before then
   * @param merged see `JournalEntry`
   */
  commit(op: Op, at: string, merged?: string): Promise<Committed>
  /**
   * Appends edits that were made to this very set elsewhere as they are, writer, time and undoing with them: in one flush, of which a crash leaves a
   * beginning or nothing. @throws FailureError as `commit`; op-conflict where the first does not follow the set's last
   */
  append(entries: readonly JournalEntry[]): Promise<void>
  /** Commits the inverse of the last op that is not undone. @throws FailureError nothing-to-undo and as `commit` */
  undo(at: string): Promise<{ readonly op: Op; readonly committed: Committed }>
  redo(at: string): Promise<{ readonly op: Op; readonly committed: Committed }>
  /**
   * Every edit since the set was begun, in order, undone ones with what took them back.
   * @throws FailureError library-damaged where one of them cannot be read
   */
  edits(): Promise<readonly JournalEntry[]>
  /** Puts a set that nobody has edited yet on another revision of its article; any other one stays where it is. */
  beginOn(revision: string): Promise<void>
  /** Resolves when every edit asked for before is on disk or has failed. */
  settled(): Promise<void>
  /** Another program has written one of the files since this object last did. */
  changedOutside(): Promise<boolean>
  /** Which of its files that is. */
  filesChanged(): Promise<{ readonly journal: boolean; readonly snapshot: boolean }>
  /** Ops of the edits since the last journal was begun, by number: what another program may have written over. */
  recentOps(): ReadonlyMap<number, Op>
  /** Writes a snapshot and starts a new journal; the old one is kept as history. */
  checkpoint(): Promise<void>
}
