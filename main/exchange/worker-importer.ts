import { Worker } from 'node:worker_threads'
import type { KnownText } from '#annotations/formats/bundle'
import { FailureError } from '#shared/failures'
import { errorCode } from './error-code'
import type { Importer } from './importer'
import { WORKER_MEMORY_LIMIT, WORKER_TIME_LIMIT } from './limits'
import { baseName, checkSize, readPastedText } from './read-article'
import type { ReadAnswer, ReadRequest } from './worker-message'

export interface WorkerLimits {
  /** Milliseconds for one file. */
  readonly time: number
  /** Megabytes of the worker's heap; bytes and buffers are not in it. */
  readonly memory: number
}

const DEFAULT_LIMITS: WorkerLimits = { time: WORKER_TIME_LIMIT, memory: WORKER_MEMORY_LIMIT }

/**
 * Reads each file in a thread of its own heap and time: a file that hangs or bloats a parser costs its own import and nothing else.
 * The thread starts with the first file, reads one at a time, and is replaced after it was stopped or died.
 * @param workerFile the built `worker.ts`
 */
export const createWorkerImporter = (workerFile: string, limits: WorkerLimits = DEFAULT_LIMITS): Importer => {
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false
  let cancelCurrent: (() => void) | null = null
  /** Which texts which thread was sent last. */
  let sent: { readonly to: Worker; readonly known: readonly KnownText[] } | null = null

  const start = (): Worker => {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: limits.memory } })
    // An idle worker keeps no process alive, and one that dies between two files is simply replaced.
    started.unref()
    started.on('error', () => {})
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  /** As it goes to the thread: without texts that it has. */
  const messageTo = (running: Worker, request: ReadRequest): ReadRequest => {
    if (request.kind === 'article' || request.known === null) {
      sent = null
      return request
    }
    const isThere = sent?.to === running && sent.known === request.known
    sent = { to: running, known: request.known }
    return isThere ? { ...request, known: null } : request
  }

  const readOne = async (request: ReadRequest, moved: readonly ArrayBuffer[]): Promise<ReadAnswer> => {
    if (closed) throw new FailureError('internal', { where: 'importer closed' })
    const running = (worker ??= start())
    running.ref()
    const { promise, resolve, reject } = withResolvers<ReadAnswer>()
    const onError = (error: unknown): void =>
      reject(
        errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new FailureError(
              'too-large',
              { name: request.name, limit: `${limits.memory} MB of memory`, unit: 'megabytes-of-memory' },
              error,
            )
          : new FailureError('broken-file', { name: request.name, where: 'reading failed' }, error),
      )
    const onExit = (): void => reject(new FailureError('broken-file', { name: request.name, where: 'reading ended' }))
    const timer = setTimeout(
      () => reject(new FailureError('import-timed-out', { name: request.name, seconds: `${Math.round(limits.time / 1000)}` })),
      limits.time,
    )
    running.once('message', resolve)
    running.once('error', onError)
    running.once('exit', onExit)
    cancelCurrent = () => reject(new FailureError('import-cancelled', { name: request.name }))
    let answered = false
    try {
      running.postMessage(messageTo(running, request), moved)
      const answer = await promise
      answered = true
      if (answer.kind === 'failed') throw new FailureError(answer.failure.code, answer.failure.values)
      return answer
    } catch (error) {
      // Answered failures leave a sound worker behind; a late, dead or silent one is never asked again.
      if (!answered) {
        if (worker === running) worker = null
        await running.terminate()
      }
      throw error
    } finally {
      clearTimeout(timer)
      cancelCurrent = null
      running.off('message', resolve)
      running.off('error', onError)
      running.off('exit', onExit)
      running.unref()
    }
  }

  const inTurn = (request: ReadRequest, moved: readonly ArrayBuffer[]): Promise<ReadAnswer> => {
    const job = queue.then(() => readOne(request, moved))
    queue = job.catch(() => {})
    return job
  }

  return {
    read: async (file, encoding) => {
      const name = baseName(file.name)
      checkSize(file.bytes.length, name)
      // A copy is handed over: the caller's bytes may be part of a buffer that others use.
      const bytes = new Uint8Array(file.bytes)
      const answer = await inTurn({ kind: 'article', name, bytes, encoding }, [bytes.buffer])
      if (answer.kind !== 'article') throw new FailureError('internal', { where: `importer answered ${answer.kind}` })
      return answer.article
    },
    readAnnotations: async ({ known, ...request }) => {
      const answer = await inTurn({ kind: 'annotations', name: request.group.name, request, known }, [])
      if (answer.kind !== 'annotations') throw new FailureError('internal', { where: `importer answered ${answer.kind}` })
      return answer.outcome
    },
    readPasted: async (text, metadata) => readPastedText(text, metadata),
    cancel: async () => cancelCurrent?.(),
    close: async () => {
      closed = true
      await worker?.terminate()
      worker = null
    },
  }
}

/** Promise.withResolvers, which Node 20 lacks. */
const withResolvers = <T>(): {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (reason: Error) => void
} => {
  let resolve: (value: T) => void = () => {}
  let reject: (reason: Error) => void = () => {}
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
