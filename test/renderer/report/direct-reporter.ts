import { createReportClient, type ReportClient } from '../../../renderer/report/report-client'
import type { ReportAnswer, ReportRequest } from '../../../renderer/report/messages'
import { createReportService } from '../../../renderer/report/report-service'

/** The real service on the other side of messages, without a thread of its own. */
export function directReporter(): ReportClient {
  return createReportClient(() => {
    const worker = new EventTarget()
    let ended = false
    const receive = createReportService((data: ReportAnswer) => {
      if (!ended) worker.dispatchEvent(new MessageEvent('message', { data }))
    })
    return Object.assign(worker, {
      postMessage: (request: ReportRequest) => void setTimeout(() => !ended && receive(request), 0),
      terminate: () => {
        ended = true
      },
    }) as unknown as Worker
  })
}
