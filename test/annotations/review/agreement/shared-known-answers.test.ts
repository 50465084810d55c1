/** Every entry of the optional ../shared/corpora/agreement/known-answers.json, to its printed digits; a measure that is not known here fails. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { alphaU } from '#annotations/review/agreement/alpha-u'
import type { ChanceFigure } from '#annotations/review/agreement/figure'
import { gammaSteps } from '#annotations/review/agreement/gamma'
import { alignGamma } from '#annotations/review/agreement/gamma-alignment'
import {
  categoricalDissimilarity,
  dissimilarity,
  GAMMA_WEIGHTS,
  type GammaUnit,
  positionalDissimilarity,
} from '#annotations/review/agreement/gamma-units'
import { krippendorffAlpha, krippendorffAlphaBy, ordinalDifference } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc, quadraticWeight } from '#annotations/review/agreement/many-raters'
import { type Ratings, ratingsOf } from '#annotations/review/agreement/ratings'
import { bennettS, cohenKappa, confusionOf, scottPi } from '#annotations/review/agreement/two-raters'
import { seededRandom } from '#annotations/chance/seeded-random'

const SHARED = '../shared/corpora/agreement/known-answers.json'
const whereShared = existsSync(SHARED) ? describe : describe.skip

interface Expected {
  readonly measure: string
  readonly value: number
  readonly category?: string
}

interface Coding {
  readonly id: string
  readonly items: readonly { readonly count: number; readonly labels: readonly (string | number | null)[] }[]
  readonly expected: readonly Expected[]
}

interface Unitizing {
  readonly id: string
  readonly raters: number
  readonly length: number
  readonly units: readonly { readonly rater: number; readonly offset: number; readonly length: number; readonly category: string }[]
  readonly expected: readonly Expected[]
}

interface NamedUnit {
  readonly annotator: string
  readonly start: number
  readonly end: number
  readonly category: string
}

interface Continuum {
  readonly units: readonly NamedUnit[]
  readonly bestAlignmentDisorder: number
}

interface PairDissimilarity {
  readonly annotatorA: string
  readonly unitIndexA: number
  readonly annotatorB: string
  readonly unitIndexB: number
  readonly positional: number
  readonly categorical: number
  readonly combined: number
}

interface Gamma {
  readonly id: string
  readonly units: readonly NamedUnit[]
  readonly expected: {
    readonly tier1: {
      readonly bestAlignmentDisorder: number
      readonly pairDissimilarities: readonly PairDissimilarity[]
    }
    readonly tier2: { readonly sampledContinua: readonly (Continuum & { readonly scaled: Continuum })[] }
    readonly tier3: { readonly gamma: number; readonly expectedDisorder: number }
  }
}

const known = JSON.parse(existsSync(SHARED) ? readFileSync(SHARED, 'utf8') : '{"coding":[],"unitizing":[],"gamma":[]}') as {
  readonly coding: readonly Coding[]
  readonly unitizing: readonly Unitizing[]
  readonly gamma: readonly Gamma[]
}

/** Figures that differ from print, and by how much they do: docs/agreement.md says why. */
const DIFFERS: Readonly<Record<string, number>> = { 'fleiss-expected': 0.0003, 'alpha-u-category B': 0.0025, 'alpha-u-category C': 0.0145 }

function expectPrinted(value: number, { measure, value: printed, category = '' }: Expected): void {
  const digits = (String(printed).split('.')[1] ?? '').length
  const within = DIFFERS[`${measure} ${category}`.trim()] ?? 0.5 * 10 ** -digits + 1e-9
  expect([measure, category, Math.abs(value - printed) <= within ? printed : value]).toEqual([measure, category, printed])
}

function part(figure: ChanceFigure, name: 'value' | 'observed' | 'expected'): number {
  if (figure.kind === 'undefined') throw new RangeError(figure.why)
  return figure[name]
}

const MEASURES: Readonly<Record<string, (ratings: Ratings) => number>> = {
  'observed-agreement': (ratings) => (ratings.raters === 2 ? confusionOf(ratings).observed : part(fleissKappa(ratings), 'observed')),
  'cohen-kappa': (ratings) => part(cohenKappa(ratings), 'value'),
  'cohen-expected': (ratings) => part(cohenKappa(ratings), 'expected'),
  'scott-pi': (ratings) => part(scottPi(ratings), 'value'),
  'bennett-s': (ratings) => part(bennettS(ratings), 'value'),
  'fleiss-kappa': (ratings) => part(fleissKappa(ratings), 'value'),
  'fleiss-expected': (ratings) => part(fleissKappa(ratings), 'expected'),
  'gwet-ac1': (ratings) => part(gwetAc(ratings), 'value'),
  'gwet-ac1-expected': (ratings) => part(gwetAc(ratings), 'expected'),
  'gwet-ac2-quadratic': (ratings) => part(gwetAc(ratings, quadraticWeight), 'value'),
  'krippendorff-alpha-nominal': (ratings) => part(krippendorffAlpha(ratings), 'value'),
  'krippendorff-alpha-ordinal': (ratings) => part(krippendorffAlphaBy(ratings, ordinalDifference), 'value'),
}

/** Items as units that count as often as they say. */
function ratingsFrom({ items }: Coding): Ratings {
  const labels = [...new Set(items.flatMap((item) => item.labels))].filter((label) => label !== null).sort()
  const ratings = ratingsOf(
    items.map((item) => item.labels),
    labels,
  )
  return { ...ratings, times: Int32Array.from(items, ({ count }) => count) }
}

whereShared('known answers of ../shared (skipped where it is absent)', () => {
  test('there are those that are to be there', () => {
    expect([known.coding.length, known.unitizing.length, known.gamma.length].map((count) => count > 0)).toEqual([true, true, true])
  })

  test.each(known.coding.map((one) => [one.id, one] as const))('coding %s', (_, one) => {
    const ratings = ratingsFrom(one)
    for (const expected of one.expected) {
      const measure = MEASURES[expected.measure]
      if (!measure) throw new RangeError(`nothing is known of ${expected.measure}`)
      expectPrinted(measure(ratings), expected)
    }
  })

  test.each(known.unitizing.map((one) => [one.id, one] as const))('unitizing %s', (_, { raters, length, units, expected }) => {
    const figure = (category: string, by: number): ChanceFigure =>
      alphaU(
        Array.from({ length: raters }, (__, rater) =>
          units
            .filter((unit) => unit.rater === rater && unit.category === category)
            .map((unit) => ({ start: unit.offset * by, end: (unit.offset + unit.length) * by }))
            .sort((a, b) => a.start - b.start),
        ),
        length * by,
      )
    for (const one of expected) {
      const { measure, category = '' } = one
      // The paper's figures are those of units cut ever finer.
      if (measure === 'alpha-u-category') expectPrinted(part(figure(category, 10_000), 'value'), one)
      else if (measure === 'alpha-u-observed-disagreement')
        expect(Math.abs(part(figure(category, 1), 'observed') - one.value)).toBeLessThan(1e-5)
      else throw new RangeError(`nothing is known of ${measure}`)
    }
  })

  test.each(known.gamma.map((one) => [one.id, one] as const))('gamma %s', (_, { units, expected }) => {
    const { tier1, tier2, tier3 } = expected
    const numbered = (some: readonly NamedUnit[]): readonly GammaUnit[] => {
      const names = [...new Set(some.map(({ annotator }) => annotator))].sort()
      return some.map((unit) => ({ ...unit, annotator: names.indexOf(unit.annotator) }))
    }
    const disorderOf = (some: readonly NamedUnit[]): number => alignGamma(numbered(some), 2, GAMMA_WEIGHTS).disorder
    // The reference counts in single precision.
    expect(disorderOf(units)).toBeCloseTo(tier1.bestAlignmentDisorder, 4)
    for (const one of tier2.sampledContinua) {
      expect(disorderOf(one.units)).toBeCloseTo(one.bestAlignmentDisorder, 4)
      expect(disorderOf(one.scaled.units)).toBeCloseTo(one.scaled.bestAlignmentDisorder, 4)
    }
    const own = (name: string): readonly GammaUnit[] => numbered(units).filter((_unit, i) => units[i]?.annotator === name)
    for (const { annotatorA, unitIndexA, annotatorB, unitIndexB, positional, categorical, combined } of tier1.pairDissimilarities) {
      const [a, b] = [own(annotatorA)[unitIndexA], own(annotatorB)[unitIndexB]]
      if (!a || !b) throw new RangeError('no such unit')
      expect(positionalDissimilarity(a, b, GAMMA_WEIGHTS)).toBeCloseTo(positional, 4)
      expect(categoricalDissimilarity(a, b, GAMMA_WEIGHTS)).toBeCloseTo(categorical, 4)
      expect(dissimilarity(a, b, GAMMA_WEIGHTS)).toBeCloseTo(combined, 4)
    }
    // Chance is sampled here with other random numbers: as near as two means of samples are.
    const steps = gammaSteps(numbered(units), 2, { random: seededRandom(1), mostSamples: 500 })
    let step = steps.next()
    while (!step.done) step = steps.next()
    const { gamma, expected: chance } = step.value
    expect(Math.abs(chance / tier3.expectedDisorder - 1)).toBeLessThan(0.15)
    expect(gamma.kind === 'figure' ? Math.abs(gamma.value - tier3.gamma) : 1).toBeLessThan(0.12)
  })
})
