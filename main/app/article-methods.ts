import type { Article, ArticleMetadata } from '#annotations/model/article'
import { type AnnotationSetData, setToData } from '#annotations/model/annotation-set'
import type { Added, SentFile } from '#shared/contract/methods'
import { type Failure, FailureError } from '#shared/failures'
import type { ImportedArticle } from '../exchange/importer'
import type { SetKind } from '../store/layout'
import type { ArticleRecord } from '../store/library-store'
import type { AppContext, Handlers } from './create-app'
import { earlierVersion } from './earlier-version'
import { toFailure } from './failure'
import { readRequests } from './review-request'

type ArticleMethods = Pick<
  Handlers,
  | 'article.add'
  | 'article.cancel-add'
  | 'article.paste'
  | 'article.open'
  | 'article.sets'
  | 'article.suggested'
  | 'article.describe'
  | 'view.save'
>

export function articleMethods(context: AppContext): ArticleMethods {
  const { store, importer, about, emit } = context

  const add = async (name: string, ask: boolean, read: () => Promise<ImportedArticle>): Promise<Added> => {
    try {
      if (store.readOnly) throw new FailureError(store.readOnly.code, store.readOnly.values)
      const imported = await read()
      const earlier = ask ? await earlierVersion(context, imported) : null
      if (earlier && !earlier.tooDifferent) return { kind: 'resembles', name, earlier }
      const { article, existing } = await keepArticle(context, imported)
      return { kind: 'added', name, article, existing, earlier: existing ? null : await earlierVersion(context, imported, article.id) }
    } catch (error) {
      return { kind: 'failed', name, failure: toFailure(error, 'article.add') }
    }
  }

  const addFile = (file: SentFile, encoding: string | null, ask: boolean): Promise<Added> =>
    add(file.name, ask, () => importer.read({ name: file.name, bytes: Buffer.from(file.base64, 'base64') }, encoding))

  return {
    'article.add': async ({ files, encoding, ask = false }) => {
      const results: Added[] = []
      // One after the other: a hundred large pages at once would hold them all in memory.
      for (const file of files) results.push(await addFile(file, encoding, ask))
      if (results.some((result) => result.kind === 'added')) emit({ kind: 'library-changed' })
      return { results }
    },
    'article.cancel-add': async () => {
      await importer.cancel()
      return {}
    },
    'article.paste': async ({ text, metadata, ask = false }) => {
      const result = await add('', ask, () => importer.readPasted(text, metadata))
      if (result.kind === 'added') emit({ kind: 'library-changed' })
      return { result }
    },
    'article.open': async ({ articleId }) => {
      const { article } = recordOf(context, articleId)
      const set = await store.openSet(articleId, about.analyst)
      const text = await context.texts.read(articleId, set.set.revision)
      const view = await store.readView(articleId)
      const request = (await readRequests(context)).of(articleId)
      const { seq, history, readOnly } = set
      return { article, text, set: setToData(set.set), seq, history, view, readOnly, ...(request ? { request } : {}) }
    },
    'article.sets': async ({ articleId }) => {
      recordOf(context, articleId)
      const sets: { readonly set: AnnotationSetData; readonly seq: number; readonly failure: Failure | null }[] = []
      const { shown, withheld } = await analystsToShow(context, articleId)
      for (const analyst of shown) {
        const { set, seq, failure, isArriving } = await store.openSet(articleId, analyst)
        if (!isArriving) sets.push({ set: setToData(set), seq, failure })
      }
      return { sets, ...(withheld > 0 ? { withheld } : {}) }
    },
    'article.suggested': async ({ articleId, detector, count }) => {
      const { suggested } = recordOf(context, articleId)
      if (suggested.detector !== detector || suggested.count !== count) {
        store.noteSuggested(articleId, { detector, count })
        emit({ kind: 'library-changed' })
      }
      return {}
    },
    'article.describe': async ({ articleId, metadata }) => {
      const { article: before } = recordOf(context, articleId)
      const text = await context.texts.read(articleId, newestOf(before)).catch(() => '')
      const article = await store.describeArticle(articleId, titled(metadata, text))
      emit({ kind: 'library-changed' })
      return { article }
    },
    'view.save': async ({ articleId, view }) => {
      recordOf(context, articleId)
      if (store.readOnly === null) await store.writeView(articleId, view)
      return {}
    },
  }
}

/** Whose sets may be seen: while an article is judged blind, one's own alone. */
export async function analystsToShow(
  context: Pick<AppContext, 'store' | 'about'>,
  articleId: string,
  kind: SetKind = 'annotations',
): Promise<{ readonly shown: readonly string[]; readonly withheld: number }> {
  const { store, about } = context
  const all = await store.analystsOf(articleId, kind)
  if (!(await readRequests(context)).isBlind(articleId)) return { shown: all, withheld: 0 }
  const own = about.analyst.normalize('NFC').trim()
  const shown = all.filter((analyst) => analyst === own)
  return { shown, withheld: all.length - shown.length }
}

/** Puts what an importer read into the library. The same text is the same article, whatever file it came from. */
export async function keepArticle(
  { store, now, sha256 }: Pick<AppContext, 'store' | 'now' | 'sha256'>,
  { text, metadata, provenance }: ImportedArticle,
): Promise<{ readonly article: Article; readonly existing: boolean }> {
  const hash = sha256(text)
  // It may have come as a later revision of an article that began with another text.
  const holder = store.articles().find((record) => record.article.revisions.some((revision) => revision.sha256 === hash))
  if (holder) return { article: holder.article, existing: true }
  const id = hash.slice(0, 16)
  const revision = { sha256: hash, length: text.length, addedAt: now(), provenance }
  const { existing } = await store.addArticle({ id, metadata: titled(metadata, text), revisions: [revision] }, text, {
    detector: '',
    count: 0,
  })
  return { article: store.article(id)?.article ?? { id, metadata, revisions: [revision] }, existing }
}

/** An article without a title is listed by its first words. */
function titled(metadata: ArticleMetadata, text: string): ArticleMetadata {
  if (metadata.title.trim() !== '') return metadata
  const line = text.trimStart().split('\n', 1)[0] ?? ''
  const words = [...line].length > 80 ? `${[...line].slice(0, 79).join('')}…` : line
  return { ...metadata, title: words }
}

export function recordOf({ store }: Pick<AppContext, 'store'>, articleId: string): ArticleRecord {
  const record = store.article(articleId)
  if (record) return record
  const failure = store.unreadable.get(articleId)
  throw failure ? new FailureError(failure.code, failure.values) : new FailureError('unknown-article', { id: articleId })
}

export function newestOf(article: Article): string {
  const newest = article.revisions.at(-1)
  if (!newest) throw new RangeError(`article ${article.id} has no revision`)
  return newest.sha256
}
