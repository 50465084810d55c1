import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { ReviewSet } from '#annotations/review/review-set'
import { agreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { poolAgreement } from '#annotations/review/agreement/pooled-agreement'
import { AgreementMeter } from '#annotations/review/agreement/set-agreement'
import { alignSets } from '#annotations/review/align-sets'
import type { Tag } from '#annotations/model/claim'
import { ShardedMap } from '#annotations/model/sharded-map'
import { setOf, threeSets } from '../../../support/review-sets'

const TEXT = 'The mayor said the bridge is safe. The council denied it. Seven people were hurt in the fall.'
const WORDS = ['the bridge is safe', 'The council denied it', 'Seven people were hurt']

const measure = (sets: readonly ReviewSet[]) => new AgreementMeter().measure(sets, TEXT.length).agreement
const tagged = (analyst: string, tags: readonly (Tag | null)[]) =>
  setOf(
    TEXT,
    analyst,
    tags.map((tag, i) => ({ words: WORDS[i] ?? '', tag })),
  )

function at(set: ReviewSet, times: readonly string[]): ReviewSet {
  const claims = [...set.claims.values()].sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
  return { ...set, claims: ShardedMap.from(claims.map((claim, i) => [claim.id, { ...claim, createdAt: times[i] ?? '' }])) }
}

describe('agreement over a library', () => {
  test('pools claims, not figures', () => {
    const one = measure([tagged('a', ['attributed', 'contested', 'unverified']), tagged('b', ['attributed', 'contested', 'unverified'])])
    const two = measure([tagged('a', ['attributed']), tagged('b', ['contested'])])
    const pooled = poolAgreement([one, two])
    expect(pooled).toMatchObject({ articles: 2, clusters: 4, analysts: ['a', 'b'] })
    // 3 of 4 agree; the shares of tags of each are 2/4, 1/4, 1/4 and 1/4, 2/4, 1/4: chance 5/16, kappa 7/11.
    const [pair] = pooled.pairs
    expect(pair).toMatchObject({
      articles: 2,
      kappa: { units: 4, observed: 0.75, expected: 5 / 16 },
      spans: { strict: { matched: 4, first: 4 } },
    })
    expect(pair?.kappa.kind === 'figure' ? pair.kappa.value : null).toBeCloseTo(7 / 11, 12)
    expect(pooled.tags.prevalence).toEqual({ attributed: 0.375, contested: 0.375, unverified: 0.25 })
  })

  test('whoever did not work on an article has judged nothing there, and what has no value says why', () => {
    const one = measure([tagged('a', ['attributed', 'contested']), tagged('b', ['attributed', 'unverified'])])
    const two = measure([tagged('c', ['attributed', 'contested']), tagged('d', ['attributed', 'contested'])])
    const pooled = poolAgreement([one, two])
    expect(pooled.analysts).toEqual(['a', 'b', 'c', 'd'])
    expect(pooled.tags.fleiss).toEqual({ kind: 'undefined', why: 'no-units' })
    expect(pooled.tags.alpha).toMatchObject({ kind: 'figure', units: 4 })
    expect(pooled.pairs.map(({ first, second }) => first + second)).toEqual(['ab', 'cd'])
    expect(poolAgreement([])).toMatchObject({ articles: 0, tags: { alpha: { kind: 'undefined' }, fleiss: { kind: 'undefined' } } })
  })

  test('of one article is that article’s, and the order of articles and analysts changes nothing', () => {
    fc.assert(
      fc.property(threeSets(TEXT), threeSets(TEXT), (left, right) => {
        const [one, two] = [measure(left), measure(right)]
        expect(poolAgreement([one]).tags).toEqual(one.tags)
        const pooled = poolAgreement([one, two])
        const turned = poolAgreement([measure([...right].reverse()), measure([...left].reverse())])
        expect({ ...turned, ratings: null, tags: null, perTag: null, pairs: turned.pairs.length }).toEqual({
          ...pooled,
          ratings: null,
          tags: null,
          perTag: null,
          pairs: pooled.pairs.length,
        })
        for (const measured of ['alpha', 'ac1', 'fleiss'] as const) {
          const [a, b] = [pooled.tags[measured], turned.tags[measured]]
          expect(b.kind === 'figure' ? b.value.toFixed(9) : b.why).toBe(a.kind === 'figure' ? a.value.toFixed(9) : a.why)
        }
      }),
    )
  })
})

describe('agreement over time', () => {
  const days = ['2026-03-02T10:00:00.000Z', '2026-03-08T10:00:00.000Z', '2026-03-09T23:59:00.000Z']
  const alignment = alignSets([
    at(tagged('a', ['attributed', 'contested', 'unverified']), days),
    at(tagged('b', ['attributed', 'contested', 'contested']), ['2026-03-01T09:00:00.000Z', ...days.slice(1)]),
  ])

  test('puts each statement where its last claim was marked', () => {
    const { period, periods, undated } = agreementOverTime([alignment])
    expect([period, undated]).toEqual(['day', 0])
    expect(periods.map(({ from, clusters }) => [from, clusters])).toEqual([
      ['2026-03-02', 1],
      ['2026-03-08', 1],
      ['2026-03-09', 1],
    ])
    expect(periods.map(({ tags }) => tags.alpha.kind)).toEqual(['undefined', 'undefined', 'figure'])
  })

  test('weeks begin on Monday, months on their first', () => {
    expect(agreementOverTime([alignment], 'week').periods.map(({ from, clusters }) => [from, clusters])).toEqual([
      ['2026-03-02', 2],
      ['2026-03-09', 1],
    ])
    expect(agreementOverTime([alignment, alignment], 'month').periods).toMatchObject([{ from: '2026-03-01', clusters: 6 }])
  })

  test('a week begins on its Monday in every year', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2399-12-31'), noInvalidDate: true }), (date) => {
        const made = [date.toISOString()]
        const [week] = agreementOverTime([alignSets([at(tagged('a', ['contested']), made)])], 'week').periods
        const monday = new Date(week?.from ?? '')
        const days = (Date.parse(date.toISOString().slice(0, 10)) - monday.getTime()) / 86_400_000
        expect([monday.getUTCDay(), days >= 0 && days < 7]).toEqual([1, true])
      }),
    )
  })

  test('what has no date is counted', () => {
    const undated = alignSets([at(tagged('a', ['attributed']), ['']), at(tagged('b', ['attributed']), ['soon'])])
    expect(agreementOverTime([undated])).toEqual({ period: 'day', periods: [], undated: 1 })
  })
})
