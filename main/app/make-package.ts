import { maskingGaps } from '#annotations/merge/masking-gaps'
import { begunOn } from '#annotations/merge/merge-logs'
import { currentName, type Person } from '#annotations/people/person'
import type { MadePackage, MaskingPreview } from '#shared/contract/package-methods'
import type { PackageKind, RequestKind } from '#shared/contract/package-kinds'
import { SET_KINDS } from '#shared/contract/set-kinds'
import { FailureError } from '#shared/failures'
import type { Manifest } from './package/manifest'
import type { PackedArticle, PackedLog } from './package/package-content'
import type { PackageBook } from '../store/package-book'
import { recordOf } from './article-methods'
import type { AppContext } from './create-app'
import { allNames, maskArticles } from './mask-articles'
import { knownPeople } from './people'

/** More are counted, not listed. */
const MOST_GAPS = 100

/** Makes a package for a colleague and notes that it was sent. @throws FailureError as the sets' files and the note's are read and written */
export async function sendPackage(context: AppContext, articleIds: readonly string[] | null, kind: RequestKind): Promise<MadePackage> {
  const { store, about } = context
  refuseReadOnly(context)
  const articles = await pack(context, articleIds, () => kind !== 'blind')
  const { people } = await knownPeople(store)
  const book = await store.packages.read()
  if (kind !== 'masked') return finishSending(context, book, articles, people, { kind, from: about.analyst, answers: null })
  const { book: named, articles: shown } = maskArticles(context, book, articles, people)
  return finishSending(context, named, shown, [], { kind, from: null, answers: null })
}

/** What of names would be left in a masked package. Writes nothing. @throws FailureError as `sendPackage` */
export async function previewMasked(context: AppContext, articleIds: readonly string[] | null): Promise<MaskingPreview> {
  const { store, about } = context
  const articles = await pack(context, articleIds, () => true)
  const { people } = await knownPeople(store)
  const { names, articles: shown } = maskArticles(context, await store.packages.read(), articles, people)
  const masks = new Map([...names].map(([id, mask]) => [mask, id]))
  const called = allNames([...people, { id: about.analyst, names: [] }, ...[...names.keys()].map((id) => ({ id, names: [] }))])
  const gaps = shown.flatMap(({ article, logs }) =>
    maskingGaps(logs, called, [...masks.keys()], [article.metadata, ...article.revisions.flatMap(({ metadata }) => metadata ?? [])]).map(
      (gap) => ({
        ...gap,
        articleId: article.id,
        title: article.metadata.title,
        // The sender may see whose it is; the package says the mask.
        analyst: masks.get(gap.analyst) ?? gap.analyst,
      }),
    ),
  )
  return { gaps: gaps.slice(0, MOST_GAPS), count: gaps.length }
}

async function finishSending(
  context: AppContext,
  book: PackageBook,
  articles: readonly PackedArticle[],
  people: readonly Person[],
  said: Said,
): Promise<MadePackage> {
  const { manifest, result } = await finish(context, articles, people, said)
  const { id, created, articles: ids } = manifest
  const sent = { id, kind: said.kind === 'return' ? 'open' : said.kind, created, articles: ids }
  await context.store.packages.write({ ...book, sent: [...book.sent.filter((one) => one.id !== id), sent] })
  return result
}

/** Makes a package of what this analyst has made, and notes which request it answers. */
export async function returnPackage(context: AppContext, articleIds: readonly string[] | null): Promise<MadePackage> {
  const { store, about } = context
  const own = about.analyst.normalize('NFC')
  const all = await pack(context, articleIds, (analyst) => analyst.normalize('NFC') === own)
  const articles = articleIds === null ? all.filter(({ logs }) => logs.length > 0) : all
  const book = await store.packages.read()
  const { people } = await knownPeople(store)
  const request = book.received.findLast((one) => articles.some(({ article }) => one.articles.includes(article.id)))
  const answers = request ? { id: request.id, kind: request.kind } : null
  const { manifest, result } = await finish(context, articles, people, { kind: 'return', from: about.analyst, answers })
  if (request && store.readOnly === null) {
    const returned = [...new Set([...request.returned, ...manifest.articles.filter((id) => request.articles.includes(id))])]
    await store.packages.write({ ...book, received: book.received.map((one) => (one.id === request.id ? { ...one, returned } : one)) })
  }
  return result
}

interface Said {
  readonly kind: PackageKind
  readonly from: string | null
  readonly answers: Manifest['answers']
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

async function finish(
  { about, packer, now }: AppContext,
  articles: readonly PackedArticle[],
  people: readonly Person[],
  said: Said,
): Promise<{ readonly manifest: Manifest; readonly result: MadePackage }> {
  const ids = new Set([...articles.flatMap(({ logs }) => logs.map(({ analyst }) => analyst)), ...(said.from === null ? [] : [said.from])])
  const analysts = [...ids].map((id) => {
    const person = people.find((one) => one.id === id) ?? { id, names: [] }
    return { id, name: currentName(person), names: person.names }
  })
  const name = articles.length === 1 ? (articles[0]?.article.metadata.title ?? '') : ''
  const content = { ...said, analysts, articles, generator: `Claimlight ${about.version}`, created: now() }
  const { bytes, manifest } = await packer.make(name || 'claimlight', content)
  const sets = articles.reduce((sum, { logs }) => sum + logs.length, 0)
  const base64 = Buffer.from(bytes).toString('base64')
  return { manifest, result: { name, base64, id: manifest.id, articles: articles.length, sets, bytes: bytes.length } }
}

function refuseReadOnly({ store }: AppContext): void {
  if (store.readOnly) throw new FailureError(store.readOnly.code, store.readOnly.values)
}
