import type { Failure } from '#shared/failures'
import type { ArticleFile } from './article-file'
import type { Layout, SetKind } from './layout'
import type { ArticleRecord, SetStore } from './library-store'
import type { StorePorts } from './store-ports'

/** A set that is open, and where it belongs. */
export interface OpenSet {
  readonly articleId: string
  readonly analyst: string
  readonly kind: SetKind
  readonly set: SetStore
}

/** What backups, repair and merging need of the open library. */
export interface CareHost {
  readonly ports: StorePorts
  readonly layout: Layout
  readonly analyst: string
  readonly readOnly: Failure | null
  /** Why an analyst's files must not be written here, or null: a colleague's are theirs. */
  refusal(analyst: string): Promise<Failure | null>
  /** This process writes that analyst's files. */
  isOurs(analyst: string): boolean
  articles(): readonly ArticleRecord[]
  article(id: string): ArticleRecord | null
  /** It is there, but could not be read. */
  isUnreadable(id: string): boolean
  openSet(articleId: string, analyst: string, kind: SetKind): Promise<SetStore>
  analystsOf(articleId: string, kind: SetKind): Promise<readonly string[]>
  /** Runs while no file of the article is being written. */
  quiet<T>(articleId: string, work: () => Promise<T>): Promise<T>
  /** The next `openSet` reads the files anew. Nothing is written. */
  forget(articleId: string, analyst: string, kind: SetKind): Promise<void>
  /** Sets that are open. */
  openSets(): Promise<readonly OpenSet[]>
  /** Puts a set that was forgotten back: whoever opens it gets this one again, read only. */
  hold(open: OpenSet): Promise<void>
  /**
   * Reads a colleague's set anew: whoever opens it gets that one from now on. False where nothing was done, because it is not there in full.
   * @param isPatient wait where it cannot be read in full, or is an earlier state than the one that is open
   */
  renew(open: OpenSet, isPatient: boolean): Promise<boolean>
  /** Takes over what somebody changed of an article. False where it is what is known already. */
  amended(file: ArticleFile): Promise<boolean>
  /** Reads article.json anew. */
  reload(articleId: string): Promise<void>
}
