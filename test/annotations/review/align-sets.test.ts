import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { emptySet } from '#annotations/model/annotation-set'
import { type Claim, TAGS } from '#annotations/model/claim'
import { ShardedMap } from '#annotations/model/sharded-map'
import { Aligner, alignSets } from '#annotations/review/align-sets'
import { type Component, overlapComponents } from '#annotations/review/overlap-graph'
import { assignPairs } from '#annotations/review/assign-pairs'
import { isAgreed } from '#annotations/review/cluster'
import { partitionComponent, partitionValue } from '#annotations/review/partition-component'
import type { ReviewSet } from '#annotations/review/review-set'
import { sampleClaim } from '../../support/sample-set'

const TEXT = 'The mayor said the bridge is safe and the council denied that it ever knew of the cracks in it. '.repeat(3)

function setOf(analyst: string, claims: readonly Claim[]): ReviewSet {
  return { ...emptySet('article', 'r1', analyst), claims: ShardedMap.from(claims.map((claim) => [claim.id, claim])) }
}

const claimAt = (id: string, start: number, end: number, tag: Claim['tag'] = null): Claim => ({ ...sampleClaim(TEXT, id, start, end), tag })

const claims = fc
  .array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 20 }), fc.option(fc.constantFrom(...TAGS))), { maxLength: 7 })
  .map((made) => made.map(([start, length, tag], i) => claimAt(`c${i}`, start, start + length, tag)))

const sets = fc.array(claims, { minLength: 2, maxLength: 4 }).map((many) => many.map((one, i) => setOf(`analyst-${i}`, one)))

const members = (alignment: ReturnType<typeof alignSets>) =>
  alignment.clusters.map(({ key, members: all }) => [key, ...all.map(({ analyst, claim }) => `${analyst} ${claim.id}`)])

describe('alignSets', () => {
  test('lays the same claim together, and what one alone found by itself', () => {
    const alignment = alignSets([
      setOf('a', [claimAt('1', 0, 10, 'attributed'), claimAt('2', 20, 30)]),
      setOf('b', [claimAt('1', 2, 10, 'contested')]),
      setOf('c', [claimAt('9', 0, 10, 'attributed')]),
    ])
    expect(members(alignment)).toEqual([
      ['a 1', 'a 1', 'b 1', 'c 9'],
      ['a 2', 'a 2'],
    ])
    const [first, second] = alignment.clusters
    expect(first?.differs).toEqual({ found: false, span: true, tag: true, source: false, links: false })
    expect(second?.missing).toEqual(['b', 'c'])
    expect(alignment.clusterOf('c', '9')).toBe(first)
  })

  test('takes the pairs that are best together, not the best pair first', () => {
    // The most alike are a's first and b's second (10 of 20); both of a's find a partner only if it goes to b's first.
    const { clusters } = alignSets([
      setOf('a', [claimAt('1', 10, 30), claimAt('2', 18, 60)]),
      setOf('b', [claimAt('1', 0, 20), claimAt('2', 20, 34)]),
    ])
    expect(clusters.map(({ members: all }) => all.map(({ claim }) => claim.id))).toEqual([
      ['1', '1'],
      ['2', '2'],
    ])
  })

  test('looks at the parts of a discontinuous span, not at what lies between', () => {
    const parts = { ...claimAt('1', 0, 5), content: [...claimAt('x', 0, 5).content, ...claimAt('y', 40, 45).content] }
    expect(alignSets([setOf('a', [parts]), setOf('b', [claimAt('1', 10, 30)])]).clusters).toHaveLength(2)
  })

  test('a link that one drew and the other could have', () => {
    const two = [claimAt('1', 0, 10), claimAt('2', 20, 30)]
    const link = { id: 'l', kind: 'contradicts', from: '2', to: '1', reason: '' } as const
    const alignment = alignSets([{ ...setOf('a', two), links: ShardedMap.from([['l', link]]) }, setOf('b', two)])
    expect(alignment.links).toEqual([{ kind: 'contradicts', from: 'a 1', to: 'a 2', drawnBy: ['a'], couldDraw: ['a', 'b'] }])
    expect(alignment.clusters.map(({ differs }) => differs.links)).toEqual([true, true])
  })

  test('refuses an analyst twice, and two revisions', () => {
    expect(() => alignSets([setOf('a', []), setOf('a', [])])).toThrow(RangeError)
    expect(() => alignSets([setOf('a', []), { ...setOf('b', []), revision: 'r2' }])).toThrow(RangeError)
  })

  test('holds each claim once, one of each analyst, whatever the order of sets', () => {
    fc.assert(
      fc.property(sets, fc.nat(), (many, turn) => {
        const alignment = alignSets(many)
        const all = alignment.clusters.flatMap((cluster) => cluster.members.map(({ analyst, claim }) => `${analyst} ${claim.id}`))
        expect(all.length).toBe(many.reduce((sum, { claims: { size } }) => sum + size, 0))
        expect(new Set(all).size).toBe(all.length)
        for (const cluster of alignment.clusters) {
          expect(new Set(cluster.members.map(({ analyst }) => analyst)).size).toBe(cluster.members.length)
          expect(cluster.weight === 0).toBe(isAgreed(cluster))
        }
        const turned = [...many.slice(turn % many.length), ...many.slice(0, turn % many.length)].reverse()
        expect(members(alignSets(turned))).toEqual(members(alignment))
      }),
    )
  })

  test('after an edit is what it would be anew, and the rest is not solved again', () => {
    fc.assert(
      fc.property(sets, claims, (many, others) => {
        const aligner = new Aligner()
        aligner.align(many)
        const edited = many.map((set, i) => (i === 0 ? setOf(set.analyst, others) : set))
        expect(members(aligner.align(edited))).toEqual(members(alignSets(edited)))
      }),
    )
  })
})

/** Every way to split a component, to compare with: its best value. */
function bestByTrying(component: Component): number {
  let best = 0
  const clusters: number[][] = []
  const place = (claim: number): void => {
    if (claim === component.members.length) {
      best = Math.max(best, partitionValue(component, clusters))
      return
    }
    for (const cluster of clusters) {
      const fits = cluster.every(
        (other) => component.alike[claim]?.has(other) === true && component.members[other]?.analyst !== component.members[claim]?.analyst,
      )
      if (!fits) continue
      cluster.push(claim)
      place(claim + 1)
      cluster.pop()
    }
    clusters.push([claim])
    place(claim + 1)
    clusters.pop()
  }
  place(0)
  return best
}

test('partitions are the best there are', () => {
  const few = fc.array(
    claims.map((all) => all.slice(0, 3)),
    { minLength: 2, maxLength: 4 },
  )
  fc.assert(
    fc.property(few, (many) => {
      const all = many.flatMap((one, i) => one.map((claim) => ({ analyst: `analyst-${i}`, claim })))
      for (const component of overlapComponents(all)) {
        expect(partitionValue(component, partitionComponent(component))).toBeCloseTo(bestByTrying(component), 9)
      }
    }),
  )
})

test('assigned pairs have the greatest sum', () => {
  const weights = fc.array(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(weights, (table) => {
      const best = (row: number, taken: number): number => {
        if (row === table.length) return 0
        const others = (table[row] ?? []).map((weight, column) =>
          (taken >> column) & 1 ? 0 : weight + best(row + 1, taken | (1 << column)),
        )
        return Math.max(best(row + 1, taken), ...others)
      }
      const chosen = assignPairs(table.length, 4, (row, column) => table[row]?.[column] ?? 0)
      const used = chosen.filter((column) => column >= 0)
      expect(new Set(used).size).toBe(used.length)
      expect(chosen.reduce((sum, column, row) => sum + (table[row]?.[column] ?? 0), 0)).toBe(best(0, 0))
    }),
  )
})
