import type { ReportRequest } from './messages'
import { createReportService } from './report-service'

/** Reports off the main thread: aligning, intervals and charts of a library take seconds. */
const receive = createReportService((answer) => self.postMessage(answer))

self.addEventListener('message', ({ data }: MessageEvent<ReportRequest>) => receive(data))
