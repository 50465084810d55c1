import { Worker } from 'node:worker_threads'
import { type Failure, FailureError } from '#shared/failures'
import { errorCode } from './error-code'

export interface ThreadLimits {
  /** Milliseconds for one file. */
  readonly time: number
  /** Megabytes of the thread's heap; bytes and buffers are not in it. */
  readonly memory: number
}

export interface FailedAnswer {
  readonly kind: 'failed'
  readonly failure: Failure
}

/** A thread that works on one file after the other. */
export interface FileThread<Asked, Answer> {
  /**
   * @param moved buffers that the thread has for itself from now on
   * @throws FailureError what the thread answers; too-large (more memory than a file may take), import-timed-out, import-cancelled, broken-file
   */
  ask(request: Asked, moved: readonly ArrayBuffer[]): Promise<Exclude<Answer, FailedAnswer>>
  /** Ends the work that is under way, which fails with `import-cancelled`; what waits is done after it. */
  cancel(): void
  close(): Promise<void>
}

/**
 * Works on each file in a thread of its own heap and time: a file that hangs or bloats a parser costs its own reading and nothing else. The thread starts
 * with the first file and is replaced after it was stopped or died.
 * @param workerFile a built worker; it answers each message with one
 * @param messageTo the request as it goes to a thread, which is always the same object for the same thread
 */
export function createFileThread<Asked extends { readonly name: string }, Answer extends { readonly kind: string }>(
  workerFile: string,
  limits: ThreadLimits,
  messageTo: (thread: object, request: Asked) => Asked = (_thread, request) => request,
): FileThread<Asked, Answer> {
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false
  let cancelCurrent: (() => void) | null = null

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

  const askOne = async (request: Asked, moved: readonly ArrayBuffer[]): Promise<Exclude<Answer, FailedAnswer>> => {
    if (closed) throw new FailureError('internal', { where: 'importer closed' })
    const running = (worker ??= start())
    running.ref()
    const { promise, resolve, reject } = withResolvers<Answer | FailedAnswer>()
    const { name } = request
    const onError = (error: unknown): void =>
      reject(
        errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new FailureError('too-large', { name, limit: `${limits.memory} MB of memory`, unit: 'megabytes-of-memory' }, error)
          : new FailureError('broken-file', { name, where: 'reading failed' }, error),
      )
    const onExit = (): void => reject(new FailureError('broken-file', { name, where: 'reading ended' }))
    const timer = setTimeout(
      () => reject(new FailureError('import-timed-out', { name, seconds: `${Math.round(limits.time / 1000)}` })),
      limits.time,
    )
    running.once('message', resolve)
    running.once('error', onError)
    running.once('exit', onExit)
    cancelCurrent = () => reject(new FailureError('import-cancelled', { name }))
    let answered = false
    try {
      running.postMessage(messageTo(running, request), moved)
      const answer = await promise
      answered = true
      if (isFailed(answer)) throw new FailureError(answer.failure.code, answer.failure.values)
      return answer as Exclude<Answer, FailedAnswer>
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

  return {
    ask(request, moved) {
      const job = queue.then(() => askOne(request, moved))
      queue = job.catch(() => {})
      return job
    },
    cancel: () => cancelCurrent?.(),
    async close() {
      closed = true
      await worker?.terminate()
      worker = null
    },
  }
}

const isFailed = (answer: { readonly kind: string }): answer is FailedAnswer => answer.kind === 'failed'

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
