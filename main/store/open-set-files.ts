import type { Article } from '#annotations/model/article'
import type { Op } from '#annotations/ops/op'
import type { Failure } from '#shared/failures'
import { newestRevision } from './article-index'
import type { FiledColumns } from './columns/snapshot-columns'
import { sweepTemporaries } from './durable-write'
import { JournaledSet } from './journaled-set'
import type { Layout, SetKind } from './layout'
import { isArriving } from './outside/is-arriving'
import { readSet } from './read-set'
import { SnapshotFile } from './snapshot-file'
import type { StorePorts } from './store-ports'

/** What of a library a set is opened with. */
export interface SetHost {
  readonly ports: StorePorts
  readonly layout: Layout
  /** Who makes the edits. */
  readonly analyst: string
  /** What a colleague's files lack is waited for. */
  readonly isLive: boolean
  readonly readOnly: () => Failure | null
  /** This process writes that analyst's files. */
  readonly isOurs: (analyst: string) => boolean
  readonly checkLock: (analyst: string) => Promise<void>
  readonly notice: (failure: Failure) => void
  /** Told of edits that are on disk. */
  readonly committed: (set: JournaledSet, ops: readonly Op[]) => void
}

export interface SetToOpen {
  readonly article: Article
  /** In composed form. */
  readonly analyst: string
  readonly kind: SetKind
  /** What cannot be read may be on its way: nothing is said of it. */
  readonly isQuiet?: boolean
  /** Of the snapshot, as they were last seen: where they fit it, its claims are left in it. */
  readonly columns?: FiledColumns | null
  readonly snapshotWritten?: (columns: FiledColumns | null) => void
}

/** Reads a set from its files. What is wrong with them is in the set, and said. */
export async function openSetFiles(
  host: SetHost,
  { article, analyst, kind, isQuiet, columns, snapshotWritten }: SetToOpen,
): Promise<JournaledSet> {
  const { ports, layout } = host
  const paths = layout.set(article.id, analyst, kind)
  if (!host.readOnly()) for (const folder of layout.foldersOf(article.id)) await sweepTemporaries(ports, folder)
  const snapshot = new SnapshotFile(ports, paths.snapshot, layout.shown(paths.snapshot))
  const identity = { articleId: article.id, analyst, revision: newestRevision(article) }
  const found = await readSet(ports.fs, paths, layout.shown, snapshot, identity, columns)
  const mayCome = host.isLive && found.failure?.code === 'library-damaged' && !host.isOurs(analyst)
  const isOnItsWay = mayCome && (await isArriving(ports, [paths.journal, paths.snapshot]))
  if (found.failure && !isQuiet && !isOnItsWay) host.notice(found.failure)
  // Where another process writes, a line without its end is one that is just being written.
  if (found.torn && !host.readOnly() && host.isOurs(analyst))
    host.notice({ code: 'edit-cut-short', values: { file: layout.shown(paths.journal) } })
  const set: JournaledSet = new JournaledSet(
    {
      ports,
      paths,
      kind,
      isArriving: isOnItsWay,
      shown: layout.shown,
      by: host.analyst,
      readOnly: host.readOnly,
      isOurs: () => host.isOurs(analyst),
      checkLock: () => host.checkLock(analyst),
      committed: (ops) => host.committed(set, ops),
      snapshotWritten: (written) => snapshotWritten?.(written),
    },
    snapshot,
    found,
  )
  return set
}
