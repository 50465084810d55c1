import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { emptySet } from '#annotations/model/annotation-set'
import { type Claim, TAGS } from '#annotations/model/claim'
import { ShardedMap } from '#annotations/model/sharded-map'
import { intervalOf } from '#annotations/review/agreement/bootstrap'
import { krippendorffAlpha } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc } from '#annotations/review/agreement/many-raters'
import { ratingsOf } from '#annotations/review/agreement/ratings'
import { seededRandom } from '#annotations/chance/seeded-random'
import { AgreementMeter } from '#annotations/review/agreement/set-agreement'
import { cohenKappa } from '#annotations/review/agreement/two-raters'
import type { ReviewSet } from '#annotations/review/review-set'
import { sampleClaim } from '../../../support/sample-set'

const TEXT = 'The mayor said the bridge is safe and the council denied that it ever knew of the cracks in it. '.repeat(3)

const claimAt = (id: string, start: number, end: number, tag: Claim['tag']): Claim => ({ ...sampleClaim(TEXT, id, start, end), tag })
const setOf = (analyst: string, claims: readonly Claim[]): ReviewSet => ({
  ...emptySet('article', 'r1', analyst),
  claims: ShardedMap.from(claims.map((claim) => [claim.id, claim])),
})
const measure = (sets: readonly ReviewSet[]) => new AgreementMeter().measure(sets, TEXT.length).agreement

const judgement = fc.option(fc.constantFrom(0, 1, 2), { freq: 4 })
const rows = fc
  .integer({ min: 2, max: 5 })
  .chain((raters) => fc.array(fc.array(judgement, { minLength: raters, maxLength: raters }), { minLength: 1, maxLength: 20 }))

describe('coefficients', () => {
  test.each([
    ['alpha', krippendorffAlpha, -1],
    ['AC1', gwetAc, -1],
    ['Fleiss', fleissKappa, -1],
  ] as const)('%s does not depend on the order of raters or units, and is at most 1', (_, coefficient, least) => {
    fc.assert(
      fc.property(rows, (units) => {
        const figure = coefficient(ratingsOf(units, [0, 1, 2]))
        const turned = coefficient(
          ratingsOf(
            [...units].reverse().map((row) => [...row].reverse()),
            [0, 1, 2],
          ),
        )
        expect(turned.kind).toBe(figure.kind)
        if (figure.kind === 'undefined' || turned.kind === 'undefined') return
        expect(turned.value).toBeCloseTo(figure.value, 10)
        expect(figure.value).toBeLessThanOrEqual(1 + 1e-12)
        expect(figure.value).toBeGreaterThanOrEqual(least)
      }),
    )
  })

  test('kappa is the same both ways round', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(judgement, judgement), { minLength: 1 }), (pairs) => {
        const there = cohenKappa(ratingsOf(pairs, [0, 1, 2]))
        const back = cohenKappa(
          ratingsOf(
            pairs.map(([a, b]) => [b, a]),
            [0, 1, 2],
          ),
        )
        expect(back.kind === 'figure' ? back.value.toFixed(9) : back.why).toBe(there.kind === 'figure' ? there.value.toFixed(9) : there.why)
      }),
    )
  })

  test('say why they are undefined', () => {
    const same = ratingsOf(
      [
        [0, 0],
        [0, 0],
      ],
      [0, 1],
    )
    expect(cohenKappa(same)).toEqual({ kind: 'undefined', why: 'one-category' })
    expect(krippendorffAlpha(same)).toEqual({ kind: 'undefined', why: 'no-variation' })
    expect(fleissKappa(ratingsOf([[0, null]], [0, 1]))).toEqual({ kind: 'undefined', why: 'no-units' })
    expect(gwetAc(ratingsOf([[0]], [0, 1]))).toEqual({ kind: 'undefined', why: 'one-rater' })
  })

  test('an interval is the same for the same seed and holds the figure', () => {
    const ratings = ratingsOf(
      Array.from({ length: 60 }, (_, i) => [i % 3, i % 7 === 0 ? (i + 1) % 3 : i % 3]),
      [0, 1, 2],
    )
    const interval = () => intervalOf(ratings, krippendorffAlpha, { random: seededRandom(7) })
    expect(interval()).toEqual(interval())
    const figure = krippendorffAlpha(ratings)
    const value = figure.kind === 'figure' ? figure.value : 0
    expect(interval()?.low).toBeLessThan(value)
    expect(interval()?.high).toBeGreaterThan(value)
  })
})

describe('agreement of sets', () => {
  test('names what it rests on and what lowers it', () => {
    const agreement = measure([
      setOf('a', [claimAt('1', 0, 10, 'attributed'), claimAt('2', 20, 30, 'contested'), claimAt('3', 40, 50, 'unverified')]),
      setOf('b', [claimAt('1', 0, 10, 'attributed'), claimAt('2', 20, 32, 'unverified')]),
    ])
    const [pair] = agreement.pairs
    expect(pair?.spans.strict).toMatchObject({ matched: 1, first: 3, second: 2, value: 0.4 })
    expect(pair?.spans.overlap).toMatchObject({ matched: 2, value: 0.8 })
    expect(pair?.spans.boundary).toMatchObject({ matched: 3, first: 6, second: 4, value: 0.6 })
    expect(pair?.disagree.tag).toEqual([{ first: '2', second: '2' }])
    expect(pair?.disagree.span).toEqual([
      { first: '3', second: null },
      { first: '2', second: '2' },
    ])
    expect(agreement.disagree).toMatchObject({ found: ['a 3'], span: ['a 2'], tag: ['a 2'] })
    expect(agreement.tags.prevalence).toEqual({ attributed: 0.4, contested: 0.2, unverified: 0.4 })
  })

  const claims = fc
    .array(fc.tuple(fc.nat(120), fc.integer({ min: 3, max: 20 }), fc.constantFrom(...TAGS)), { minLength: 1, maxLength: 8 })
    .map((made) => made.map(([start, length, tag], i) => claimAt(`c${i}`, start, start + length, tag)))

  test('identical sets agree in everything that is defined', () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 2, max: 4 }), (one, analysts) => {
        const agreement = measure(Array.from({ length: analysts }, (_, i) => setOf(`analyst-${i}`, one)))
        const { tags, sources, alphaU, pairs } = agreement
        const spans = pairs.flatMap((pair) => [pair.spans.strict, pair.spans.overlap, pair.spans.boundary, pair.kappa])
        for (const figure of [tags.fleiss, tags.ac1, tags.alpha, sources, alphaU, ...spans]) {
          if (figure.kind === 'figure') expect(figure.value).toBeCloseTo(1, 9)
        }
        expect(Object.values(agreement.disagree).flat()).toEqual([])
      }),
    )
  })

  test('the order of analysts changes nothing, and an edit gives what measuring anew gives', () => {
    fc.assert(
      fc.property(fc.array(claims, { minLength: 2, maxLength: 4 }), claims, (many, edited) => {
        const sets = many.map((one, i) => setOf(`analyst-${i}`, one))
        const meter = new AgreementMeter()
        const agreement = meter.measure(sets, TEXT.length).agreement
        expect(measure([...sets].reverse())).toEqual(agreement)
        const after = sets.map((set, i) => (i === 1 ? setOf(set.analyst, edited) : set))
        expect(meter.measure(after, TEXT.length).agreement).toEqual(measure(after))
      }),
    )
  })
})
