import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { acceptDecision } from '#annotations/adjudicate/accept-decision'
import { planMany } from '#annotations/adjudicate/plan-decision'
import { returnSlip } from '#annotations/adjudicate/return-slip'
import type { Ruling } from '#annotations/adjudicate/ruling'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { planEdit } from '#annotations/ops/plan-edit'
import { alignSets } from '#annotations/review/align-sets'
import type { Cluster } from '#annotations/review/cluster'
import { done, newReview, setOf, threeSets, trialContext } from '#support/review-sets'

const TEXT = 'The mayor said the bridge was safe 🌉. “Not so,” said שלום, an engineer.\nIt fell on Monday.\n'
const AT = '2026-03-02T09:00:00.000Z'

const ana = setOf(TEXT, 'Ana', [
  { words: 'the bridge was safe', tag: 'attributed', source: 'The mayor' },
  { words: 'It fell on Monday', tag: 'unverified' },
])
const ben = setOf(TEXT, 'Ben', [
  { words: 'the bridge was safe 🌉', tag: 'contested', source: 'The mayor' },
  { words: 'It fell on Monday', tag: 'unverified' },
  { words: 'Not so', tag: 'attributed' },
  { words: 'an engineer', tag: 'attributed' },
])

function adjudicate(sets: readonly AnnotationSet[], rule: (cluster: Cluster) => Ruling): AnnotationSet {
  const rulings = alignSets(sets).clusters.map((cluster) => ({ cluster, ruling: rule(cluster), reason: 'So it is.' }))
  return done(newReview(), planMany(newReview(), rulings, trialContext(TEXT, sets)))
}

const bens = adjudicate([ana, ben], (cluster) =>
  TEXT.slice(cluster.span.start, cluster.span.end) === 'an engineer' ? { kind: 'none' } : { kind: 'take', analyst: 'Ben' },
)

function accept(set: AnnotationSet, edit: ReturnType<typeof acceptDecision>): AnnotationSet {
  return edit ? done(set, planEdit(set, TEXT, edit, AT)) : set
}

describe('a return slip', () => {
  test('says what was changed, added, dropped and kept, in text order', () => {
    const slip = returnSlip(bens, 'Ana', ana, [])
    expect(slip.items.map(({ outcome, changes }) => [outcome, ...changes.map(({ kind }) => kind)])).toEqual([
      ['changed', 'tag', 'span'],
      ['added'],
      ['kept'],
    ])
    expect(slip.counts).toEqual({ changed: 1, added: 1, kept: 1, dropped: 0 })
    expect(returnSlip(bens, 'Ben', ben, []).items.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'dropped', 'kept'])
    expect(returnSlip(bens, 'Cem', null, []).items).toEqual([])
  })

  test('has the threads about each claim', () => {
    const message = { id: 'm1', thread: 't1', kind: 'say', text: 'Why?', mentions: [], after: null, by: 'Ana', at: AT } as const
    const slip = returnSlip(bens, 'Ana', ana, [{ ...message, about: [{ analyst: 'Ben', claim: 'ben0' }] }])
    expect(slip.items.map(({ threads }) => threads.map(({ id }) => id))).toEqual([['t1'], [], []])
  })
})

describe('accepting what was decided', () => {
  test('changes what the slip says and nothing else, in one step', () => {
    const [changed] = returnSlip(bens, 'Ana', ana, []).items
    if (!changed) throw new Error('no item')
    const noted = done(ana, planEdit(ana, TEXT, { kind: 'note', id: 'ana0', note: 'mine' }, AT))
    const edit = acceptDecision(noted, changed, 'new')
    expect(edit).toMatchObject({ kind: 'batch', label: 'accept-decision' })
    expect(accept(noted, edit).claims.get('ana0')).toMatchObject({
      content: [{ exact: 'the bridge was safe 🌉' }],
      tag: 'contested',
      sourceName: 'The mayor',
      note: 'mine',
    })
    expect(acceptDecision(accept(noted, edit), changed, 'new')).toBeNull()
  })

  test('adds what was missed, once, and deletes what was dropped', () => {
    const added = returnSlip(bens, 'Ana', ana, []).items[1]
    if (!added) throw new Error('no item')
    const after = accept(ana, acceptDecision(ana, added, 'new'))
    expect(after.claims.get('new')).toMatchObject({ content: [{ exact: 'Not so' }], tag: 'attributed', origin: { kind: 'analyst' } })
    expect(acceptDecision(after, added, 'new2')).toBeNull()
    const dropped = returnSlip(bens, 'Ben', ben, []).items.find(({ outcome }) => outcome === 'dropped')
    if (!dropped) throw new Error('nothing dropped')
    expect(accept(ben, acceptDecision(ben, dropped, 'new')).claims.size).toBe(3)
  })

  test('of everything leaves nothing to accept: the set then says what the adjudicated one does', () => {
    const rule =
      (choice: number) =>
      ({ members }: Cluster): Ruling => {
        const analyst = members[choice % members.length]?.analyst ?? ''
        return choice % 3 === 0 ? { kind: 'none' } : choice % 3 === 1 ? { kind: 'merge', base: analyst } : { kind: 'take', analyst }
      }
    fc.assert(
      fc.property(threeSets(TEXT), fc.nat(8), (sets, choice) => {
        const result = adjudicate(sets, rule(choice))
        for (const own of sets) {
          const { items } = returnSlip(result, own.analyst, own, [])
          let set = own
          items.forEach((item, i) => {
            set = accept(set, acceptDecision(set, item, `new${i}`))
          })
          for (const item of items) expect(acceptDecision(set, item, 'again')).toBeNull()
          const says = (of: AnnotationSet) =>
            new Set([...of.claims.values()].map(({ content, tag }) => JSON.stringify([content.map(({ start, end }) => [start, end]), tag])))
          expect(says(set)).toEqual(says(result))
        }
      }),
    )
  })
})
