import { failureWords, message } from '#shared/messages/message'
import type { Controller } from '../app/controller'
import { readReview } from '../app/read-review'
import type { AgreementClient } from './agreement-client'
import type { ArticleMeasured, LibraryMeasured } from './measure-library'
import type { Listed } from './openings'

/** Agreement in one article, and the statements on whose tag analysts differ. */
export interface ArticleRow extends Pick<ArticleMeasured, 'alpha' | 'interval'> {
  readonly id: string
  readonly title: string
  /** Null where agreement is not kept yet, so that nobody's marks may be seen. */
  readonly statements: readonly Listed[] | null
}

export interface ArticlesMeasured {
  readonly rows: readonly ArticleRow[]
  readonly together: LibraryMeasured
  /** Articles that could not be read, each with why. */
  readonly failed: readonly string[]
}

/**
 * Alpha on tags in each article that two analysts or more have annotated, and of all of them; sets on another revision are brought along. One article at a
 * time is read here and measured in a worker. Null where it was cancelled.
 */
export async function measureArticles(
  { call, host }: Pick<Controller, 'call' | 'host'>,
  client: AgreementClient,
  onProgress: (at: number, of: number) => void,
  signal: AbortSignal,
): Promise<ArticlesMeasured | null> {
  const listed = await call('library.list', { query: '', state: null })
  if (!listed) return null
  const run = client.library(signal)
  const rows: ArticleRow[] = []
  const failed: string[] = []
  try {
    for (const [i, { id, metadata }] of listed.entries.entries()) {
      if (signal.aborted) return null
      onProgress(i + 1, listed.entries.length)
      const read = await readReview(host, id)
      if (read === null) continue
      if (read.kind === 'failed') {
        failed.push(message('figures.articles.failed', { title: metadata.title, reason: failureWords(read.failure).what }))
        continue
      }
      const { opened, revision, texts, isRevealed } = read.review
      const measured = await run.add({ sets: opened.sets.map(({ set }) => set), texts, revision })
      if (!measured) return null
      const text = texts.get(revision) ?? ''
      const statements = measured.differing.map(({ key, content, words }): Listed => ({
        id: `${id} ${key}`,
        text,
        content,
        words,
        leads: { kind: 'article', articleId: id, key },
      }))
      rows.push({
        id,
        title: metadata.title,
        alpha: measured.alpha,
        interval: measured.interval,
        statements: isRevealed ? statements : null,
      })
    }
    const together = await run.pooled()
    return together && { rows, together, failed }
  } finally {
    run.end()
  }
}
