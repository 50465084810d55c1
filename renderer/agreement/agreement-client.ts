import { createContext, useContext } from 'react'
import type { Gamma } from '#annotations/review/agreement/gamma'
import type { ReviewSet } from '#annotations/review/review-set'
import type { Measured } from './measure-sets'
import { type AgreementAnswer, type AgreementRequest, sentSet } from './messages'

export interface MeasureJob {
  readonly sets: readonly ReviewSet[]
  /** Null where nothing was decided. */
  readonly adjudicated: ReviewSet | null
  /** Of the text, in UTF-16 code units. */
  readonly length: number
}

/** Agreement computed in a worker of its own, which is ended with the work. Null where it was cancelled. */
export interface AgreementClient {
  measure(job: MeasureJob, signal: AbortSignal): Promise<Measured | null>
  /** @param onProgress told the share that is done, 0 to 1 */
  gamma(sets: readonly ReviewSet[], seed: number, onProgress: (share: number) => void, signal: AbortSignal): Promise<Gamma | null>
}

/** As much of a worker as is needed: tests put another in its place. */
export type AgreementWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

type Done = Exclude<AgreementAnswer, { kind: 'progress' | 'failed' }>

export function createAgreementClient(startWorker: () => AgreementWorker): AgreementClient {
  const run = async (
    sets: readonly ReviewSet[],
    adjudicated: ReviewSet | null,
    last: AgreementRequest,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Done | null> => {
    if (signal.aborted) return null
    const worker = startWorker()
    const post = (request: AgreementRequest): void => worker.postMessage(request)
    const answer = new Promise<Done | null>((done, failed) => {
      signal.addEventListener('abort', () => done(null))
      worker.addEventListener('message', (event) => {
        const { data } = event as MessageEvent<AgreementAnswer>
        if (data.kind === 'progress') onProgress(data.share)
        else if (data.kind === 'failed') failed(new Error(data.reason))
        else done(data)
      })
      worker.addEventListener('error', (event) => failed(new Error((event as ErrorEvent).message)))
    })
    try {
      for (const set of sets) {
        post({ kind: 'set', set: sentSet(set) })
        // A thousand claims take some milliseconds to copy: a frame may come in between.
        await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 0))])
        if (signal.aborted) return null
      }
      if (adjudicated) post({ kind: 'adjudicated', set: sentSet(adjudicated) })
      post(last)
      return await answer
    } finally {
      worker.terminate()
    }
  }

  return {
    async measure({ sets, adjudicated, length }, signal) {
      const answer = await run(sets, adjudicated, { kind: 'measure', length }, () => {}, signal)
      return answer?.kind === 'measured' ? answer.measured : null
    },
    async gamma(sets, seed, onProgress, signal) {
      const answer = await run(sets, null, { kind: 'gamma', seed }, onProgress, signal)
      return answer?.kind === 'gamma' ? answer.gamma : null
    },
  }
}

export const AgreementClientContext = createContext<AgreementClient | null>(null)

export function useAgreementClient(): AgreementClient {
  const client = useContext(AgreementClientContext)
  if (!client) throw new RangeError('outside of AgreementClientContext')
  return client
}
