import { describe, expect, test } from '@jest/globals'
import { type AgreementWorker, createAgreementClient } from '../../../renderer/agreement/agreement-client'
import { createAgreementService } from '../../../renderer/agreement/agreement-service'
import { measureSets } from '../../../renderer/agreement/measure-sets'
import type { AgreementAnswer, AgreementRequest } from '../../../renderer/agreement/messages'
import { RIVER_SETS as SETS, RIVER_TEXT as TEXT } from './river-sets'

/** The real service on the other side of copied messages, as a worker is. */
class TrialWorker extends EventTarget implements AgreementWorker {
  ended = false
  readonly requests: AgreementRequest[] = []
  readonly #receive = createAgreementService({ send: (answer) => this.#send(answer), now: () => 1000 * this.requests.length++ })

  postMessage(request: AgreementRequest): void {
    // Copied at once, as a worker's messages are; what cannot be copied throws here as it would there.
    const copy = JSON.parse(JSON.stringify(request)) as AgreementRequest
    setTimeout(() => !this.ended && this.#receive(copy), 0)
  }

  #send(data: AgreementAnswer): void {
    if (!this.ended) this.dispatchEvent(new MessageEvent('message', { data }))
  }

  terminate(): void {
    this.ended = true
  }
}

function trial() {
  const workers: TrialWorker[] = []
  const client = createAgreementClient(() => {
    const worker = new TrialWorker()
    workers.push(worker)
    return worker as unknown as AgreementWorker
  })
  return { workers, client }
}

describe('agreement in a worker', () => {
  test('is the same as without one, and the worker ends with the work', async () => {
    const { client, workers } = trial()
    const measured = await client.measure({ sets: SETS, adjudicated: SETS[0] ?? null, length: TEXT.length }, new AbortController().signal)
    const here = measureSets(SETS, TEXT.length, SETS[0] ?? null)
    expect(measured?.agreement.tags).toEqual(here.agreement.tags)
    expect(measured?.intervals).toEqual(here.intervals)
    expect(measured?.agreement.pairs[0]?.confusion.table).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ])
    expect(measured?.adjudicated.map(({ first }) => first)).toEqual(['A', 'B'])
    expect(workers.map(({ ended }) => ended)).toEqual([true])
  })

  test('gamma tells how far it is, and one seed gives one figure', async () => {
    const { client } = trial()
    const shares: number[] = []
    const gamma = (seed: number) => client.gamma(SETS, seed, ({ share }) => shares.push(share), new AbortController().signal)
    const [first, again, other] = [await gamma(7), await gamma(7), await gamma(8)]
    expect(first?.gamma.kind).toBe('figure')
    expect(again).toEqual(first)
    expect(other?.expected).not.toBe(first?.expected)
    expect(shares.length).toBeGreaterThan(0)
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
  })

  test('ends at once where it is cancelled, before and while it computes', async () => {
    const { client, workers } = trial()
    const before = new AbortController()
    before.abort()
    expect(await client.gamma(SETS, 1, () => {}, before.signal)).toBeNull()
    expect(workers).toHaveLength(0)
    const during = new AbortController()
    const running = client.gamma(SETS, 1, () => {}, during.signal)
    during.abort()
    expect(await running).toBeNull()
    expect(workers.map(({ ended }) => ended)).toEqual([true])
  })

  test('says why it failed', async () => {
    const { client } = trial()
    const twice = [SETS[0], SETS[0]].flatMap((set) => set ?? [])
    await expect(client.measure({ sets: twice, adjudicated: null, length: TEXT.length }, new AbortController().signal)).rejects.toThrow(
      'two sets of the analyst A',
    )
  })
})
