// Vite makes these modules of the workers' addresses.
// oxlint-disable-next-line import/default
import AgreementWorkerUrl from '../agreement/agreement-worker?worker&url'
// oxlint-disable-next-line import/default
import DetectWorkerUrl from '../detect/detect-worker?worker&url'
// oxlint-disable-next-line import/default
import ReportWorkerUrl from '../report/report-worker?worker&url'
// oxlint-disable-next-line import/default
import ReviseWorkerUrl from '../revise/revise-worker?worker&url'
import { createWorkerStarter } from '../host/worker-starter'

/** What starts each of the page's workers. */
export interface WorkerStarters {
  readonly agreement: () => Worker
  readonly detect: () => Worker
  readonly report: () => Worker
  readonly revise: () => Worker
}

export function workerStarters(): WorkerStarters {
  const start = createWorkerStarter([AgreementWorkerUrl, DetectWorkerUrl, ReportWorkerUrl, ReviseWorkerUrl])
  return {
    agreement: () => start(AgreementWorkerUrl),
    detect: () => start(DetectWorkerUrl),
    report: () => start(ReportWorkerUrl),
    revise: () => start(ReviseWorkerUrl),
  }
}
