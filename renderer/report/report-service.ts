import { reviewReport, type ReviewedArticle } from '#annotations/adjudicate/review-report'
import { setFromData } from '#annotations/model/annotation-set'
import { carrySets } from '#annotations/review/carry-sets'
import { reportPage } from '#shared/review/report-page'
import type { ReportAnswer, ReportRequest, SentReview } from './messages'

/** The worker's side: takes reviews of articles, then writes one page of them. */
export function createReportService(send: (answer: ReportAnswer) => void): (request: ReportRequest) => void {
  const reviews: SentReview[] = []

  const page = (at: string, names: ReadonlyMap<string, string>): string | null => {
    const articles = reviews.map(reviewed).filter(({ carried }) => carried.length > 1)
    const [first] = articles
    if (!first) return null
    const messages = new Map(reviews.map((review) => [review.id, review.messages]))
    return reportPage(reviewReport(articles, first.own.analyst), {
      at,
      nameOf: (analyst) => names.get(analyst) ?? analyst,
      messagesOf: ({ id }) => messages.get(id) ?? [],
    })
  }

  return (request) => {
    try {
      if (request.kind === 'article') reviews.push(request.review)
      else send({ kind: 'page', html: page(request.at, request.names) })
    } catch (error) {
      send({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }
}

function reviewed({ id, metadata, revision, texts, sets, points, own }: SentReview): ReviewedArticle {
  const { carried } = carrySets(sets.map(setFromData), revision, (one) => texts.get(one))
  return { id, metadata, revision, text: texts.get(revision) ?? '', carried, points, own: setFromData(own) }
}
