import type { Result } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import type { Controller } from './controller'
import { type ReadReview, readReview } from './read-review'
import { analystName } from '../state/analyst-name'
import type { SentReview } from '../report/messages'
import type { ReportClient } from '../report/report-client'

export interface MadeReport {
  /** Null where no article has the sets of two analysts. */
  readonly html: string | null
  /** Articles where agreement is not kept yet, so that nobody's marks may be seen. */
  readonly blind: number
  readonly unread: readonly { readonly title: string; readonly failure: Failure }[]
}

interface ReportProgress {
  /** Told before each article is read. */
  readonly onRead: (at: number) => void
  readonly onReadAll: () => void
}

interface Reported {
  readonly id: string
  readonly title: string
}

/**
 * The report of these articles, as the command line makes it, but without those whose marks this reviewer may not see yet. Articles are read one after the
 * other and the page is made in a worker. Null where it was cancelled.
 */
export async function makeReport(
  { host }: Pick<Controller, 'host'>,
  client: ReportClient,
  articles: readonly Reported[],
  { onRead, onReadAll }: ReportProgress,
  signal: AbortSignal,
): Promise<MadeReport | null> {
  const run = client(signal)
  const names = new Map<string, string>()
  const unread: { readonly title: string; readonly failure: Failure }[] = []
  let blind = 0
  try {
    for (const [i, { id, title }] of articles.entries()) {
      onRead(i)
      const read = await readReview(host, id)
      if (signal.aborted) return null
      if (read === null) continue
      if (read.kind === 'failed') {
        unread.push({ title, failure: read.failure })
      } else if (read.review.isRevealed) {
        run.add(sentReview(read.review))
        for (const analyst of peopleIn(read.review.opened)) names.set(analyst, analystName(analyst))
      } else {
        blind++
      }
    }
    onReadAll()
    const html = await run.page(new Date().toISOString(), names)
    return signal.aborted ? null : { html, blind, unread }
  } finally {
    run.end()
  }
}

function sentReview({ article, opened, revision, texts }: ReadReview): SentReview {
  const { own, others, sets } = opened
  return {
    id: article.id,
    metadata: article.metadata,
    revision,
    texts,
    sets: sets.map(({ set }) => set),
    points: sets.map(({ set, seq }) => ({ analyst: set.analyst, seq })),
    own: own.set,
    messages: [own, ...others].flatMap(({ set }) => set.review?.messages ?? []),
  }
}

/** Everybody who has marked, decided or said anything there. */
function peopleIn({ own, others, sets }: Result<'review.open'>): readonly string[] {
  return [own, ...others, ...sets].map(({ set }) => set.analyst)
}
