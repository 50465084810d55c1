import { begunSet, setOnRevision } from '#annotations/history/set-on-revision'
import { claimHistory } from '#annotations/history/claim-history'
import type { DoneEdit } from '#annotations/history/done-edit'
import { emptySet, setToData } from '#annotations/model/annotation-set'
import type { ArticleMetadata } from '#annotations/model/article'
import { FailureError } from '#shared/failures'
import type { ImportedArticle } from '../exchange/importer'
import type { SetStore } from '../store/library-store'
import { recordOf } from './article-methods'
import type { AppContext, Handlers } from './create-app'
import { toFailure } from './failure'

type RevisionMethods = Pick<Handlers, 'revision.add' | 'revision.text' | 'revision.set' | 'claim.history'>

export function revisionMethods(context: AppContext): RevisionMethods {
  const { store, importer, about, emit, now, sha256, texts } = context

  const addRevision = async (articleId: string, { text, metadata, provenance }: ImportedArticle) => {
    const { article } = recordOf(context, articleId)
    const revision = { sha256: sha256(text), length: text.length, addedAt: now(), provenance }
    // An edit that is checked against the text must not be overtaken by a set that begins on another one.
    return context.turns.take(articleId, async () => ({
      ...(await store.addRevision(articleId, revision, text, merged(article.metadata, metadata))),
      revision: revision.sha256,
    }))
  }

  return {
    'revision.add': async ({ articleId, source }) => {
      try {
        if (store.readOnly) throw new FailureError(store.readOnly.code, store.readOnly.values)
        recordOf(context, articleId)
        const imported =
          source.kind === 'paste'
            ? await importer.readPasted(source.text, source.metadata)
            : await importer.read({ name: source.file.name, bytes: Buffer.from(source.file.base64, 'base64') }, source.encoding)
        const { article, revision, existing } = await addRevision(articleId, imported)
        if (!existing) emit({ kind: 'library-changed' })
        return { result: { kind: 'added', article, revision, existing } }
      } catch (error) {
        return { result: { kind: 'failed', failure: toFailure(error, 'revision.add') } }
      }
    },
    'revision.text': async ({ articleId, revision }) => {
      recordOf(context, articleId)
      return { text: await texts.read(articleId, revision) }
    },
    'revision.set': async ({ articleId, revision }) => {
      recordOf(context, articleId)
      const own = await store.openSet(articleId, about.analyst)
      if (own.set.revision === revision) return { set: setToData(own.set) }
      const edits = await doneEdits(own)
      const found = setOnRevision(begunSet(own.set, edits), edits, revision)
      return { set: setToData(found ?? emptySet(articleId, revision, about.analyst)) }
    },
    'claim.history': async ({ articleId, claimId }) => {
      recordOf(context, articleId)
      const own = await store.openSet(articleId, about.analyst)
      const edits = await doneEdits(own)
      return { steps: claimHistory(begunSet(own.set, edits), edits, claimId) }
    },
  }
}

export async function doneEdits(set: SetStore): Promise<readonly DoneEdit[]> {
  const edits = await set.edits()
  return edits.map(({ seq, at, by, op, undoes, redoes }) => ({ seq, at, by, op, isUndo: undoes !== undefined || redoes !== undefined }))
}

/** What the new text says of itself; where it says nothing, what was known before still holds. */
function merged(before: ArticleMetadata, after: ArticleMetadata): ArticleMetadata {
  const known = (field: keyof ArticleMetadata): string => (after[field].trim() === '' ? before[field] : after[field])
  return {
    title: known('title'),
    outlet: known('outlet'),
    author: known('author'),
    published: known('published'),
    url: known('url'),
    language: known('language'),
  }
}
