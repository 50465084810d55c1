import { join } from 'node:path'
import { differenceAtoms } from '#annotations/ops/difference'
import { FailureError } from '#shared/failures'
import type { CareHost } from '../care-host'
import { durableWrite } from '../durable-write'
import { ensureFolder } from '../ensure-folder'
import { isMissing, writeFailure } from '../fs-failure'
import { segmentStart, type SetKind, type SetPaths } from '../layout'
import { quarantine } from '../repair/quarantine'
import type { LibraryFiles } from './backup-archive'
import { type BackedUpArticle, backupLayout } from './backup-sets'
import { isLeftToColleague } from './is-left-to-colleague'
import { isLibraryFile } from './library-files'

/**
 * Makes an article's sets what the backup has. A set that can be read is taken there by an edit, which undo takes back and the history
 * keeps; files that are missing are written; files that cannot be read go to the quarantine first. What the backup does not have stays, and so does what a colleague writes
 * from another computer.
 * @throws FailureError disk-full, library-read-only, library-unwritable
 */
export async function restoreArticle(host: CareHost, { article, sets }: BackedUpArticle, files: LibraryFiles): Promise<void> {
  const folder = `articles/${article.id}/`
  const own = [...files.keys()].filter((path) => path.startsWith(folder) && isLibraryFile(path))
  // Texts before the article that names them.
  for (const path of own) if (path.startsWith(`${folder}revisions/`)) await putText(host, path, files)
  if (!host.article(article.id)) await putArticle(host, article.id, own, files)
  for (const { analyst, kind, state } of sets) {
    if (await isLeftToColleague(host, analyst)) continue
    const there = await host.openSet(article.id, analyst, kind)
    if (there.failure) {
      await replaceSet(host, article.id, analyst, kind, files)
      continue
    }
    const atoms = differenceAtoms(there.set, state.set)
    if (atoms.length > 0) await there.commit({ label: 'restore', atoms }, host.ports.now())
  }
}

/** Puts a text back that is missing, or is not what its name says. */
async function putText(host: CareHost, path: string, files: LibraryFiles): Promise<void> {
  const target = inLibrary(host, path)
  const wanted = contentOf(files, path)
  const there = await host.ports.fs.readFile(target).catch((error: unknown) => (isMissing(error) ? null : new Uint8Array()))
  if (there && Buffer.compare(there, wanted) === 0) return
  if (there) await quarantine(host.ports, host.layout, [target])
  await put(host, target, wanted)
}

/** The article's other files where there are none that can be read, article.json last: with it the article is there. */
async function putArticle(host: CareHost, id: string, own: readonly string[], files: LibraryFiles): Promise<void> {
  const { ports, layout } = host
  const article = layout.article(id)
  await quarantine(ports, layout, [article])
  const main = layout.shown(article)
  for (const path of own) {
    const target = inLibrary(host, path)
    const isThere = await ports.fs.facts(target).then(
      () => true,
      () => false,
    )
    if (path !== main && !isThere) await put(host, target, contentOf(files, path))
  }
  await put(host, article, contentOf(files, main))
  await host.reload(id)
}

/** The files of a damaged set, all of them, for those of the backup. */
async function replaceSet(host: CareHost, id: string, analyst: string, kind: SetKind, files: LibraryFiles): Promise<void> {
  const { ports, layout } = host
  await host.quiet(id, async () => {
    const now = await filesOfSet(host, layout.set(id, analyst, kind))
    await quarantine(ports, layout, now)
    const then = setFilesIn(layout.set(id, analyst, kind), backupLayout().set(id, analyst, kind), [...files.keys()])
    // The snapshot last: damaged, it keeps the set read only until all else is there. What the backup does not have goes at the very end.
    for (const path of then) await put(host, inLibrary(host, path), contentOf(files, path))
    for (const path of now) if (!then.includes(layout.shown(path))) await removeIfThere(host, path)
  })
  await host.forget(id, analyst, kind)
  const { failure } = await host.openSet(id, analyst, kind)
  if (failure) throw new FailureError(failure.code, failure.values)
}

async function filesOfSet({ ports }: CareHost, paths: SetPaths): Promise<readonly string[]> {
  const names = await ports.fs.readFolder(paths.history).catch(() => [])
  const segments = names.filter((name) => segmentStart(paths, name) !== null).map((name) => join(paths.history, name))
  return [...segments, paths.journal, paths.snapshot]
}

/** History first, snapshot last. */
function setFilesIn(paths: SetPaths, { snapshot, journal, history }: SetPaths, all: readonly string[]): readonly string[] {
  const layout = backupLayout()
  const folder = `${layout.shown(history)}/`
  const segments = all.filter((path) => path.startsWith(folder) && segmentStart(paths, path.slice(folder.length)) !== null)
  return [...segments, ...[layout.shown(journal), layout.shown(snapshot)].filter((path) => all.includes(path))]
}

async function removeIfThere({ ports }: CareHost, path: string): Promise<void> {
  await ports.fs.remove(path).catch((error: unknown) => {
    if (!isMissing(error)) throw writeFailure(error)
  })
}

async function put({ ports }: CareHost, target: string, bytes: Uint8Array): Promise<void> {
  try {
    await ensureFolder(ports.fs, join(target, '..'))
    await durableWrite(ports, target, bytes)
  } catch (error) {
    throw writeFailure(error)
  }
}

function inLibrary({ layout }: CareHost, path: string): string {
  return join(layout.root, ...path.split('/'))
}

function contentOf(files: LibraryFiles, path: string): Uint8Array {
  const bytes = files.get(path)
  if (!bytes) throw new FailureError('library-damaged', { file: path, where: 'missing' })
  return bytes
}
