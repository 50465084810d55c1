import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { ShardedMap } from '#annotations/model/sharded-map'
import { agreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { frozenFigures } from '#annotations/adjudicate/frozen-figures'
import { alphaUOfCategories, type UnitsOfRaters } from '#annotations/review/agreement/alpha-u'
import { alphaUInterval } from '#annotations/review/agreement/alpha-u-interval'
import { intervalOf, ratioIntervals } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure } from '#annotations/review/agreement/figure'
import { krippendorffAlpha } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc } from '#annotations/review/agreement/many-raters'
import { pairIntervals } from '#annotations/review/agreement/pair-intervals'
import { poolAgreement, pooledIntervals } from '#annotations/review/agreement/pooled-agreement'
import { type Ratings, ratingsOf } from '#annotations/review/agreement/ratings'
import { AgreementMeter } from '#annotations/review/agreement/set-agreement'
import { meanOverlapInterval, setIntervals } from '#annotations/review/agreement/set-intervals'
import { stretchAt, stretchesOf } from '#annotations/review/agreement/stretches'
import { prevalenceOf } from '#annotations/review/agreement/tag-agreement'
import { bennettS, cohenKappa, scottPi } from '#annotations/review/agreement/two-raters'
import { seededRandom } from '#annotations/chance/seeded-random'
import { normalizeSpans, type Span } from '#annotations/text/span'
import { setOf, threeSets } from '../../../support/review-sets'

const TEXT = 'The mayor said the bridge is safe and the council denied that it ever knew of the cracks in it. '.repeat(3)
const measure = (sets: readonly AnnotationSet[]) => new AgreementMeter().measure(sets, TEXT.length)

const COEFFICIENTS: Readonly<Record<string, (ratings: Ratings) => ChanceFigure>> = {
  cohenKappa,
  scottPi,
  bennettS,
  fleissKappa,
  gwetAc,
  krippendorffAlpha,
}

const judgement = fc.option(fc.constantFrom(0, 1, 2), { freq: 4 })
const counted = fc.array(fc.tuple(fc.tuple(judgement, judgement), fc.nat(3)), { minLength: 1, maxLength: 12 })

/** Draws each of `count` units once in every sample, so that each sample is what there is. */
function eachOnce(count: number): () => number {
  let at = 0
  return () => ((at++ % count) + 0.5) / count
}

describe('units that count several times', () => {
  test.each(Object.entries(COEFFICIENTS))('%s is that of as many units', (_, coefficient) => {
    fc.assert(
      fc.property(counted, (rows) => {
        const once = ratingsOf(
          rows.map(([row]) => row),
          [0, 1, 2],
        )
        const ratings = { ...once, times: Int32Array.from(rows, ([, times]) => times) }
        const written = ratingsOf(
          rows.flatMap(([row, times]) => Array.from({ length: times }, () => row)),
          [0, 1, 2],
        )
        // Without a row it is not known how many judged.
        const [short, long] = [coefficient(ratings), coefficient({ ...written, raters: 2 })]
        expect(short.kind).toBe(long.kind)
        if (short.kind === 'undefined' || long.kind === 'undefined') return
        expect(short.value).toBeCloseTo(long.value, 10)
        expect(short.units).toBe(long.units)
        expect(prevalenceOf(ratings)).toEqual(prevalenceOf({ ...written, raters: 2 }))
      }),
    )
  })
})

describe('intervals', () => {
  test('of samples that are what there is are the figure itself', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(judgement, judgement, judgement), { minLength: 2, maxLength: 12 }), (rows) => {
        const ratings = ratingsOf(rows, [0, 1, 2])
        for (const coefficient of [fleissKappa, gwetAc, krippendorffAlpha]) {
          const figure = coefficient(ratings)
          const interval = intervalOf(ratings, coefficient, { random: eachOnce(rows.length), samples: 3 })
          if (figure.kind === 'undefined') expect(interval).toBeNull()
          else expect([interval?.low, interval?.high]).toEqual([expect.closeTo(figure.value, 9), expect.closeTo(figure.value, 9)])
        }
      }),
    )
    const rows = Int32Array.from([1, 2, 0, 2, 1, 1])
    const [ratio] = ratioIntervals(rows, 2, [{ of: 0, among: 1, factor: 2 }], { random: eachOnce(3), samples: 3 })
    expect(ratio).toEqual({ low: 0.8, high: 0.8 })
  })

  const units = fc
    .array(fc.tuple(fc.nat(70), fc.integer({ min: 1, max: 9 })), { maxLength: 8 })
    .map((made) => normalizeSpans(made.map(([start, length]) => ({ start, end: start + length }))))
  const categories = fc.array(fc.array(units, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 2 })

  test('of alpha-u are those of texts put together from the stretches that were drawn', () => {
    fc.assert(
      fc.property(categories, fc.nat(1000), (raters, seed) => {
        const stretches = stretchesOf(raters.flat(2), 80)
        const interval = alphaUInterval(raters, stretches, { random: seededRandom(seed), samples: 1 })
        if (stretches.length < 2 || alphaUOfCategories(raters, 80).kind === 'undefined') return expect(interval).toBeNull()
        const { text, length } = drawn(raters, stretches, seed)
        const figure = alphaUOfCategories(text, length)
        expect(interval?.low ?? null).toEqual(figure.kind === 'figure' ? expect.closeTo(figure.value, 9) : null)
        return undefined
      }),
      { numRuns: 300 },
    )
  })

  test('stand for what they are drawn from: each two analysts’ counts add up to those of their figures', () => {
    fc.assert(
      fc.property(threeSets(TEXT), (sets) => {
        const { agreement, sample } = measure(sets)
        const drawnFrom = sample()
        agreement.pairs.forEach(({ spans, sources, links }, i) => {
          const { stretches, sources: said, links: drawnLinks, ratings } = drawnFrom.pairs[i] ?? { stretches: [], sources: [], links: [] }
          const sum = (rows: ArrayLike<number>, width: number, column: number): number =>
            Array.from(rows).reduce((total, count, at) => (at % width === column ? total + count : total), 0)
          const of = (score: (typeof spans)['strict']) => (score.kind === 'figure' ? [score.matched, score.first + score.second] : [0, 0])
          expect([sum(stretches, 5, 0), sum(stretches, 5, 3)]).toEqual(of(spans.strict))
          expect([sum(stretches, 5, 1), sum(stretches, 5, 3)]).toEqual(of(spans.overlap))
          expect([sum(stretches, 5, 2), 2 * sum(stretches, 5, 4)]).toEqual(of(spans.boundary))
          expect([sum(drawnLinks, 2, 0), sum(drawnLinks, 2, 1)]).toEqual(of(links))
          expect(sum(said, 2, 1)).toBe(ratings?.units)
          if (sources.kind === 'figure') expect(sum(said, 2, 0) / sum(said, 2, 1)).toBeCloseTo(sources.value, 12)
        })
      }),
    )
  })

  test('are the same whatever the order of analysts and claims, for two both ways round, and for one article as for a library of it', () => {
    fc.assert(
      fc.property(threeSets(TEXT), (sets) => {
        const one = measure(sets)
        const turned = measure([...sets].reverse().map(backwards))
        const intervals = setIntervals(one.sample())
        expect(setIntervals(turned.sample())).toEqual(intervals)
        expect(meanOverlapInterval(turned.sample())).toEqual(meanOverlapInterval(one.sample()))
        expect(agreementOverTime([turned.alignment])).toEqual(agreementOverTime([one.alignment]))
        expect(frozenFigures([...sets].reverse(), TEXT.length)).toEqual(frozenFigures(sets, TEXT.length))
        const { fleiss, ac1, alpha, perTag, pairs } = intervals
        const library = pooledIntervals(poolAgreement([one.agreement]), [{ agreement: one.agreement, sample: one.sample() }])
        expect(library).toEqual({ fleiss, ac1, alpha, perTag, pairs })
      }),
      { numRuns: 30 },
    )
    const [first, second] = twoSets()
    const there = measure([first, second]).sample().pairs[0]
    const back = measure([
      { ...first, analyst: 'Zoë' },
      { ...second, analyst: 'Ana' },
    ]).sample().pairs[0]
    expect(there && back && pairIntervals(back)).toEqual(there && pairIntervals(there))
  })

  test('lie within what is possible and around most figures, and each figure of two who differ has one', () => {
    const { agreement, sample } = measure(twoSets())
    const { pairs, alphaU, alphaUByTag, sources, alpha } = setIntervals(sample())
    for (const interval of [alphaU, alphaUByTag, sources, alpha, ...Object.values({ ...pairs[0], links: alpha })]) {
      expect(interval?.low).toBeLessThanOrEqual(interval?.high ?? -2)
      expect(interval?.high).toBeLessThanOrEqual(1)
    }
    const [pair] = agreement.pairs
    const value = pair?.spans.strict.kind === 'figure' ? pair.spans.strict.value : NaN
    expect(pairs[0]?.strict?.low).toBeLessThan(value)
    expect(pairs[0]?.strict?.high).toBeGreaterThan(value)
    // Nobody drew a link.
    expect(pairs[0]?.links).toBeNull()
  })

  test('there are none where there is one stretch, one statement or none', () => {
    const sets = ['a', 'b'].map((analyst) => setOf(TEXT, analyst, [{ words: 'the bridge is safe', tag: 'attributed' }]))
    const { alphaU, alpha, pairs } = setIntervals(measure(sets).sample())
    expect([alphaU, alpha, ...Object.values(pairs[0] ?? {})].every((interval) => interval === null)).toBe(true)
    expect(
      Object.values(setIntervals(measure(sets.map((set) => ({ ...set, claims: ShardedMap.empty() }))).sample()).pairs[0] ?? {}),
    ).not.toContain(undefined)
  })
})

describe('stretches', () => {
  test('are all of the text, each with something in it and nothing cut', () => {
    const spans = fc.array(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 10 })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(spans, (made) => {
        const all = made.map(([start, length]) => ({ start, end: start + length }))
        const stretches = stretchesOf(all, 120)
        expect([stretches[0]?.start, stretches.at(-1)?.end]).toEqual([0, 120])
        stretches.slice(1).forEach(({ start }, i) => expect(start).toBe(stretches[i]?.end))
        const held = new Set(all.map(({ start }) => stretchAt(stretches, start)))
        expect(held.size).toBe(stretches.length)
        for (const { start, end } of all) expect(stretches[stretchAt(stretches, start)]?.end).toBeGreaterThanOrEqual(end)
      }),
    )
    expect(stretchesOf([], 10)).toEqual([])
  })
})

/** The text and the units that the same seed draws from the stretches, in text order. */
function drawn(categories: readonly UnitsOfRaters[], stretches: readonly Span[], seed: number) {
  const random = seededRandom(seed)
  const times = stretches.map(() => 0)
  for (let i = 0; i < stretches.length; i++) {
    const one = Math.floor(random() * stretches.length)
    times[one] = (times[one] ?? 0) + 1
  }
  let length = 0
  const text: Span[][][] = categories.map((raters) => raters.map(() => []))
  stretches.forEach(({ start, end }, i) => {
    for (let copy = 0; copy < (times[i] ?? 0); copy++) {
      categories.forEach((raters, category) =>
        raters.forEach((units, rater) => {
          const here = units.filter((unit) => unit.start >= start && unit.end <= end)
          text[category]?.[rater]?.push(...here.map((unit) => ({ start: unit.start - start + length, end: unit.end - start + length })))
        }),
      )
      length += end - start
    }
  })
  return { text, length }
}

const backwards = (set: AnnotationSet): AnnotationSet => ({
  ...set,
  claims: ShardedMap.from([...set.claims.values()].reverse().map((claim) => [claim.id, claim])),
})

function twoSets(): readonly [AnnotationSet, AnnotationSet] {
  const words = TEXT.match(/\w+ \w+/gu) ?? []
  const places = words.slice(0, 9)
  const tags = ['attributed', 'contested', 'unverified'] as const
  return [
    setOf(
      TEXT,
      'a',
      places.map((one, i) => ({ id: `c${i}`, words: one, tag: tags[i % 3] ?? null, source: i === 4 ? 'The mayor' : '' })),
    ),
    setOf(
      TEXT,
      'b',
      places
        .slice(0, 8)
        .map((one, i) => ({ id: `c${i}`, words: i === 3 ? one.slice(2) : one, tag: tags[(i + (i === 5 ? 1 : 0)) % 3] ?? null })),
    ),
  ]
}
