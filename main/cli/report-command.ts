import { reviewReport, type ReviewedArticle } from '#annotations/adjudicate/review-report'
import { setFromData } from '#annotations/model/annotation-set'
import type { Message } from '#annotations/model/message'
import { message } from '#shared/messages/message'
import { reportPage } from '#shared/review/report-page'
import type { App } from '../app/app'
import { articlesFor, comparedSets, tellCarried } from './compared-sets'
import { call } from './call'
import { namesIn, tellWithheld } from './names'
import { type Output, UsageError } from './output'
import { writeOutput } from './write-file'

export interface ReportOptions {
  readonly library?: string
  readonly article?: string
  readonly out?: string
}

/** Where the report goes. @throws UsageError */
export function reportTarget({ out }: ReportOptions): string {
  if (out === undefined || !/\.html?$/iu.test(out)) throw new UsageError('report needs --out FILE.html')
  return out
}

/** Writes the review of one article, or of all that two analysts have annotated, as a page of its own. */
export async function reportCommand(app: App, options: ReportOptions, output: Output): Promise<number> {
  const out = reportTarget(options)
  const articles: ReviewedArticle[] = []
  const messages = new Map<string, readonly Message[]>()
  let failed = false
  let reviewer = ''
  const { nameOf } = await namesIn(app)
  for (const articleId of await articlesFor(app, options.article)) {
    const { own: ownPart, others, sets, withheld } = await call(app, 'review.open', { articleId })
    tellWithheld(articleId, withheld, output)
    const own = setFromData(ownPart.set)
    reviewer = own.analyst
    // Decisions stand at offsets of the revision they were made on; where there are none, the newest that somebody is on.
    const compared = await comparedSets(app, articleId, sets, ownPart.seq > 0 ? own.revision : undefined, output)
    failed ||= compared.isLacking
    if (compared.sets.length < 2) continue
    tellCarried(articleId, compared.carried, output, nameOf)
    const { article, revision, text, carried, points } = compared
    articles.push({ id: articleId, metadata: article.metadata, revision, text, carried, points, own })
    messages.set(
      articleId,
      [own, ...others.map(({ set }) => setFromData(set))].flatMap(({ review }) => [...review.messages.values()]),
    )
  }
  if (articles.length === 0) {
    output.err(`claimlight: ${message('report.nothing')}\n`)
    return 1
  }
  const page = reportPage(reviewReport(articles, reviewer), {
    at: new Date().toISOString(),
    nameOf,
    messagesOf: ({ id }) => messages.get(id) ?? [],
  })
  await writeOutput(out, page, options.library)
  return failed ? 1 : 0
}
