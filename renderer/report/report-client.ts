import type { ReportAnswer, ReportRequest, SentReview } from './messages'

/** As much of a worker as is needed: tests put another in its place. */
export type ReportWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

/** One report being made in a worker of its own. */
export interface ReportRun {
  add(review: SentReview): void
  /** @throws Error where it could not be made. Null where there is nothing to report, or it was cancelled. */
  page(at: string, names: ReadonlyMap<string, string>): Promise<string | null>
  end(): void
}

export type ReportClient = (signal: AbortSignal) => ReportRun

export function createReportClient(startWorker: () => ReportWorker): ReportClient {
  return (signal) => {
    const worker = startWorker()
    const post = (request: ReportRequest): void => worker.postMessage(request)
    const page = new Promise<string | null>((done, failed) => {
      signal.addEventListener('abort', () => {
        worker.terminate()
        done(null)
      })
      worker.addEventListener('message', (event) => {
        const { data } = event as MessageEvent<ReportAnswer>
        if (data.kind === 'failed') failed(new Error(data.reason))
        else done(data.html)
      })
      worker.addEventListener('error', (event) => failed(new Error((event as ErrorEvent).message)))
    })
    return {
      add: (review) => post({ kind: 'article', review }),
      page(at, names) {
        post({ kind: 'page', at, names })
        return page
      },
      end: () => worker.terminate(),
    }
  }
}
