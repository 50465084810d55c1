import type { ModelTrouble } from '#annotations/detect/choose-detector'
import type { Detection } from '#annotations/detect/detector'
import type { DetectAnswer, DetectRequest } from './messages'

/** A worker that does not answer a cancellation within this many milliseconds is ended; the next text starts another. */
const PATIENCE = 300

/** Detection in a worker, one text at a time. */
export interface DetectClient {
  /**
   * Resolves to null where it was cancelled: by `cancel`, or by a later call. Nothing of it is to be shown then.
   * @param onProgress told the share that is done, 0 to 1, every now and then
   */
  detect(text: string, onProgress: (share: number) => void): Promise<Detection | null>
  cancel(): void
  /** Told at most once, where the first detector stands in for the trained one. */
  onFallback(listener: (trouble: ModelTrouble) => void): void
}

/** As much of a worker as is needed: tests put a detector of their own in its place. */
export type DetectWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

interface Waiting {
  readonly id: number
  readonly text: string
  readonly onProgress: (share: number) => void
  readonly done: (detection: Detection | null) => void
  readonly failed: (reason: Error) => void
}

export function createDetectClient(startWorker: () => DetectWorker): DetectClient {
  let worker: DetectWorker | null = null
  let lastId = 0
  let waiting: Waiting | null = null
  let impatient: ReturnType<typeof setTimeout> | undefined
  let tellFallback: ((trouble: ModelTrouble) => void) | null = null

  const receive = (answer: DetectAnswer): void => {
    switch (answer.kind) {
      case 'fallback':
        tellFallback?.(answer.trouble)
        // A worker that was ended and started again would say it again.
        tellFallback = null
        return
      case 'cancelled':
        clearTimeout(impatient)
        return
      case 'progress':
        if (answer.id === waiting?.id) waiting.onProgress(answer.share)
        return
      case 'done':
        if (answer.id === waiting?.id) take()?.done(answer.detection)
        return
      case 'failed':
        if (answer.id === waiting?.id) take()?.failed(new Error(`detection failed: ${answer.reason}`))
    }
  }

  const take = (): Waiting | null => {
    const taken = waiting
    waiting = null
    return taken
  }

  const end = (): void => {
    clearTimeout(impatient)
    worker?.terminate()
    worker = null
  }

  const start = (): DetectWorker => {
    const started = startWorker()
    started.addEventListener('message', (event) => {
      if (worker === started) receive((event as MessageEvent<DetectAnswer>).data)
    })
    started.addEventListener('error', (event) => {
      if (worker !== started) return
      end()
      take()?.failed(new Error(`detection failed: ${(event as ErrorEvent).message}`))
    })
    return started
  }

  const post = (request: DetectRequest): void => (worker ??= start()).postMessage(request)

  const cancel = (): void => {
    const cancelled = take()
    if (!cancelled) return
    post({ kind: 'cancel' })
    clearTimeout(impatient)
    // A single step over a hostile text may take long; the worker hears nothing until it ends.
    impatient = setTimeout(() => {
      end()
      if (waiting) post({ kind: 'detect', id: waiting.id, text: waiting.text })
    }, PATIENCE)
    cancelled.done(null)
  }

  return {
    detect(text, onProgress) {
      cancel()
      const id = ++lastId
      const answer = new Promise<Detection | null>((done, failed) => {
        waiting = { id, text, onProgress, done, failed }
      })
      post({ kind: 'detect', id, text })
      return answer
    },
    cancel,
    onFallback(listener) {
      tellFallback = listener
    },
  }
}
