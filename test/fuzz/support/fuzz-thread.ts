import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LibraryFileSeed, Trial, Verdict } from './message'

/** Longest that any input may take, milliseconds of the processor: a machine that is busy with something else makes no input slow. */
const WATCHDOG = 2000
/** Longest that it may take for whatever reason, milliseconds by the clock. */
const PATIENCE = 60_000
const LOOK_EVERY = 250
/** A collection of garbage may fall into one; the same input is not slow three times by chance. */
const ATTEMPTS = 3
const HEAP_MEGABYTES = 512

export interface FuzzThread {
  /** What became of the input. A thread that hangs or dies over it is `broken`, and replaced. */
  try(trial: Trial): Promise<Verdict>
  close(): Promise<void>
}

export function startFuzzThread(file: string, folder: string, files: readonly LibraryFileSeed[]): FuzzThread {
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()
  /** Resolves when its modules are loaded: that is not time that an input takes. */
  const start = async (): Promise<Worker> => {
    const started = new Worker(file, { workerData: { folder, files }, resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } })
    await once(started, 'message')
    return started
  }

  const attempt = async (trial: Trial): Promise<Verdict> => {
    const running = (worker ??= await start())
    const stopped = async (why: string): Promise<Verdict> => {
      worker = null
      await running.terminate()
      return { kind: 'broken', why }
    }
    return new Promise<Verdict>((resolve) => {
      const [begun, before] = [Date.now(), process.cpuUsage()]
      const timer = setInterval(() => {
        // Of the whole process: this thread only waits.
        const { user, system } = process.cpuUsage(before)
        if ((user + system) / 1000 > WATCHDOG || Date.now() - begun > PATIENCE) settle(stopped(`no answer in ${WATCHDOG} ms`))
      }, LOOK_EVERY)
      timer.unref()
      const onError = (error: unknown): void => settle(stopped(error instanceof Error ? (error.stack ?? error.message) : String(error)))
      const settle = (verdict: Verdict | Promise<Verdict>): void => {
        clearInterval(timer)
        running.off('message', settle)
        running.off('error', onError)
        resolve(verdict)
      }
      running.once('message', settle)
      running.once('error', onError)
      running.postMessage(trial)
    })
  }

  const patiently = async (trial: Trial): Promise<Verdict> => {
    for (let made = 1; ; made++) {
      const verdict = await attempt(trial)
      if (verdict.kind !== 'broken' || !verdict.why.startsWith('no answer') || made === ATTEMPTS) return verdict
    }
  }

  return {
    // In turn: whoever stops waiting, because its time is up, leaves an input behind that is still being tried.
    try(trial) {
      const verdict = queue.then(() => patiently(trial))
      queue = verdict
      return verdict
    },
    async close() {
      await worker?.terminate()
      worker = null
    },
  }
}
