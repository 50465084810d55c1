import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { TAGS } from '#annotations/model/claim'
import { AgreementMeter } from '#annotations/review/agreement/set-agreement'
import { Aligner, type alignSets } from '#annotations/review/align-sets'
import type { ReviewSet } from '#annotations/review/review-set'
import { threeSets } from '../../../support/review-sets'
import { sampleClaim } from '../../../support/sample-set'

const TEXT = 'The mayor said the bridge is safe and the council denied that it ever knew of the cracks in it. '.repeat(2)

const edit = fc.record({
  who: fc.nat(2),
  which: fc.nat(9),
  kind: fc.constantFrom('tag', 'move', 'add', 'delete', 'link', 'source'),
  start: fc.nat(150),
  length: fc.integer({ min: 1, max: 40 }),
  tag: fc.constantFrom(...TAGS),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function edited(sets: readonly AnnotationSet[], { who, which, kind, start, length, tag }: Edit, number: number): readonly AnnotationSet[] {
  return sets.map((set, i) => {
    if (i !== who) return set
    const claims = [...set.claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const claim = claims[which % Math.max(1, claims.length)]
    if (kind === 'add' || !claim) {
      const added = { ...sampleClaim(TEXT, `new-${number}`, start, start + length), tag }
      return { ...set, claims: set.claims.with(added.id, added) }
    }
    const other = claims[(which + 1) % claims.length] ?? claim
    switch (kind) {
      case 'delete':
        return { ...set, claims: set.claims.without(claim.id) }
      case 'link':
        return {
          ...set,
          links: set.links.with(`l${number}`, { id: `l${number}`, kind: 'contradicts', from: claim.id, to: other.id, reason: '' }),
        }
      case 'move':
        return { ...set, claims: set.claims.with(claim.id, { ...claim, content: sampleClaim(TEXT, 'x', start, start + length).content }) }
      case 'source':
        return { ...set, claims: set.claims.with(claim.id, { ...claim, sourceName: tag }) }
      default:
        return { ...set, claims: set.claims.with(claim.id, { ...claim, tag }) }
    }
  })
}

const told = ({ analysts, clusters, links }: ReturnType<typeof alignSets>) => ({ analysts, clusters, links })

describe('measuring again after edits', () => {
  test('gives what measuring from scratch gives, edit by edit, whatever the order of sets', () => {
    fc.assert(
      fc.property(threeSets(TEXT), fc.array(edit, { minLength: 1, maxLength: 8 }), (begun, edits) => {
        const meter = new AgreementMeter()
        let sets: readonly AnnotationSet[] = begun
        meter.measure(sets, TEXT.length)
        edits.forEach((one, i) => {
          sets = edited(sets, one, i)
          const given: readonly ReviewSet[] = i % 2 === 0 ? sets : [...sets].reverse()
          const now = meter.measure(given, TEXT.length)
          const anew = new AgreementMeter().measure(sets, TEXT.length)
          expect(now.agreement).toEqual(anew.agreement)
          expect(told(now.alignment)).toEqual(told(anew.alignment))
          for (const { analyst, claims } of sets) {
            for (const { id } of claims.values()) {
              expect(now.alignment.clusterOf(analyst, id)?.key).toBe(anew.alignment.clusterOf(analyst, id)?.key)
            }
          }
        })
      }),
      { numRuns: 150 },
    )
  })

  test('leaves what was read before as it was, and clusters that an edit does not touch the same objects', () => {
    const [first, second] = [claimsAt('a', [0, 50, 100]), claimsAt('b', [0, 50, 100])]
    const aligner = new Aligner()
    const before = aligner.align([first, second])
    const claim = first.claims.get('c1')
    if (!claim) throw new Error('no claim')
    const after = aligner.align([{ ...first, claims: first.claims.with('c1', { ...claim, tag: 'contested' }) }, second])
    expect(after.clusters.map((cluster, i) => cluster === before.clusters[i])).toEqual([true, false, true])
    expect(before.clusterOf('a', 'c1')?.differs.tag).toBe(false)
    expect(after.clusterOf('a', 'c1')?.differs.tag).toBe(true)
  })
})

function claimsAt(analyst: string, starts: readonly number[]): AnnotationSet {
  const [set] = fc.sample(threeSets(TEXT), { numRuns: 1, seed: 1 })[0] ?? []
  if (!set) throw new Error('no set')
  let { claims } = set
  for (const { id } of claims.values()) claims = claims.without(id)
  starts.forEach((start, i) => (claims = claims.with(`c${i}`, sampleClaim(TEXT, `c${i}`, start, start + 20))))
  return { ...set, analyst, claims }
}
