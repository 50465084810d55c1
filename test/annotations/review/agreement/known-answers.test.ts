import { describe, expect, test } from '@jest/globals'
import { alphaU } from '#annotations/review/agreement/alpha-u'
import type { ChanceFigure } from '#annotations/review/agreement/figure'
import {
  intervalDifference,
  krippendorffAlpha,
  krippendorffAlphaBy,
  ordinalDifference,
} from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc, quadraticWeight } from '#annotations/review/agreement/many-raters'
import { type Ratings, ratingsOf } from '#annotations/review/agreement/ratings'
import { bennettS, cohenKappa, confusionOf, scottPi } from '#annotations/review/agreement/two-raters'
import { COHEN_1960, COHEN_1960_SECOND, FLEISS_1971, HAYES_KRIPPENDORFF_2007, LIKERT_4, LIKERT_5, SKEWED, UNITS_1995 } from './published'

/** Rows of a table of two raters, as units. */
function fromTable(table: readonly (readonly number[])[]): Ratings {
  const categories = table.map((_, i) => i)
  const rows = table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [a, b])))
  return ratingsOf(rows, categories)
}

function value(figure: ChanceFigure): number {
  if (figure.kind === 'undefined') throw new Error(figure.why)
  return figure.value
}

function expected(figure: ChanceFigure): number {
  if (figure.kind === 'undefined') throw new Error(figure.why)
  return figure.expected
}

const rounded = (number: number, digits: number): number => Number(number.toFixed(digits))

describe('coefficients give what was printed', () => {
  test('Cohen 1960, p. 37', () => {
    const ratings = fromTable(COHEN_1960)
    expect(rounded(confusionOf(ratings).observed, 2)).toBe(0.29)
    expect(rounded(expected(cohenKappa(ratings)), 2)).toBe(0.35)
    expect(rounded(value(gwetAc(ratings)), 5)).toBe(-0.04797)
    expect(rounded(expected(gwetAc(ratings)), 4)).toBe(0.3225)
    expect(rounded(value(gwetAc(ratings, quadraticWeight)), 4)).toBe(0.1831)
  })

  test('Cohen 1960, p. 45, by irrCAC', () => {
    const ratings = fromTable(COHEN_1960_SECOND)
    expect(rounded(value(gwetAc(ratings)), 5)).toBe(0.57597)
    expect(rounded(value(gwetAc(ratings, quadraticWeight)), 5)).toBe(0.63855)
  })

  test('Fleiss 1971', () => {
    const figure = fleissKappa(ratingsOf(FLEISS_1971, [1, 2, 3, 4, 5]))
    expect(figure).toMatchObject({ units: 30 })
    expect(rounded(value(figure), 2)).toBe(0.43)
    // The paper adds rounded shares: 0.2201; exact ones give 0.2199.
    expect(rounded(expected(figure), 2)).toBe(0.22)
    expect(figure.kind === 'figure' ? rounded(figure.observed, 4) : null).toBe(0.5556)
  })

  test('Hayes and Krippendorff 2007, ordinal', () => {
    const ratings = ratingsOf(HAYES_KRIPPENDORFF_2007, [0, 1, 2, 3])
    expect(rounded(value(krippendorffAlphaBy(ratings, ordinalDifference)), 4)).toBe(0.7598)
  })

  test('alpha in one pass is alpha by the table of coincidences', () => {
    const ratings = ratingsOf(HAYES_KRIPPENDORFF_2007, [0, 1, 2, 3])
    const byTable = krippendorffAlphaBy(ratings, (a, b) => (a === b ? 0 : 1))
    expect(value(krippendorffAlpha(ratings))).toBeCloseTo(value(byTable), 12)
    expect(value(krippendorffAlphaBy(ratings, intervalDifference))).not.toBeCloseTo(value(byTable), 3)
  })

  test('Artstein and Poesio 2008, table 1', () => {
    const ratings = fromTable([
      [20, 10],
      [20, 50],
    ])
    expect(confusionOf(ratings).observed).toBe(0.7)
    expect(rounded(value(bennettS(ratings)), 1)).toBe(0.4)
    expect(rounded(value(scottPi(ratings)), 3)).toBe(0.341)
    expect(rounded(value(cohenKappa(ratings)), 3)).toBe(0.348)
  })

  test('one category prevails: AC1 stays where pi falls', () => {
    const few = fromTable([
      [8, 1],
      [0, 1],
    ])
    expect(rounded(value(gwetAc(few)), 4)).toBe(0.8658)
    expect(rounded(expected(gwetAc(few)), 3)).toBe(0.255)
    expect(rounded(value(scottPi(few)), 4)).toBe(0.6078)
    expect(rounded(value(gwetAc(fromTable(SKEWED))), 3)).toBe(0.808)
    expect(rounded(value(gwetAc(fromTable(SKEWED), quadraticWeight)), 3)).toBe(0.808)
  })

  test('ordered categories, by irrCAC', () => {
    expect(rounded(value(gwetAc(fromTable(LIKERT_4))), 5)).toBe(0.58046)
    expect(rounded(value(gwetAc(fromTable(LIKERT_4), quadraticWeight)), 5)).toBe(0.84028)
    expect(rounded(value(gwetAc(fromTable(LIKERT_5))), 5)).toBe(0.57997)
    expect(rounded(value(gwetAc(fromTable(LIKERT_5), quadraticWeight)), 5)).toBe(0.87005)
  })

  test('Krippendorff 1995, example A in points', () => {
    const first = '001111111100001111110000'
    const second = '000011110000000110000000'
    const ratings = ratingsOf(
      [...first].map((code, i) => [code, second[i] ?? '']),
      ['0', '1'],
    )
    expect(rounded(value(cohenKappa(ratings)), 3)).toBe(0.385)
    expect(rounded(value(scottPi(ratings)), 3)).toBe(0.314)
    expect(rounded(value(krippendorffAlpha(ratings)), 3)).toBe(0.329)
  })

  test.each(UNITS_1995)('Krippendorff 1995, units of category $category', ({ category, raters, observed, alpha }) => {
    const stretched = (by: number) =>
      alphaU(
        raters.map((units) => units.map(([start, length]) => ({ start: start * by, end: (start + length) * by }))),
        24 * by,
      )
    const figure = stretched(1)
    expect(figure.kind === 'figure' ? Math.abs(figure.observed - observed) : 1).toBeLessThan(1e-5)
    // The paper's figures are nearest to those of units cut ever finer: the same digits for A and D; -0.928 for -0.926 (B), 0.693 for 0.679 (C).
    expect(Math.abs(value(stretched(10_000)) - alpha)).toBeLessThan(category === 'A' || category === 'D' ? 0.0005 : 0.0145)
  })
})
