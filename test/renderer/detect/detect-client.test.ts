import { describe, expect, test } from '@jest/globals'
import type { ChosenDetector } from '#annotations/detect/choose-detector'
import type { Detector } from '#annotations/detect/detector'
import { runSteps } from '#annotations/detect/draft-detector'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { createDetectClient, type DetectWorker } from '../../../renderer/detect/detect-client'
import { createDetectService } from '../../../renderer/detect/detect-service'
import type { DetectAnswer, DetectRequest } from '../../../renderer/detect/messages'

const SENTENCE = 'The mayor said the bridge was safe.\n\n'
const LONG = SENTENCE.repeat(3000)

/** A worker without a thread: the same service behind the same messages, whose clock makes every step a turn of its own. */
class TrialWorker extends EventTarget implements DetectWorker {
  steps = 0
  terminated = false
  readonly #receive: (request: DetectRequest) => void

  constructor(load: () => Promise<ChosenDetector>) {
    super()
    let clock = 0
    this.#receive = createDetectService({
      load,
      send: (answer) => this.#tell(answer),
      now: () => (clock += 50),
      pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    })
  }

  postMessage(request: DetectRequest): void {
    setTimeout(() => this.#receive(request), 0)
  }

  terminate(): void {
    this.terminated = true
  }

  #tell(data: DetectAnswer): void {
    if (data.kind === 'progress') this.steps++
    if (!this.terminated) this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

function open(load: () => Promise<ChosenDetector> = async () => ({ detector: ruleDetector, trouble: null })) {
  const workers: TrialWorker[] = []
  const client = createDetectClient(() => {
    const worker = new TrialWorker(load)
    workers.push(worker)
    return worker as DetectWorker
  })
  return { client, workers }
}

describe('detection in a worker', () => {
  test('gives what the detector gives, and rises to it', async () => {
    const shares: number[] = []
    const { client } = open()
    expect(await client.detect(LONG, (share) => shares.push(share))).toEqual(ruleDetector.detect(LONG))
    expect(shares.length).toBeGreaterThan(5)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
  })

  test('cancelled half way gives null, stops the work, and the same worker takes the next text', async () => {
    const { client, workers } = open()
    const detection = client.detect(LONG, () => client.cancel())
    expect(await detection).toBeNull()
    expect((await client.detect(SENTENCE, () => {}))?.suggestions).toHaveLength(1)
    expect(workers).toHaveLength(1)
    // All of it is more than 15; the second text is a few.
    expect(workers[0]?.steps).toBeLessThan(10)
  })

  test('a second text cancels the first', async () => {
    const { client } = open()
    const first = client.detect(LONG, () => {})
    const second = client.detect(SENTENCE, () => {})
    expect(await first).toBeNull()
    expect((await second)?.suggestions).toHaveLength(1)
  })

  test('a worker that does not hear is ended, and the text that waits goes to another', async () => {
    let starts = 0
    const { client, workers } = open(async () => {
      if (++starts === 1) await new Promise(() => {})
      return { detector: ruleDetector, trouble: null }
    })
    const first = client.detect(SENTENCE, () => {})
    const deaf = workers[0]
    if (!deaf) throw new RangeError('no worker was started')
    deaf.postMessage = () => {}
    const second = client.detect(SENTENCE, () => {})
    expect(await first).toBeNull()
    expect((await second)?.suggestions).toHaveLength(1)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  })

  test('a detector that throws fails its text alone', async () => {
    const failing: Detector = {
      ...ruleDetector,
      // oxlint-disable-next-line require-yield
      *steps(text) {
        if (text === 'bad') throw new RangeError('no such span')
        return runSteps(ruleDetector.steps(text))
      },
    }
    const { client } = open(async () => ({ detector: failing, trouble: null }))
    await expect(client.detect('bad', () => {})).rejects.toThrow('no such span')
    expect(await client.detect(SENTENCE, () => {})).toEqual(ruleDetector.detect(SENTENCE))
  })

  test.each(['missing', 'damaged'] as const)('says once that the model is %s', async (trouble) => {
    const told: string[] = []
    const { client } = open(async () => ({ detector: ruleDetector, trouble }))
    client.onFallback((reason) => told.push(reason))
    await client.detect(SENTENCE, () => {})
    await client.detect(SENTENCE, () => {})
    expect(told).toEqual([trouble])
  })
})
