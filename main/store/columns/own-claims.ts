import { compareClaims } from '#annotations/model/annotation-set'
import type { Claim, Tag } from '#annotations/model/claim'
import { FailureError } from '#shared/failures'
import { type ArticleIndex, readColumns } from '../article-index'
import type { JournaledSet } from '../journaled-set'
import type { Layout } from '../layout'
import type { StorePorts } from '../store-ports'
import { claimAt, codeOf } from './claim-columns'

/** This analyst's claims over all articles, found without reading a set that is as the index has it. */
export class OwnClaims {
  readonly #ports: StorePorts
  readonly #layout: Layout
  readonly #index: ArticleIndex
  readonly #analyst: string
  readonly #open: (articleId: string) => Promise<JournaledSet>

  constructor(
    library: { readonly ports: StorePorts; readonly layout: Layout; readonly index: ArticleIndex; readonly analyst: string },
    open: (articleId: string) => Promise<JournaledSet>,
  ) {
    this.#ports = library.ports
    this.#layout = library.layout
    this.#index = library.index
    this.#analyst = library.analyst
    this.#open = open
  }

  /**
   * The claims of an article with this tag (null: without one), in text order. Only their lines of the snapshot are decoded, each against its checksum;
   * where one does not stand as it was left, the whole set is read.
   * @throws FailureError unknown-article, library-damaged, library-newer: what is wrong with the set, where it cannot be read in full
   */
  async tagged(articleId: string, tag: Tag | null): Promise<readonly Claim[]> {
    return (await this.#fromIndex(articleId, tag)) ?? (await this.#fromSet(articleId, tag))
  }

  async #fromIndex(articleId: string, tag: Tag | null): Promise<readonly Claim[] | null> {
    const columns = this.#index.columns(articleId)
    if (!columns) return null
    const code = codeOf(tag)
    const rows = [...columns.tags.keys()].filter((row) => columns.tags[row] === code)
    if (rows.length === 0) return []
    const { snapshot } = this.#layout.set(articleId, this.#analyst)
    const bytes = await this.#ports.fs.readFile(snapshot).catch(() => null)
    if (!bytes) return null
    const claims = rows.map((row) => claimAt(columns, row, bytes)).filter((claim) => claim !== null)
    return claims.length === rows.length ? claims : null
  }

  async #fromSet(articleId: string, tag: Tag | null): Promise<readonly Claim[]> {
    const { set, failure } = await this.#open(articleId)
    if (failure) throw new FailureError(failure.code, failure.values)
    return [...set.claims.values()].filter((claim) => claim.tag === tag).sort(compareClaims)
  }

  /** Makes the columns of a set anew that was edited, or had been changed when it was opened. Its files are not being written any more. */
  async keep(open: JournaledSet): Promise<void> {
    const { set, kind, seq } = open
    const id = set.articleId
    if (kind !== 'annotations' || set.analyst !== this.#analyst || this.#index.columns(id)) return
    // What is in memory is then not what is on disk.
    if (open.readOnly || (await open.changedOutside())) return
    this.#index.putColumns(id, await readColumns(this.#ports, this.#layout.set(id, this.#analyst), { seq, set }, open.snapshotSeq))
  }
}
