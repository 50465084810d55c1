import { LibraryBackups } from './backup/library-backups'
import { articleIds } from './backup/library-files'
import type { CareHost } from './care-host'
import type { Problem } from './library-store'
import { Colleagues } from './outside/colleagues'
import { FolderPoll } from './outside/folder-poll'
import { FolderWatch } from './outside/folder-watch'
import { OutsideChanges } from './outside/outside-changes'
import { LibraryRepair } from './repair/library-repair'

/** Everything that keeps a library from being lost, beside writing it well. */
export interface LibraryCare {
  readonly backups: LibraryBackups
  readonly repair: LibraryRepair
  readonly outside: OutsideChanges
  readonly colleagues: Colleagues
  /** Tells which article's files were written, by whomever. Returns what ends it. */
  watch(told: (articleId: string) => void): () => void
  /** Whether an article's files are others than the last time this was asked; yes the first time. */
  hasChanged(articleId: string): Promise<boolean>
  /** Of sets that are open. */
  openArticles(): Promise<ReadonlySet<string>>
  /** Folders of articles that are not known yet. */
  newArticles(): Promise<readonly string[]>
}

export function createCare(host: CareHost, verify: () => Promise<readonly Problem[]>, repairLibraryFile: () => Promise<void>): LibraryCare {
  const poll = new FolderPoll(host.ports.fs, host.layout)
  return {
    backups: new LibraryBackups(host),
    repair: new LibraryRepair(host, verify, repairLibraryFile),
    outside: new OutsideChanges(host),
    colleagues: new Colleagues(host),
    watch(told) {
      const watch = new FolderWatch(host.layout, told)
      watch.start(host.articles().map(({ article }) => article.id))
      return () => watch.close()
    },
    hasChanged: (articleId) => poll.hasChanged(articleId),
    openArticles: async () => new Set((await host.openSets()).map(({ articleId }) => articleId)),
    newArticles: async () => {
      const ids = await articleIds(host.ports.fs, host.layout).catch(() => [])
      return ids.filter((id) => !host.article(id) && !host.isUnreadable(id))
    },
  }
}
