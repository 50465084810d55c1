import { basename, dirname, join } from 'node:path'
import * as z from 'zod/mini'
import type { ArticleMetadata, Revision } from '#annotations/model/article'
import { FailureError } from '#shared/failures'
import { type ArticleFile, articleFileSchema, parseArticleFile } from './article-file'
import { damageToFailure } from './damage'
import { durableWrite } from './durable-write'
import { ensureFolder } from './ensure-folder'
import { errorCode, isMissing, readFailure } from './fs-failure'
import type { Layout } from './layout'
import { quarantine } from './repair/quarantine'
import type { StorePorts } from './store-ports'
import { parseVersioned } from './versioned-json'

const SCHEMA = 1
const FORMAT = 'claimlight-amendment'
const amendmentSchema = z.extend(articleFileSchema, { edit: z.int().check(z.positive()) })

/**
 * What an analyst changed of an article after it was added: the whole of it as they left it, in a file of their own, so that two who
 * add a revision or correct the headline at the same time, on two computers, never write the same file.
 */
export interface Amendment extends ArticleFile {
  /** One more than any that its writer had seen: the higher one knew of the lower. */
  readonly edit: number
}

/**
 * Null where there is no such article. Amendments that are damaged, or that a colleague lets nobody read, are left out: see `unreadableAmendments`.
 * @throws FailureError library-damaged, library-newer; also where the disk does not give the amendments
 */
export async function readArticle(ports: Pick<StorePorts, 'fs'>, layout: Layout, id: string): Promise<ArticleFile | null> {
  const base = await readBase(ports, layout, id)
  if (!base) return null
  const { amendments, unreadable } = await readAmendments(ports, layout, id)
  // Without it the article would look as it was before, and be written so with the next change.
  const failed = unreadable.find(({ wasRead, isForbidden }) => !wasRead && !isForbidden)
  if (failed) throw failed.failure
  return amended(base, amendments)
}

/**
 * Writes what an analyst changes of an article, on top of what everybody's files say now. Earlier changes of theirs that are damaged go to the
 * quarantine first; where the disk does not give them, nothing is written: a second try may find them whole.
 * @returns the article as it is then
 * @throws FailureError unknown-article, library-newer, library-damaged; rejects with the system's error
 */
export async function amendArticle(
  ports: StorePorts,
  layout: Layout,
  id: string,
  analyst: string,
  change: (file: ArticleFile) => ArticleFile,
): Promise<ArticleFile> {
  const base = await readBase(ports, layout, id)
  if (!base) throw new FailureError('unknown-article', { id })
  const { amendments, unreadable } = await readAmendments(ports, layout, id)
  const changed = change(amended(base, amendments))
  const path = layout.amendment(id, analyst)
  const broken = unreadable.find((one) => one.path === path)
  if (broken && (broken.failure.code === 'library-newer' || !broken.wasRead)) throw broken.failure
  if (broken) await quarantine(ports, layout, [path])
  const edit = Math.max(0, ...amendments.map((one) => one.edit)) + 1
  await ensureFolder(ports.fs, dirname(path))
  await durableWrite(
    ports,
    path,
    Buffer.from(
      `${JSON.stringify({ format: FORMAT, schema: SCHEMA, edit, article: changed.article, suggested: changed.suggested }, null, 2)}\n`,
    ),
  )
  return changed
}

/** The article with one more text. What was known of it until now belongs to the text it had until now. */
export function withRevision({ article, suggested }: ArticleFile, revision: Revision, metadata: ArticleMetadata): ArticleFile {
  const { revisions } = article
  if (revisions.some(({ sha256 }) => sha256 === revision.sha256)) return { article, suggested }
  const before = revisions.map((one, i) => (i === revisions.length - 1 ? { ...one, metadata: article.metadata } : one))
  return { article: { ...article, metadata, revisions: [...before, revision] }, suggested: { detector: '', count: 0 } }
}

export interface UnreadableAmendment {
  readonly path: string
  readonly failure: FailureError
  /** The disk gave its bytes, and they are no amendment. */
  readonly wasRead: boolean
  /** The system does not let this person read it, today or tomorrow. */
  readonly isForbidden: boolean
}

/** Files of amendments that cannot be read, and why. @throws FailureError library-damaged where the disk does not say which there are */
export async function unreadableAmendments(
  ports: Pick<StorePorts, 'fs'>,
  layout: Layout,
  id: string,
): Promise<readonly UnreadableAmendment[]> {
  return (await readAmendments(ports, layout, id)).unreadable
}

/**
 * The article as its first file and everybody's changes make it, the same whatever order they are read in. Revisions of all; each
 * analyst's order is kept, and what nobody has put in order goes by time and hash. What is known besides is that of the change that knew
 * of most others. Costs revisions times amendments.
 */
export function amended(base: ArticleFile, amendments: readonly Amendment[]): ArticleFile {
  const known = [{ ...base, edit: 0 }, ...amendments].toSorted((a, b) => a.edit - b.edit || (text(a) < text(b) ? -1 : 1))
  const last = known.at(-1) ?? base
  const byHash = new Map<string, Revision>()
  for (const { article } of known)
    for (const revision of article.revisions) byHash.set(revision.sha256, { ...byHash.get(revision.sha256), ...revision })
  const revisions = inOrder(
    known.map(({ article }) => article.revisions.map(({ sha256 }) => sha256)),
    byHash,
  )
  const isNewest = last.article.revisions.at(-1)?.sha256 === revisions.at(-1)?.sha256
  return {
    article: { ...base.article, metadata: last.article.metadata, revisions },
    suggested: isNewest ? last.suggested : { detector: '', count: 0 },
  }
}

const text = ({ article }: ArticleFile): string => JSON.stringify(article)

function inOrder(lists: readonly (readonly string[])[], byHash: ReadonlyMap<string, Revision>): readonly Revision[] {
  const placed = new Set<string>()
  const ordered: Revision[] = []
  const left = [...byHash.values()].toSorted((a, b) =>
    a.addedAt === b.addedAt ? (a.sha256 < b.sha256 ? -1 : 1) : a.addedAt < b.addedAt ? -1 : 1,
  )
  const isNext = ({ sha256 }: Revision): boolean =>
    lists.every((list) => {
      const at = list.indexOf(sha256)
      return list.slice(0, Math.max(0, at)).every((before) => placed.has(before))
    })
  while (left.length > 0) {
    // Nobody's order contradicts another's unless a clock or a file lies: then time decides.
    const next = Math.max(0, left.findIndex(isNext))
    const [revision] = left.splice(next, 1)
    if (!revision) break
    placed.add(revision.sha256)
    ordered.push(revision)
  }
  return ordered
}

async function readBase({ fs }: Pick<StorePorts, 'fs'>, layout: Layout, id: string): Promise<ArticleFile | null> {
  const path = layout.article(id)
  const shown = layout.shown(path)
  const bytes = await fs.readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw readFailure(error, shown)
  })
  if (!bytes) return null
  const file = parseArticleFile(bytes)
  const damage =
    file.kind !== 'read' ? file : file.value.article.id === id ? null : ({ kind: 'damaged', where: 'another article' } as const)
  if (file.kind === 'read' && !damage) return file.value
  const failure = damage && damageToFailure(damage, shown)
  throw new FailureError(failure?.code ?? 'library-damaged', failure?.values)
}

async function readAmendments({ fs }: Pick<StorePorts, 'fs'>, layout: Layout, id: string) {
  const folder = layout.amendmentsFolder(id)
  const amendments: Amendment[] = []
  const unreadable: UnreadableAmendment[] = []
  const names = await fs.readFolder(folder).catch((error: unknown): readonly string[] => {
    if (isMissing(error)) return []
    throw readFailure(error, layout.shown(folder))
  })
  for (const name of names.toSorted()) {
    // A copy that a sync tool left says what the same analyst wrote on another computer: its revisions count too.
    if (name.startsWith('.') || !name.endsWith('.json')) continue
    const path = join(folder, basename(name))
    const bytes = await fs.readFile(path).catch((error: unknown) => {
      if (isMissing(error)) return null
      const isForbidden = ['EACCES', 'EPERM'].includes(errorCode(error))
      unreadable.push({ path, failure: readFailure(error, layout.shown(path)), wasRead: false, isForbidden })
      return null
    })
    if (!bytes) continue
    const read = parseVersioned(bytes, FORMAT, SCHEMA, amendmentSchema)
    if (read.kind === 'read' && read.value.article.id === id) {
      amendments.push(read.value)
      continue
    }
    const { code, values } = damageToFailure(
      read.kind === 'read' ? { kind: 'damaged', where: 'another article' } : read,
      layout.shown(path),
    )
    unreadable.push({ path, failure: new FailureError(code, values), wasRead: true, isForbidden: false })
  }
  return { amendments, unreadable }
}
