import { FailureError } from '#shared/failures'
import type { CareHost } from '../care-host'
import { readFailure } from '../fs-failure'
import { type LibraryFiles, packArchive } from './backup-archive'
import type { BackupReason } from './backup-name'
import { articlesIn } from './backup-sets'
import { type Backup, Backups } from './backups'
import { articleIds, readArticleFiles, readCommonFiles } from './library-files'
import { planArticle, type RestoreChange } from './restore-plan'
import { restoreArticle } from './restore-article'
import { isTooMuch } from '#annotations/ops/removal-limit'
import { dueBackup } from './thin-backups'

export interface RestorePlan {
  readonly changes: readonly RestoreChange[]
  /** Claims that would go, and claims there are. */
  readonly gone: number
  readonly of: number
  /** More than a fifth: must be confirmed. */
  readonly confirm: boolean
}

/** Backups of one open library: making them, listing them, going back to one. */
export class LibraryBackups {
  readonly #host: CareHost
  readonly #backups: Backups

  constructor(host: CareHost) {
    this.#host = host
    this.#backups = new Backups(host.ports, host.layout)
  }

  list(): Promise<readonly Backup[]> {
    return this.#backups.list()
  }

  /** @throws FailureError library-read-only and the like where the library cannot be written, disk-full */
  async create(reason: BackupReason): Promise<Backup> {
    this.#refuseReadOnly()
    const files = await this.#files()
    return this.#backups.create(reason, await this.#countClaims(files), files)
  }

  /** The backup that the clock asks for, if any. Null where none is due or the library can only be read. */
  async createIfDue(): Promise<Backup | null> {
    if (this.#host.readOnly) return null
    const due = dueBackup(this.#backups.own(await this.list()), this.#host.ports.now())
    return due ? this.create(due) : null
  }

  /** The library as one archive, to be put elsewhere. Writes nothing, so it works where nothing can be written. */
  async copy(): Promise<Uint8Array> {
    return Buffer.concat(await packArchive(this.#host.ports.now(), await this.#files()))
  }

  /** What restoring would change. Writes nothing. @throws FailureError unknown-backup, library-damaged, library-newer */
  async plan(name: string): Promise<RestorePlan> {
    const files = await this.#backups.read(name)
    const changes: RestoreChange[] = []
    for await (const article of articlesIn(this.#host.ports, files)) changes.push(...(await planArticle(this.#host, article)))
    const gone = changes.reduce((sum, change) => sum + change.gone, 0)
    let of = 0
    for (const { article } of this.#host.articles())
      for (const analyst of await this.#host.analystsOf(article.id, 'annotations').catch(() => []))
        of += (await this.#host.openSet(article.id, analyst, 'annotations')).set.claims.size
    return { changes, gone, of, confirm: isTooMuch(gone, of) }
  }

  /**
   * Makes every set what the backup has, after a backup of what is there now: going back to that takes this back.
   * @param confirmed that more than a fifth of all claims may go
   * @throws FailureError too-many-removed, and as `plan` and `create`; what was restored until then stays, and can be taken back
   */
  async restore(name: string, confirmed: boolean): Promise<{ readonly before: Backup; readonly changes: readonly RestoreChange[] }> {
    this.#refuseReadOnly()
    const { changes, gone, of, confirm } = await this.plan(name)
    if (confirm && !confirmed) throw new FailureError('too-many-removed', { count: String(gone), of: String(of) })
    const files = await this.#backups.read(name)
    const before = await this.create('before-restore')
    for await (const article of articlesIn(this.#host.ports, files)) await restoreArticle(this.#host, article, files)
    return { before, changes }
  }

  async #files(): Promise<LibraryFiles> {
    const { ports, layout } = this.#host
    try {
      const files = new Map(await readCommonFiles(ports.fs, layout))
      for (const id of await articleIds(ports.fs, layout)) {
        const own = await this.#host.quiet(id, () => readArticleFiles(ports.fs, layout, id))
        for (const [path, bytes] of own) files.set(path, bytes)
      }
      return files
    } catch (error) {
      throw readFailure(error, 'articles')
    }
  }

  async #countClaims(files: LibraryFiles): Promise<number> {
    let claims = 0
    for await (const { sets } of articlesIn(this.#host.ports, files))
      for (const { kind, state } of sets) if (kind === 'annotations') claims += state.set.claims.size
    return claims
  }

  #refuseReadOnly(): void {
    const { readOnly } = this.#host
    if (readOnly) throw new FailureError(readOnly.code, readOnly.values)
  }
}
