import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { gammaSteps, type Gamma } from '#annotations/review/agreement/gamma'
import { alignGamma } from '#annotations/review/agreement/gamma-alignment'
import { dissimilarity, GAMMA_WEIGHTS, type GammaUnit } from '#annotations/review/agreement/gamma-units'
import { seededRandom } from '#annotations/chance/seeded-random'

const unit = (annotator: number, start: number, end: number, category: string): GammaUnit => ({ annotator, start, end, category })

/** Two annotators, as pygamma-agreement 0.5.9 was given them; it found these disorders. */
const SHIFTED = [1, 6, 11].flatMap((start, i) => [
  unit(0, start, start + 4, i === 1 ? 'b' : 'a'),
  unit(1, start + 1, start + 5, i === 1 ? 'b' : 'a'),
])

const disorder = (units: readonly GammaUnit[], annotators = 2) => alignGamma(units, annotators, GAMMA_WEIGHTS).disorder

function finish(units: readonly GammaUnit[], annotators: number, seed = 1): Gamma {
  const steps = gammaSteps(units, annotators, { random: seededRandom(seed) })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The least disorder by trying every alignment. */
function leastDisorder(units: readonly GammaUnit[], annotators: number): number {
  const pairs = (annotators * (annotators - 1)) / 2
  const parts: GammaUnit[][] = []
  const cost = (part: readonly GammaUnit[]): number => {
    let sum = pairs - (part.length * (part.length - 1)) / 2
    part.forEach((a, i) => part.slice(i + 1).forEach((b) => (sum += dissimilarity(a, b, GAMMA_WEIGHTS))))
    return sum / pairs
  }
  const place = (at: number): number => {
    const next = units[at]
    if (!next) return parts.reduce((sum, part) => sum + cost(part), 0)
    let best = Infinity
    for (const part of parts) {
      if (part.some(({ annotator }) => annotator === next.annotator)) continue
      part.push(next)
      best = Math.min(best, place(at + 1))
      part.pop()
    }
    parts.push([next])
    best = Math.min(best, place(at + 1))
    parts.pop()
    return best
  }
  return place(0) / (units.length / annotators)
}

describe('gamma', () => {
  test('has the disorder of the reference implementation', () => {
    expect(disorder(SHIFTED)).toBeCloseTo(0.0625, 6)
    expect(dissimilarity(unit(0, 1, 5, 'a'), unit(1, 7, 11, 'b'), GAMMA_WEIGHTS)).toBe(3.25)
  })

  test('is near the reference where chance is sampled alike', () => {
    const { gamma, expected } = finish(SHIFTED, 2)
    // 0.8836 with an expected disorder of 0.537 from 30 samples.
    expect(gamma.kind === 'figure' ? Math.abs(gamma.value - 0.8836) : 1).toBeLessThan(0.03)
    expect(Math.abs(expected - 0.537)).toBeLessThan(0.1)
  })

  test('aligns as well as can be', () => {
    const units = fc.array(
      fc
        .tuple(fc.nat(2), fc.nat(30), fc.integer({ min: 1, max: 10 }), fc.constantFrom('a', 'b'))
        .map(([annotator, start, length, category]) => unit(annotator, start, start + length, category)),
      { minLength: 1, maxLength: 7 },
    )
    fc.assert(fc.property(units, (some) => expect(disorder(some, 3)).toBeCloseTo(leastDisorder(some, 3), 9)))
  })

  test('says how sure the sampled chance is, the surer the more samples', () => {
    const widthOf = (precision: number): number => {
      const steps = gammaSteps(SHIFTED, 2, { random: seededRandom(3), precision })
      let step = steps.next()
      while (!step.done) step = steps.next()
      const { gamma, interval, catInterval, samples } = step.value
      if (gamma.kind === 'undefined' || !interval) throw new RangeError('no figure')
      expect(interval.low).toBeLessThan(gamma.value)
      expect(interval.high).toBeGreaterThan(gamma.value)
      // All aligned units have the same tag: whatever chance is, nothing differs.
      expect(catInterval).toEqual({ low: 1, high: 1 })
      expect(samples).toBeGreaterThanOrEqual(30)
      return interval.high - interval.low
    }
    expect(widthOf(0.03)).toBeLessThan(widthOf(0.2))
  })

  test('does not depend on the order of annotators and units', () => {
    const units = fc.array(
      fc
        .tuple(fc.nat(2), fc.nat(60), fc.integer({ min: 1, max: 10 }), fc.constantFrom('a', 'b'))
        .map(([annotator, start, length, category]) => unit(annotator, start, start + length, category)),
      { minLength: 1, maxLength: 10 },
    )
    const values = ({ gamma, gammaCat, interval, catInterval }: Gamma): readonly string[] => [
      ...[gamma, gammaCat].map((figure) => (figure.kind === 'figure' ? figure.value.toFixed(9) : figure.why)),
      ...[interval, catInterval].map((one) => (one ? `${one.low.toFixed(9)} ${one.high.toFixed(9)}` : 'none')),
    ]
    fc.assert(
      fc.property(units, (some) => {
        const turned = some.map((one) => ({ ...one, annotator: 2 - one.annotator })).reverse()
        expect(values(finish(turned, 3))).toEqual(values(finish(some, 3)))
      }),
      { numRuns: 40 },
    )
  })

  test('is 1 for the same units, the same for the same seed, and undefined with a reason', () => {
    const same = SHIFTED.filter(({ annotator }) => annotator === 0).flatMap((one) => [one, { ...one, annotator: 1 }])
    expect(finish(same, 2)).toMatchObject({ gamma: { value: 1 }, gammaCat: { value: 1 }, observed: 0 })
    expect(finish(SHIFTED, 2, 5)).toEqual(finish(SHIFTED, 2, 5))
    expect(finish([], 2).gamma).toEqual({ kind: 'undefined', why: 'no-units' })
    expect(finish(same, 1).gamma).toEqual({ kind: 'undefined', why: 'one-rater' })
  })
})
