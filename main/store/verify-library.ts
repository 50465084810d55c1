import type { Anchors } from '#annotations/anchor/anchor'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Article } from '#annotations/model/article'
import { isSpanWithin } from '#annotations/text/span'
import { type Failure, FailureError } from '#shared/failures'
import { setsOf } from './sets-of'
import { readArticle, unreadableAmendments } from './amendments'
import { type Damage, damageToFailure } from './damage'
import { isMissing, readFailure } from './fs-failure'
import { HistorySegments } from './history-segments'
import { holdsWork } from './holds-work'
import { type Layout, segmentPath, SET_KINDS, type SetKind } from './layout'
import { parseLibraryFile } from './library-file'
import type { Problem } from './library-store'
import { readPeople } from './profiles'
import { readSet, type SetOnDisk } from './read-set'
import { readRevision } from './revision-text'
import { SnapshotFile } from './snapshot-file'
import type { StorePorts } from './store-ports'

/** Re-reads a whole library from disk and compares everything that can be compared. Writes nothing. */
export async function verifyLibrary(ports: StorePorts, layout: Layout): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const add = (path: string, damage: Damage): void => {
    problems.push({ file: layout.shown(path), failure: damageToFailure(damage, layout.shown(path)) })
  }
  const attempt = async <T>(path: string, read: () => Promise<T>): Promise<T | null> => {
    try {
      return await read()
    } catch (error) {
      problems.push(problemOf(readFailure(error, layout.shown(path)).toFailure(), layout.shown(path)))
      return null
    }
  }

  const library = await attempt(layout.library, async () => parseLibraryFile(await ports.fs.readFile(layout.library)))
  if (library && library.kind !== 'read') add(layout.library, library)

  for (const failure of (await readPeople(ports, layout)).failures) problems.push(problemOf(failure, failure.values['file'] ?? ''))
  const ids = await ports.fs.readFolder(layout.articles).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw readFailure(error, layout.shown(layout.articles))
  })
  for (const id of [...ids].sort()) {
    const article = layout.article(id)
    const found = await attempt(article, async () => ({ file: await readArticle(ports, layout, id) }))
    if (found && !found.file && (await holdsWork(ports.fs, layout, id))) add(article, { kind: 'damaged', where: 'missing' })
    const file = found?.file
    if (!file) continue
    const broken = await attempt(layout.amendmentsFolder(id), () => unreadableAmendments(ports, layout, id))
    for (const { path, failure } of broken ?? []) problems.push({ file: layout.shown(path), failure: failure.toFailure() })
    const texts = new Map<string, string>()
    for (const revision of file.article.revisions) {
      const path = layout.revision(id, revision.sha256)
      const text = await attempt(path, () => readRevision(ports, path, layout.shown(path), revision))
      if (text !== null) texts.set(revision.sha256, text)
    }
    for (const kind of SET_KINDS) {
      const folder = layout.setsFolder(id, kind)
      const sets = await attempt(folder, () => setsOf(ports.fs, layout, id, kind))
      for (const failure of sets?.unnamed ?? []) problems.push(problemOf(failure, layout.shown(folder)))
      for (const analyst of sets?.analysts ?? []) problems.push(...(await verifySet(ports, layout, file.article, analyst, kind, texts)))
    }
  }
  return problems
}

async function verifySet(
  ports: StorePorts,
  layout: Layout,
  article: Article,
  analyst: string,
  kind: SetKind,
  texts: ReadonlyMap<string, string>,
): Promise<readonly Problem[]> {
  const paths = layout.set(article.id, analyst, kind)
  const { shown } = layout
  const snapshot = new SnapshotFile(ports, paths.snapshot, shown(paths.snapshot), { depth: 'full' })
  const revision = article.revisions.at(-1)?.sha256 ?? ''
  const found = await readSet(ports.fs, paths, shown, snapshot, { articleId: article.id, analyst, revision })
  const problems: Problem[] = found.failure ? [{ ...problemOf(found.failure, shown(paths.snapshot)), analyst }] : []
  const file = shown(found.snapshotSeq > 0 ? paths.snapshot : paths.journal)
  const add = (where: string, inFile = file): void => {
    problems.push({
      file: inFile,
      failure: damageToFailure({ kind: 'damaged', where }, inFile),
      analyst,
      ...(inFile === file ? { isContent: true } : {}),
    })
  }
  const { set } = found.state
  if (!article.revisions.some(({ sha256 }) => sha256 === set.revision)) add('is on a text that the article does not have')
  const text = texts.get(set.revision)
  if (text !== undefined) for (const where of misplacedQuotes(set, text)) add(where)
  for (const { id, revision: on, was } of set.rechecks.values()) {
    const then = texts.get(on)
    if (then === undefined) continue
    for (const { start, end, exact } of was.content)
      if (then.slice(start, end) !== exact) add(`claim ${id}, to look at again: quote at ${start}..${end}`)
  }
  const segments = new HistorySegments(ports.fs, paths, shown)
  for (const { start, where } of await historyProblems(segments, found)) add(where, shown(segmentPath(paths, start)))
  return problems
}

/** Every anchor whose quote is not what the text has in its place. */
function* misplacedQuotes(set: AnnotationSet, text: string): Iterable<string> {
  for (const claim of set.claims.values()) {
    const parts: readonly Anchors[] = [claim.content, claim.source, claim.cue]
    for (const { start, end, exact } of parts.flat()) {
      if (!isSpanWithin({ start, end }, text.length) || text.slice(start, end) !== exact)
        yield `claim ${claim.id}: quote at ${start}..${end}`
    }
  }
}

/** The history must go without a gap from edit 1 to where the journal begins. */
async function historyProblems(
  segments: HistorySegments,
  found: SetOnDisk,
): Promise<readonly { readonly start: number; readonly where: string }[]> {
  const problems: { readonly start: number; readonly where: string }[] = []
  let expected = 1
  for (const start of await segments.starts()) {
    if (start !== expected) problems.push({ start, where: `begins with edit ${start} where ${expected} belongs` })
    const read = await segments.read(start).catch((error: unknown) => {
      if (error instanceof FailureError) return null
      throw error
    })
    const where = !read ? 'unreadable' : read.damage ? describeDamage(read.damage) : read.torn ? 'cut short' : null
    if (where !== null) problems.push({ start, where })
    if (read && read.entries[0]?.seq !== start) problems.push({ start, where: `first edit is not ${start}` })
    expected = start + (read?.entries.length ?? 0)
  }
  const next = found.journal?.firstSeq ?? found.state.seq + 1
  // A journal that another computer brought may begin with edits that the history here has as well.
  if (problems.length === 0 && !found.failure && expected < next)
    problems.push({ start: expected, where: `edits ${expected} to ${next - 1} are missing` })
  return problems
}

function describeDamage(damage: Damage): string {
  return damage.kind === 'newer' ? `format ${damage.version}` : damage.where
}

function problemOf(failure: Failure, file: string): Problem {
  return { file: failure.values.file ?? file, failure }
}
