import { durableWrite } from '../durable-write'
import { FailureError } from '#shared/failures'
import { isMissing, writeFailure } from '../fs-failure'
import { HistorySegments } from '../history-segments'
import { formatEntry, formatHeader, type LooseJournal, readLooseJournal } from '../journal-format'
import { type Layout, segmentPath, type SetKind, type SetPaths } from '../layout'
import type { SetIdentity } from '../read-set'
import type { SetState } from '../set-state'
import { SnapshotFile } from '../snapshot-file'
import type { StorePorts } from '../store-ports'
import { quarantine } from './quarantine'
import { rebuild, type Rebuilt } from './rebuild'

/** Which set it is. */
export interface SalvageIdentity extends SetIdentity {
  readonly kind: SetKind
}

/** A set as it can be had again, and the files it stems from. */
export interface Salvage extends Rebuilt {
  readonly revision: string
  readonly files: readonly string[]
}

/**
 * Reads everything of a set that can still be read. Writes nothing.
 * @throws FailureError library-newer where a newer version wrote it: that is not damage; library-damaged where the folder of its history cannot be read
 */
export async function salvageSet(ports: StorePorts, layout: Layout, identity: SalvageIdentity, by: string): Promise<Salvage> {
  const paths = layout.set(identity.articleId, identity.analyst, identity.kind)
  const segments = new HistorySegments(ports.fs, paths, layout.shown)
  // Without the names nobody knows what would be lost: that is refused, not guessed.
  const history = (await segments.starts()).map((start) => segmentPath(paths, start))
  const journals: LooseJournal[] = []
  for (const path of [...history, paths.journal]) {
    const bytes = await readPatiently(ports, path)
    if (bytes) journals.push(readLooseJournal(bytes))
  }
  const own = journals.filter(({ header }) => !header || header.articleId === identity.articleId)
  const first = own.find(({ header }) => header?.after === 0)?.header ?? own.find(({ header }) => header)?.header
  const snapshot = await readSnapshot(ports, paths, layout, identity)
  const revision = first?.revision ?? snapshot?.set.revision ?? identity.revision
  const rebuilt = rebuild({
    articleId: identity.articleId,
    analyst: identity.analyst,
    revision,
    snapshot,
    entries: own.flatMap(({ entries }) => entries),
    unreadable: own.flatMap(({ unreadable }) => unreadable),
    at: ports.now(),
    by,
  })
  const begun = rebuilt.lost.some(({ kind }) => kind === 'history') ? (snapshot?.set.revision ?? revision) : revision
  return { ...rebuilt, revision: begun, files: [paths.snapshot, paths.journal, ...history] }
}

/** A disk that failed once may give the bytes the next time; what it then does not give is lost, and named. */
async function readPatiently({ fs }: StorePorts, path: string): Promise<Uint8Array | null> {
  return fs.readFile(path).catch(() => fs.readFile(path).catch(() => null))
}

async function readSnapshot(ports: StorePorts, paths: SetPaths, layout: Layout, identity: SalvageIdentity): Promise<SetState | null> {
  try {
    const state = await new SnapshotFile(ports, paths.snapshot, layout.shown(paths.snapshot), { depth: 'full' }).read()
    return state && state.set.articleId === identity.articleId ? state : null
  } catch (error) {
    if (error instanceof FailureError && error.code === 'library-newer') throw error
    return null
  }
}

/**
 * Puts what was salvaged in the place of the damaged files, which are in the quarantine by then. A crash at any step leaves a set that is
 * opened read only and can be repaired again: the snapshot goes first, and a journal that goes on from a snapshot is not read without it.
 * @throws FailureError disk-full, library-read-only, library-unwritable
 */
export async function replaceWithSalvage(ports: StorePorts, layout: Layout, identity: SalvageIdentity, salvage: Salvage): Promise<string> {
  const { articleId, analyst } = identity
  const paths = layout.set(articleId, analyst, identity.kind)
  const folder = await quarantine(ports, layout, salvage.files)
  try {
    await removeIfThere(ports, paths.snapshot)
    await ports.fs.syncFolder(paths.folder)
    const header = formatHeader({ articleId, revision: salvage.revision, analyst, after: 0 })
    await durableWrite(ports, paths.journal, Buffer.from(header + salvage.entries.map(formatEntry).join('')))
    for (const path of salvage.files) if (path !== paths.journal && path !== paths.snapshot) await removeIfThere(ports, path)
    await ports.fs.syncFolder(paths.history).catch(() => undefined)
  } catch (error) {
    throw writeFailure(error)
  }
  return folder
}

async function removeIfThere({ fs }: StorePorts, path: string): Promise<void> {
  await fs.remove(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}
