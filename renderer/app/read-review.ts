import { frozenBefore } from '#annotations/adjudicate/blind'
import { setFromData } from '#annotations/model/annotation-set'
import type { Article } from '#annotations/model/article'
import { revisionToCompareOn } from '#annotations/review/carry-sets'
import type { Host } from '#shared/contract/host'
import type { Result } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import { readRevisions, type RevisionTexts } from '../state/review-texts'

/** The review of an article that is not open, as it is on disk. */
export interface ReadReview {
  readonly article: Article
  readonly opened: Result<'review.open'>
  /** What its sets are compared on: where decisions are made, else the newest that somebody is on. */
  readonly revision: string
  /** Of that revision, and of all that sets are to be brought along from. */
  readonly texts: RevisionTexts
  /** Agreement was kept, so the marks of others may be seen. */
  readonly isRevealed: boolean
}

type Read = { readonly kind: 'read'; readonly review: ReadReview } | { readonly kind: 'failed'; readonly failure: Failure }

/** Null where fewer than two analysts have begun. Texts that cannot be read are left out, but for that of the revision itself. */
export async function readReview(host: Pick<Host, 'call'>, articleId: string): Promise<Read | null> {
  const [opened, article] = [await host.call('review.open', { articleId }), await host.call('article.open', { articleId })]
  if (!opened.ok) return { kind: 'failed', failure: opened.failure }
  if (!article.ok) return { kind: 'failed', failure: article.failure }
  const { own, sets } = opened.result
  const begun = sets.filter(({ seq, failure }) => failure === null && seq > 0)
  if (begun.length < 2) return null
  const hashes = article.result.article.revisions.map(({ sha256 }) => sha256)
  const used = begun.map(({ set }) => set)
  const revision = own.seq > 0 ? own.set.revision : (revisionToCompareOn(used, hashes) ?? own.set.revision)
  const text = await host.call('revision.text', { articleId, revision })
  if (!text.ok) return { kind: 'failed', failure: text.failure }
  const texts = await readRevisions(
    host,
    articleId,
    used.map((set) => ({ revision: set.revision, rechecks: set.rechecks ?? [] })),
    new Map([[revision, text.result.text]]),
  )
  const isRevealed = frozenBefore(setFromData(own.set).review) !== null
  return {
    kind: 'read',
    review: { article: article.result.article, opened: { ...opened.result, sets: begun }, revision, texts, isRevealed },
  }
}
