import type { ChosenDetector } from '#annotations/detect/choose-detector'
import type { DetectAnswer, DetectRequest } from './messages'

/** Work goes on this long before messages are looked at and progress is told, in milliseconds. */
const TURN = 40

export interface DetectServicePorts {
  readonly load: () => Promise<ChosenDetector>
  readonly send: (answer: DetectAnswer) => void
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  /** Resolves after whatever else waits has had its turn. */
  readonly pause: () => Promise<void>
}

/** The worker's side: loads the detector once, looks at one text at a time, tells how far it is and listens in between. */
export function createDetectService({ load, send, now, pause }: DetectServicePorts): (request: DetectRequest) => void {
  let loading: Promise<ChosenDetector> | null = null
  /** What waits or is under way, in order; a cancellation empties it. */
  const wanted = new Set<number>()
  let last: Promise<void> = Promise.resolve()

  const loadOnce = (): Promise<ChosenDetector> =>
    (loading ??= load().then((chosen) => {
      if (chosen.trouble) send({ kind: 'fallback', trouble: chosen.trouble })
      return chosen
    }))

  const detect = async (id: number, text: string): Promise<void> => {
    const { detector } = await loadOnce()
    const steps = detector.steps(text)
    let turnEnds = now() + TURN
    while (wanted.has(id)) {
      const step = steps.next()
      if (step.done) return send({ kind: 'done', id, detection: step.value })
      if (now() < turnEnds) continue
      send({ kind: 'progress', id, share: step.value })
      await pause()
      turnEnds = now() + TURN
    }
  }

  return (request) => {
    if (request.kind === 'cancel') {
      wanted.clear()
      send({ kind: 'cancelled' })
      return
    }
    const { id, text } = request
    wanted.add(id)
    last = last.then(() =>
      detect(id, text).catch((error: unknown) => {
        send({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) })
      }),
    )
  }
}
