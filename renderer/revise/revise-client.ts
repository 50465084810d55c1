import type { TextRow } from '#annotations/compare/compare-texts'
import type { RevisePlan } from '#annotations/revise/revise-set'
import { setFromData } from '#annotations/model/annotation-set'
import { type CarriedSets, carriedSet } from '#annotations/review/carry-sets'
import type { CarryJob, ReviseAnswer, ReviseJob, ReviseRequest } from './messages'

/** Comparing texts and mapping sets in a worker, which is there while there is work. */
export interface ReviseClient {
  /** Null where it was cancelled. */
  compare(before: string, after: string): Promise<readonly TextRow[] | null>
  /**
   * Null where it was cancelled; nothing of it is to be used then.
   * @param onProgress told the share that is done, 0 to 1
   */
  revise(job: ReviseJob, onProgress: (share: number) => void): Promise<RevisePlan | null>
  /** Brings sets to one revision. Null where it was cancelled. */
  carry(job: CarryJob, onProgress: (share: number) => void): Promise<CarriedSets | null>
  /** Ends what is under way. */
  cancel(): void
}

/** As much of a worker as is needed: tests put another in its place. */
export type ReviseWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

interface Waiting {
  readonly progress: (share: number) => void
  readonly done: (answer: Extract<ReviseAnswer, { kind: 'compared' | 'revised' | 'carried' }> | null) => void
  readonly failed: (reason: Error) => void
}

export function createReviseClient(startWorker: () => ReviseWorker): ReviseClient {
  const waiting = new Map<number, Waiting>()
  let worker: ReviseWorker | null = null
  let lastId = 0

  const end = (): void => {
    worker?.terminate()
    worker = null
  }

  const take = (id: number): Waiting | undefined => {
    const taken = waiting.get(id)
    waiting.delete(id)
    // It holds both texts; the next comparison may be days away.
    if (waiting.size === 0) end()
    return taken
  }

  const receive = (answer: ReviseAnswer): void => {
    if (answer.kind === 'progress') waiting.get(answer.id)?.progress(answer.share)
    else if (answer.kind === 'failed') take(answer.id)?.failed(new Error(`comparing failed: ${answer.reason}`))
    else take(answer.id)?.done(answer)
  }

  const start = (): ReviseWorker => {
    const started = startWorker()
    started.addEventListener('message', (event) => {
      if (worker === started) receive((event as MessageEvent<ReviseAnswer>).data)
    })
    started.addEventListener('error', (event) => {
      if (worker !== started) return
      const reason = new Error(`comparing failed: ${(event as ErrorEvent).message}`)
      for (const id of waiting.keys()) take(id)?.failed(reason)
    })
    return started
  }

  const ask = (request: ReviseRequest, progress: (share: number) => void) =>
    new Promise<Parameters<Waiting['done']>[0]>((done, failed) => {
      waiting.set(request.id, { progress, done, failed })
      ;(worker ??= start()).postMessage(request)
    })

  return {
    async compare(before, after) {
      const answer = await ask({ kind: 'compare', id: ++lastId, before, after }, () => {})
      return answer?.kind === 'compared' ? answer.rows : null
    },
    async revise(job, onProgress) {
      const answer = await ask({ kind: 'revise', id: ++lastId, job }, onProgress)
      return answer?.kind === 'revised' ? answer.plan : null
    },
    async carry(job, onProgress) {
      const answer = await ask({ kind: 'carry', id: ++lastId, job }, onProgress)
      if (answer?.kind !== 'carried') return null
      return { carried: answer.carried.map(({ set, from }) => carriedSet(setFromData(set), from)), textless: answer.textless }
    },
    cancel() {
      const cancelled = [...waiting.values()]
      waiting.clear()
      end()
      for (const { done } of cancelled) done(null)
    },
  }
}
