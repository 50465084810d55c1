import { randomUUID } from 'node:crypto'
import { begunOn } from '#annotations/merge/merge-logs'
import { assignPseudonyms, type Pseudonyms } from '#annotations/merge/pseudonyms'
import { renameAnalysts } from '#annotations/merge/rename-analysts'
import type { MadePackage } from '#shared/contract/package-methods'
import type { PackageKind, RequestKind } from '#shared/contract/package-kinds'
import { SET_KINDS } from '#shared/contract/set-kinds'
import { FailureError } from '#shared/failures'
import type { Manifest } from './package/manifest'
import type { PackedArticle, PackedLog } from './package/package-content'
import { readPackage } from './package/read-package'
import { writePackage } from './package/write-package'
import type { PackageBook } from '../store/package-book'
import { recordOf } from './article-methods'
import type { AppContext } from './create-app'

/** Makes a package for a colleague and notes that it was sent. @throws FailureError as the sets' files and the note's are read and written */
export async function sendPackage(context: AppContext, articleIds: readonly string[] | null, kind: RequestKind): Promise<MadePackage> {
  const { store, about } = context
  refuseReadOnly(context)
  const articles = await pack(context, articleIds, () => kind !== 'blind')
  let book = await store.packages.read()
  let shown = articles
  let from: string | null = about.analyst
  if (kind === 'masked') {
    book = masked(context, book, [...analystsOf(articles), about.analyst])
    const names = pseudonymsOf(book)
    shown = articles.map((article) => ({ ...article, logs: article.logs.map((log) => mask(log, names)) }))
    from = null
  }
  const made = finish(context, shown, { kind, from, answers: null })
  const { id, created, articles: ids } = made.manifest
  await store.packages.write({ ...book, sent: [...book.sent.filter((sent) => sent.id !== id), { id, kind, created, articles: ids }] })
  return made.result
}

/** Makes a package of what this analyst has made, and notes which request it answers. */
export async function returnPackage(context: AppContext, articleIds: readonly string[] | null): Promise<MadePackage> {
  const { store, about } = context
  const own = about.analyst.normalize('NFC')
  const all = await pack(context, articleIds, (analyst) => analyst.normalize('NFC') === own)
  const articles = articleIds === null ? all.filter(({ logs }) => logs.length > 0) : all
  const book = await store.packages.read()
  const request = book.received.findLast((one) => articles.some(({ article }) => one.articles.includes(article.id)))
  const answers = request ? { id: request.id, kind: request.kind } : null
  const { manifest, result } = finish(context, articles, { kind: 'return', from: about.analyst, answers })
  if (request && store.readOnly === null) {
    const returned = [...new Set([...request.returned, ...manifest.articles.filter((id) => request.articles.includes(id))])]
    await store.packages.write({ ...book, received: book.received.map((one) => (one.id === request.id ? { ...one, returned } : one)) })
  }
  return result
}

export function pseudonymsOf({ pseudonyms }: PackageBook): Pseudonyms {
  return new Map(pseudonyms.map(({ analyst, mask }) => [analyst, mask]))
}

function masked({ sha256 }: AppContext, book: PackageBook, analysts: readonly string[]): PackageBook {
  const salt = book.salt || randomUUID()
  const names = assignPseudonyms(pseudonymsOf(book), analysts, sha256, salt)
  return { ...book, salt, pseudonyms: [...names].map(([analyst, mask]) => ({ analyst, mask })) }
}

const mask = (log: PackedLog, names: Pseudonyms): PackedLog => ({ ...log, ...renameAnalysts(log, names, true) })

/** All whose name may stand in the logs: owners, and whoever made edits or is referred to is the owner of another set or takes part. */
function analystsOf(articles: readonly PackedArticle[]): readonly string[] {
  return articles.flatMap(({ logs }) => logs.flatMap(({ analyst, log }) => [analyst, ...log.map(({ by }) => by)]))
}

/** @throws FailureError where a set cannot be read in full: what is sent must not lack any of it */
async function pack(
  context: AppContext,
  articleIds: readonly string[] | null,
  wanted: (analyst: string) => boolean,
): Promise<readonly PackedArticle[]> {
  const { store, texts } = context
  if (articleIds === null) for (const failure of store.unreadable.values()) throw new FailureError(failure.code, failure.values)
  const packed: PackedArticle[] = []
  for (const id of articleIds ?? store.articles().map(({ article }) => article.id)) {
    const { article } = recordOf(context, id)
    const read = new Map<string, string>()
    for (const { sha256 } of article.revisions) read.set(sha256, await texts.read(id, sha256))
    packed.push({ article, texts: read, logs: await logsOf(context, id, wanted) })
  }
  return packed
}

async function logsOf({ store }: AppContext, articleId: string, wanted: (analyst: string) => boolean): Promise<readonly PackedLog[]> {
  const logs: PackedLog[] = []
  for (const kind of SET_KINDS) {
    for (const analyst of (await store.analystsOf(articleId, kind)).filter(wanted)) {
      const set = await store.openSet(articleId, analyst, kind)
      if (set.failure) throw new FailureError(set.failure.code, set.failure.values)
      const log = await set.edits()
      if (log.length > 0) logs.push({ kind, articleId, analyst: set.set.analyst, begunOn: begunOn(log, set.set.revision), log })
    }
  }
  return logs
}

function finish(
  { about, now }: AppContext,
  articles: readonly PackedArticle[],
  said: { readonly kind: PackageKind; readonly from: string | null; readonly answers: Manifest['answers'] },
): { readonly manifest: Manifest; readonly result: MadePackage } {
  const analysts = [...new Set(articles.flatMap(({ logs }) => logs.map(({ analyst }) => analyst)))].map((id) => ({ id, name: id }))
  const { bytes, manifest } = writePackage({ ...said, analysts, articles, generator: `Claimlight ${about.version}`, created: now() })
  const name = articles.length === 1 ? (articles[0]?.article.metadata.title ?? '') : ''
  // What a colleague could not open is better known here, while everything is at hand.
  readPackage(name || 'claimlight', bytes)
  const sets = articles.reduce((sum, { logs }) => sum + logs.length, 0)
  const base64 = Buffer.from(bytes).toString('base64')
  return { manifest, result: { name, base64, id: manifest.id, articles: articles.length, sets, bytes: bytes.length } }
}

function refuseReadOnly({ store }: AppContext): void {
  if (store.readOnly) throw new FailureError(store.readOnly.code, store.readOnly.values)
}
