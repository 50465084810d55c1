import { createContext, useContext } from 'react'
import type { Gamma } from '#annotations/review/agreement/gamma'
import type { ReviewSet } from '#annotations/review/review-set'
import type { ArticleMeasured, LibraryMeasured } from './measure-library'
import type { Measured } from './measure-sets'
import { type AgreementAnswer, type AgreementRequest, type GammaProgress, type SentArticle, sentSet } from './messages'

export interface MeasureJob {
  readonly sets: readonly ReviewSet[]
  /** Null where nothing was decided. */
  readonly adjudicated: ReviewSet | null
  /** Of the text, in UTF-16 code units. */
  readonly length: number
}

/** Articles measured one by one in one worker, which keeps what is pooled. */
export interface LibraryRun {
  /** Null where it was cancelled. */
  add(article: SentArticle): Promise<ArticleMeasured | null>
  pooled(): Promise<LibraryMeasured | null>
  end(): void
}

/** Agreement computed in a worker of its own, which is ended with the work. Null where it was cancelled. */
export interface AgreementClient {
  measure(job: MeasureJob, signal: AbortSignal): Promise<Measured | null>
  gamma(sets: readonly ReviewSet[], seed: number, onProgress: (progress: GammaProgress) => void, signal: AbortSignal): Promise<Gamma | null>
  library(signal: AbortSignal): LibraryRun
}

/** As much of a worker as is needed: tests put another in its place. */
export type AgreementWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

type Done = Exclude<AgreementAnswer, { kind: 'progress' | 'failed' }>

/** A worker that answers one question at a time. */
interface Asked {
  post(request: AgreementRequest): void
  /** @throws Error where the worker failed; null where it was cancelled */
  ask(request: AgreementRequest): Promise<Done | null>
  end(): void
}

export function createAgreementClient(startWorker: () => AgreementWorker): AgreementClient {
  const start = (onProgress: (progress: GammaProgress) => void, signal: AbortSignal): Asked => {
    const worker = startWorker()
    let waiting: { done(answer: Done | null): void; failed(error: Error): void } | null = null
    signal.addEventListener('abort', () => {
      worker.terminate()
      waiting?.done(null)
    })
    worker.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<AgreementAnswer>
      if (data.kind === 'progress') onProgress(data.progress)
      else if (data.kind === 'failed') waiting?.failed(new Error(data.reason))
      else waiting?.done(data)
    })
    worker.addEventListener('error', (event) => waiting?.failed(new Error((event as ErrorEvent).message)))
    const post = (request: AgreementRequest): void => worker.postMessage(request)
    return {
      post,
      ask: (request) => {
        if (signal.aborted) return Promise.resolve(null)
        return new Promise((done, failed) => {
          waiting = { done, failed }
          post(request)
        })
      },
      end: () => worker.terminate(),
    }
  }

  const run = async (
    sets: readonly ReviewSet[],
    adjudicated: ReviewSet | null,
    last: AgreementRequest,
    onProgress: (progress: GammaProgress) => void,
    signal: AbortSignal,
  ): Promise<Done | null> => {
    if (signal.aborted) return null
    const worker = start(onProgress, signal)
    try {
      for (const set of sets) {
        worker.post({ kind: 'set', set: sentSet(set) })
        // A thousand claims take some milliseconds to copy: a frame may come in between.
        await new Promise((resolve) => setTimeout(resolve, 0))
        if (signal.aborted) return null
      }
      if (adjudicated) worker.post({ kind: 'adjudicated', set: sentSet(adjudicated) })
      return await worker.ask(last)
    } finally {
      worker.end()
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
    library(signal) {
      const worker = start(() => {}, signal)
      return {
        async add(article) {
          const answer = await worker.ask({ kind: 'article', article })
          return answer?.kind === 'article' ? answer.measured : null
        },
        async pooled() {
          const answer = await worker.ask({ kind: 'pool' })
          return answer?.kind === 'pooled' ? answer.measured : null
        },
        end: () => worker.end(),
      }
    },
  }
}

export const AgreementClientContext = createContext<AgreementClient | null>(null)

export function useAgreementClient(): AgreementClient {
  const client = useContext(AgreementClientContext)
  if (!client) throw new RangeError('outside of AgreementClientContext')
  return client
}
