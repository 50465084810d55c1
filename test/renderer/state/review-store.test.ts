import { describe, expect, test } from '@jest/globals'
import { planAgreed, planDecision } from '#annotations/adjudicate/plan-decision'
import { planFreeze } from '#annotations/adjudicate/blind'
import type { Ruling } from '#annotations/adjudicate/ruling'
import { setToData } from '#annotations/model/annotation-set'
import type { Message } from '#annotations/model/message'
import { carrySets } from '#annotations/review/carry-sets'
import type { Failure } from '#shared/failures'
import { REVISION, setOf } from '#support/review-sets'
import { type Carry, carryReview } from '../../../renderer/state/carry-review'
import { nextOpen } from '../../../renderer/state/review-clusters'
import { createReviewSession, type ReviewSession } from '../../../renderer/state/review-store'
import { directReviser } from '../revise/direct-reviser'
import { settle } from './fake-host'
import { ReviewHost } from './review-host'

const TEXT = 'The mayor said the bridge was safe. The engineer denied it. So it goes.\n'
const sets = () => [
  setOf(TEXT, 'Ana', [
    { words: 'the bridge was safe', tag: 'attributed' },
    { words: 'So it goes', tag: 'unverified' },
  ]),
  setOf(TEXT, 'Ben', [
    { words: 'the bridge was safe', tag: 'contested' },
    { words: 'So it goes', tag: 'unverified' },
    { words: 'denied it' },
  ]),
]

const reviser = directReviser()
const carry: Carry = (job) => reviser.carry(job, () => {})

function open(host = new ReviewHost(sets()), revision = REVISION) {
  const failures: Failure[] = []
  const ports = { host, now: () => '2026-01-01T00:00:00.000Z', onFailure: (failure: Failure) => failures.push(failure), carry }
  const brought = carrySets(host.sets, revision, (one) => (one === revision ? TEXT : undefined))
  const ground = { text: TEXT, revision, texts: new Map([[revision, TEXT]]), brought: { ...brought, stopped: [] } }
  const review = createReviewSession(host.opened(), ground, ports)
  return { host, review, failures }
}
const looks = ({ store }: ReviewSession) => store.getState().order.map((key) => store.getState().marks.get(key)?.look)

function decide(review: ReviewSession, words: string, ruling: Ruling): boolean {
  const { alignment, own } = review.store.getState()
  const cluster = alignment.clusters.find(({ span }) => span.start === TEXT.indexOf(words))
  return cluster !== undefined && review.perform(planDecision(own, cluster, ruling, 'So.', review.context()))
}

describe('a review', () => {
  test('shows statements in text order, disagreements worst first, a lane an analyst', () => {
    const { review } = open()
    const { order, disagreements, lanes, selectedKey, byKey } = review.store.getState()
    expect(looks(review)).toEqual(['review-open', 'review-open', 'review-agreed'])
    expect(disagreements.map((key) => byKey.get(key)?.members.length)).toEqual([2, 1])
    expect(selectedKey).toBe(order[0])
    expect(lanes.map(({ label, name }) => [label, name])).toEqual([
      ['1', 'Ana'],
      ['2', 'Ben'],
    ])
    expect(order.map((key) => lanes.map(({ marks }) => marks.get(key)?.look ?? '-'))).toEqual([
      ['attributed', 'contested'],
      ['-', 'untagged'],
      ['unverified', 'unverified'],
    ])
  })

  test('shows each decision at once and keeps all of them', async () => {
    const { host, review } = open()
    expect(decide(review, 'the bridge', { kind: 'take', analyst: 'Ben' })).toBe(true)
    expect(looks(review)).toEqual(['review-decided', 'review-open', 'review-agreed'])
    expect(decide(review, 'denied', { kind: 'none' })).toBe(true)
    const { alignment, own } = review.store.getState()
    review.perform(planAgreed(own, alignment.clusters, 'All agree', review.context()))
    expect(looks(review)).toEqual(['review-decided', 'review-decided', 'review-decided'])
    expect(review.store.getState().settled).toBe(3)
    await review.settled()
    expect(setToData(review.store.getState().own)).toEqual(setToData(host.own))
    expect(host.own.review.decisions.size).toBe(3)
    await review.undo()
    expect(looks(review)).toEqual(['review-decided', 'review-decided', 'review-agreed'])
    expect(review.store.getState().history).toEqual({ undo: 'decide-none', redo: null })
  })

  test('takes back in sight what does not reach the disk', async () => {
    const { host, review, failures } = open()
    host.failure = { code: 'disk-full', values: {} }
    decide(review, 'denied', { kind: 'none' })
    expect(looks(review)[1]).toBe('review-decided')
    await review.settled()
    await settle()
    expect(looks(review)[1]).toBe('review-open')
    expect([failures, review.store.getState().save.kind]).toEqual([[host.failure], 'failed'])
  })

  test('does not go back to what was read before a decision was written', async () => {
    const { host, review } = open()
    host.isPrompt = false
    const reloading = review.reload()
    await settle()
    decide(review, 'denied', { kind: 'none' })
    await host.answer()
    expect(looks(review)[1]).toBe('review-decided')
    host.isPrompt = true
    await host.answer()
    await host.answer()
    await reloading
    expect(looks(review)[1]).toBe('review-decided')
    expect(host.own.review.decisions.size).toBe(1)
  })

  test('shows what a colleague did since, and that a decision was made on other words', async () => {
    const { host, review } = open()
    decide(review, 'the bridge', { kind: 'take', analyst: 'Ben' })
    await review.settled()
    const [ana] = sets()
    if (!ana) throw new Error('no set')
    host.sets = [ana, setOf(TEXT, 'Ben', [{ words: 'the bridge was safe', tag: 'unverified' }])]
    await review.reload()
    expect(looks(review)).toEqual(['review-outdated', 'review-open'])
  })

  test('leaves sets on other revisions out and says so; one’s own part on another is read only', () => {
    const { review, failures } = open(new ReviewHost(sets()), '1'.repeat(64))
    expect(review.store.getState().leftOut).toEqual([
      { analyst: 'Ana', why: 'revision' },
      { analyst: 'Ben', why: 'revision' },
    ])
    expect(review.perform({ kind: 'planned', op: { label: 'say', atoms: [] } })).toBe(false)
    expect(failures).toMatchObject([{ code: 'review-revision' }])
  })

  test('brings sets on another revision along, and names the claims that have no place', async () => {
    const older = 'The mayor said the bridge was safe. Nobody was asked about the cracks.\n'
    const host = new ReviewHost([
      ...sets(),
      {
        ...setOf(older, 'Cem', [
          { words: 'the bridge was safe', tag: 'attributed' },
          { words: 'Nobody was asked about the cracks', tag: 'unverified' },
        ]),
        revision: '2'.repeat(64),
      },
    ])
    const ports = { host, now: () => '2026-01-01T00:00:00.000Z', onFailure: () => {}, carry }
    const texts = new Map([
      [REVISION, TEXT],
      ['2'.repeat(64), older],
    ])
    const brought = await carryReview(host.opened(), REVISION, texts, carry)
    const { carried, leftOut, lanes, byKey, order, points } = createReviewSession(
      host.opened(),
      { text: TEXT, revision: REVISION, texts, brought },
      ports,
    ).store.getState()
    expect(leftOut).toEqual([])
    expect(lanes.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Cem'])
    expect(byKey.get(order[0] ?? '')?.members).toHaveLength(3)
    expect(points.map(({ analyst }) => analyst)).toEqual(['Ana', 'Ben', 'Cem'])
    expect(carried.find(({ from }) => from !== null)?.unplaced.map(({ fate, was }) => [fate, was.content[0]?.exact])).toEqual([
      ['lost', 'Nobody was asked about the cracks'],
    ])
  })

  test('asks the worker for sets on another revision alone; cancelled, it does without them, says so, and can be asked again', async () => {
    const older = '2'.repeat(64)
    const cem = { ...setOf(TEXT, 'Cem', [{ words: 'the bridge was safe', tag: 'attributed' }]), revision: older }
    const host = new ReviewHost([...sets(), cem])
    const texts = new Map([
      [REVISION, TEXT],
      [older, TEXT],
    ])
    const asked: string[][] = []
    let isCancelled = true
    const asking: Carry = (job) => {
      asked.push(job.sets.map(({ analyst }) => analyst))
      const answer = carry(job)
      if (isCancelled) reviser.cancel()
      return answer
    }
    const brought = await carryReview(host.opened(), REVISION, texts, asking)
    const ports = { host, now: () => '', onFailure: () => {}, carry: asking }
    const review = createReviewSession(host.opened(), { text: TEXT, revision: REVISION, texts, brought }, ports)
    const names = () => review.store.getState().lanes.map(({ name }) => name)
    expect([names(), review.store.getState().leftOut]).toEqual([['Ana', 'Ben'], [{ analyst: 'Cem', why: 'stopped' }]])
    isCancelled = false
    await review.reload()
    expect([names(), review.store.getState().leftOut, asked]).toEqual([['Ana', 'Ben', 'Cem'], [], [['Cem'], ['Cem']]])
  })

  test('goes from one that is open to the next, worst first, round and back', () => {
    const { review } = open()
    const { order, disagreements } = review.store.getState()
    const [first = null, second = null] = disagreements
    expect(nextOpen(review.store.getState(), first, 1)).toBe(second)
    expect(nextOpen(review.store.getState(), second, 1)).toBe(order[2])
    expect(nextOpen(review.store.getState(), order[2] ?? null, 1)).toBe(first)
    expect(nextOpen(review.store.getState(), first, -1)).toBe(order[2])
    decide(review, 'denied', { kind: 'none' })
    expect(nextOpen(review.store.getState(), first, 1)).toBe(order[2])
  })

  test('shows nobody’s marks before agreement is kept', () => {
    const { review } = open()
    expect(review.store.getState().isRevealed).toBe(false)
    const { alignment, points } = review.store.getState()
    const at = { id: 's1', by: 'Rita', at: '', revision: REVISION }
    review.perform(planFreeze('before', alignment, points, [], at))
    expect(review.store.getState().isRevealed).toBe(true)
    expect(review.store.getState().own.review.stages.get('s1')).toMatchObject({
      claims: [2, 3],
      sets: [{ analyst: 'Ana' }, { analyst: 'Ben' }],
    })
  })

  test('knows which messages are new until another statement is chosen, and tells that they are read', async () => {
    const message: Message = { id: 'm1', thread: 't1', kind: 'say', about: [], text: 'x', mentions: [], after: null, by: 'Ana', at: '' }
    const { host, review } = open()
    review.markSeen([message])
    expect([...review.store.getState().fresh]).toEqual(['m1'])
    review.select(null)
    expect([...review.store.getState().fresh]).toEqual([])
    await settle()
    expect(host.seen).toEqual(['m1'])
  })
})
