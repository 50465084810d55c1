import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { DecisionIndex } from '#annotations/adjudicate/decision-index'
import { planAgreed, planDecision, planMany, planReason, planRevoke } from '#annotations/adjudicate/plan-decision'
import type { Ruling } from '#annotations/adjudicate/ruling'
import { type AnnotationSet, setToData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import { alignSets } from '#annotations/review/align-sets'
import { type Cluster, isAgreed } from '#annotations/review/cluster'
import { done, newReview, setOf, threeSets, trialContext } from '#support/review-sets'

const TEXT = 'The mayor said the bridge was safe 🌉. “Not so,” said שלום, an engineer.\nIt fell on Monday.\n'

const SETS = [
  setOf(TEXT, 'Ana', [
    { words: 'the bridge was safe', tag: 'attributed', source: 'The mayor' },
    { words: 'It fell on Monday', tag: 'unverified' },
  ]),
  setOf(TEXT, 'Ben', [
    { words: 'the bridge was safe 🌉', tag: 'contested', source: 'The mayor' },
    { words: 'It fell on Monday', tag: 'unverified' },
    { words: 'Not so', tag: 'attributed' },
  ]),
]
const { clusters } = alignSets(SETS)
const context = () => trialContext(TEXT, SETS)

function clusterAt(words: string): Cluster {
  const start = TEXT.indexOf(words)
  const found = clusters.find(({ span }) => span.start === start)
  if (!found) throw new RangeError(`no cluster at "${words}"`)
  return found
}
const bridge = clusterAt('the bridge')
const decide = (set: AnnotationSet, cluster: Cluster, ruling: Ruling, reason = 'So it is written.'): AnnotationSet =>
  done(set, planDecision(set, cluster, ruling, reason, context()))
const contents = (set: AnnotationSet) => setToData(set).claims.map(({ content, tag }) => [content.map(({ exact }) => exact), tag])

describe('a decision', () => {
  test('takes one analyst’s claim, with everything it says', () => {
    const set = decide(newReview(), bridge, { kind: 'take', analyst: 'Ben' })
    expect(contents(set)).toEqual([[['the bridge was safe 🌉'], 'contested']])
    expect([...set.review.decisions.values()]).toEqual([
      {
        id: 'n2',
        verdict: 'take',
        taken: { analyst: 'Ben', claim: 'ben0' },
        about: [
          { analyst: 'Ana', claim: 'ana0', content: [{ start: 15, end: 34 }], tag: 'attributed', sourceName: 'The mayor' },
          { analyst: 'Ben', claim: 'ben0', content: [{ start: 15, end: 37 }], tag: 'contested', sourceName: 'The mayor' },
        ],
        result: 'n1',
        reason: 'So it is written.',
        by: 'Rita',
        at: '2026-03-01T09:00:00.000Z',
        against: [
          { analyst: 'Ana', seq: 1 },
          { analyst: 'Ben', seq: 1 },
        ],
      },
    ])
  })

  test('merges what they marked, with the tag and source of one of them', () => {
    const set = decide(newReview(), bridge, { kind: 'merge', base: 'Ana' })
    expect(contents(set)).toEqual([[['the bridge was safe 🌉'], 'attributed']])
    expect(setToData(set).claims[0]).toMatchObject({ sourceName: 'The mayor', origin: { kind: 'analyst' } })
  })

  test('writes a third one', () => {
    const content = [{ start: TEXT.indexOf('bridge'), end: TEXT.indexOf('safe') + 4 }]
    const parts = { source: [], cue: [], claimKind: 'own-voice', sourceName: '', sourceKind: 'none', note: 'Shorter' } as const
    const set = decide(newReview(), bridge, { kind: 'write', content, tag: 'contested', ...parts })
    expect(contents(set)).toEqual([[['bridge was safe'], 'contested']])
    expect([...set.review.decisions.values()]).toMatchObject([{ verdict: 'write', taken: null }])
  })

  test('says that none of these is a claim', () => {
    const set = decide(newReview(), bridge, { kind: 'none' })
    expect(contents(set)).toEqual([])
    expect([...set.review.decisions.values()]).toMatchObject([{ verdict: 'none', result: null, taken: null }])
  })

  test('is refused for an analyst who has no claim there, and for a place that the text has not', () => {
    const planned = planDecision(newReview(), clusterAt('Not so'), { kind: 'take', analyst: 'Ana' }, '', context())
    expect(planned).toMatchObject({ kind: 'conflict', reason: 'invalid' })
    const parts = { source: [], cue: [], claimKind: 'own-voice', sourceName: '', sourceKind: 'none', tag: null, note: '' } as const
    // The bridge is two code units.
    const half = [{ start: TEXT.indexOf('🌉') + 1, end: TEXT.length }]
    for (const content of [[], half, [{ start: 0, end: TEXT.length + 1 }]]) {
      expect(planDecision(newReview(), bridge, { kind: 'write', content, ...parts }, '', context())).toMatchObject({ kind: 'conflict' })
    }
  })

  test('replaces the one before it, in one step that one undo takes back', () => {
    const first = decide(newReview(), bridge, { kind: 'take', analyst: 'Ana' })
    const again = planDecision(first, bridge, { kind: 'none' }, 'After all', { ...context(), newId: () => 'other' })
    const second = done(first, again)
    expect([second.claims.size, [...second.review.decisions.values()].map(({ verdict }) => verdict)]).toEqual([0, ['none']])
    if (again.kind !== 'planned') throw new Error(again.kind)
    expect(setToData(done(second, { kind: 'planned', op: invertOp(again.op) }))).toEqual(setToData(first))
  })

  test('is taken back with the claim that came of it, or given another reason without it', () => {
    const set = decide(newReview(), bridge, { kind: 'take', analyst: 'Ana' })
    expect(setToData(done(set, planRevoke(set, 'n2')))).toEqual(setToData(newReview()))
    expect(planRevoke(set, 'n9')).toMatchObject({ kind: 'conflict', reason: 'missing' })
    const reasoned = done(set, planReason(set, 'n2', 'Shorter is better'))
    expect([contents(reasoned), reasoned.review.decisions.get('n2')?.reason]).toEqual([contents(set), 'Shorter is better'])
    expect(planReason(reasoned, 'n2', 'Shorter is better')).toEqual({ kind: 'unchanged' })
  })

  test('is outdated once a claim it was about says something else, or another joins', () => {
    const set = decide(newReview(), bridge, { kind: 'take', analyst: 'Ana' })
    const index = new DecisionIndex(set.review.decisions)
    expect(index.stateOf(bridge)).toMatchObject({ kind: 'decided', decision: { id: 'n2' } })
    expect(index.stateOf(clusterAt('Not so'))).toEqual({ kind: 'open' })
    const [ana, ben] = bridge.members
    if (!ana || !ben) throw new Error('two members')
    const retagged = { ...bridge, members: [ana, { ...ben, claim: { ...ben.claim, tag: 'unverified' as const } }] }
    expect(index.stateOf(retagged)).toMatchObject({ kind: 'outdated', decisions: [{ id: 'n2' }] })
    const noted = { ...bridge, members: [ana, { ...ben, claim: { ...ben.claim, note: 'hm' } }] }
    expect(index.stateOf(noted).kind).toBe('decided')
    expect(index.stateOf({ members: [ana] }).kind).toBe('outdated')
    expect(index.stateOf({ members: [ana, ben, { analyst: 'Zoë', claim: ana.claim }] }).kind).toBe('outdated')
  })
})

describe('nesting and links', () => {
  const link = { id: 'l1', kind: 'contradicts', from: 'a', to: 'b', reason: 'denied' } as const
  const ana = setOf(
    TEXT,
    'Ana',
    [
      { id: 'a', words: 'The mayor said the bridge was safe' },
      { id: 'b', words: 'Not so' },
      { id: 'c', words: 'the bridge was safe', nestedIn: 'a' },
    ],
    [link],
  )
  const aligned = alignSets([ana])
  const at = (id: string): Cluster => {
    const cluster = aligned.clusterOf('Ana', id)
    if (!cluster) throw new RangeError(id)
    return cluster
  }

  test('come along once both ends are taken from the same analyst', () => {
    const ids = trialContext(TEXT, [ana])
    let set = newReview()
    for (const id of ['a', 'b', 'c']) set = done(set, planDecision(set, at(id), { kind: 'take', analyst: 'Ana' }, '', ids))
    const data = setToData(set)
    const [outer, inner, other] = data.claims
    expect(data.links).toMatchObject([{ kind: 'contradicts', from: outer?.id, to: other?.id, reason: 'denied' }])
    expect(inner?.nestedIn).toBe(outer?.id)
    // Taking the outer one back takes them off again.
    const decision = [...set.review.decisions.values()].find(({ taken }) => taken?.claim === 'a')
    const without = setToData(done(set, planRevoke(set, decision?.id ?? '')))
    expect([without.links, without.claims.map(({ nestedIn }) => nestedIn)]).toEqual([[], [null, null]])
  })
})

describe('what all agree on', () => {
  test('is accepted at once as one op, and only that', () => {
    const planned = planAgreed(newReview(), clusters, 'All agree', context())
    const set = done(newReview(), planned)
    expect(contents(set)).toEqual([[['It fell on Monday'], 'unverified']])
    expect(planAgreed(set, clusters, 'All agree', context())).toEqual({ kind: 'unchanged' })
    if (planned.kind !== 'planned') throw new Error(planned.kind)
    expect(planned.op.label).toBe('accept-agreed')
    expect(setToData(done(set, { kind: 'planned', op: invertOp(planned.op) }))).toEqual(setToData(newReview()))
  })

  test('leaves alone what was decided before', () => {
    const set = decide(newReview(), clusterAt('It fell'), { kind: 'none' })
    expect(planAgreed(set, clusters, '', context())).toEqual({ kind: 'unchanged' })
  })
})

const rulingFor = (cluster: Cluster, choice: number): Ruling => {
  const analyst = cluster.members[choice % cluster.members.length]?.analyst ?? ''
  switch (choice % 4) {
    case 0:
      return { kind: 'take', analyst }
    case 1:
      return { kind: 'merge', base: analyst }
    case 2:
      return { kind: 'none' }
    default: {
      const parts = { source: [], cue: [], claimKind: 'own-voice', sourceName: '', sourceKind: 'none', tag: null, note: '' } as const
      return { kind: 'write', content: cluster.members[0]?.claim.content ?? [], ...parts }
    }
  }
}

describe('for any three sets', () => {
  test('every decision can be taken back exactly, settles its cluster, and leaves one decision a cluster', () => {
    fc.assert(
      fc.property(threeSets(TEXT), fc.array(fc.tuple(fc.nat(), fc.nat(20)), { maxLength: 12 }), (sets, choices) => {
        const all = alignSets(sets).clusters
        if (all.length === 0) return
        const ids = trialContext(TEXT, sets)
        let set = newReview()
        for (const [at, choice] of choices) {
          const cluster = all[at % all.length]
          if (!cluster) continue
          const planned = planDecision(set, cluster, rulingFor(cluster, choice), 'r', ids)
          if (planned.kind !== 'planned') throw new Error(planned.kind)
          const after = done(set, planned)
          const back = applyOp(after, invertOp(planned.op))
          expect(back.kind === 'applied' && setToData(back.set)).toEqual(setToData(set))
          expect(new DecisionIndex(after.review.decisions).stateOf(cluster).kind).toBe('decided')
          set = after
        }
        const decided = new Set([...set.review.decisions.values()].map(({ about }) => JSON.stringify(about)))
        expect(decided.size).toBe(set.review.decisions.size)
        const results = [...set.review.decisions.values()].flatMap(({ result }) => result ?? [])
        expect([...set.claims.values()].map(({ id }) => id).sort()).toEqual([...results].sort())
      }),
    )
  })

  test('the order of the analysts does not matter', () => {
    fc.assert(
      fc.property(threeSets(TEXT), fc.constantFrom([0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]), (sets, order) => {
        const shuffled = order.flatMap((i) => sets[i] ?? [])
        const result = (these: readonly AnnotationSet[]) => {
          const all = alignSets(these).clusters
          const rulings = all.map((cluster) => ({ cluster, ruling: rulingFor(cluster, 1), reason: '' }))
          return setToData(done(newReview(), planMany(newReview(), rulings, trialContext(TEXT, these))))
        }
        expect(result(shuffled)).toEqual(result(sets))
        expect(alignSets(shuffled).clusters.filter(isAgreed).length).toBe(alignSets(sets).clusters.filter(isAgreed).length)
      }),
    )
  })
})
