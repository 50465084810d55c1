import { expect, test } from '@jest/globals'
import { areaUnderCurve, averagePrecision, type Ranked } from '#train/check-worthiness/ranking-measures'

/** Scores of the wanted, then of the unwanted. */
function ranked(wanted: readonly number[], unwanted: readonly number[]): Ranked[] {
  return [...wanted.map((score) => ({ score, isWanted: true })), ...unwanted.map((score) => ({ score, isWanted: false }))]
}

test.each([
  ['the wanted first', ranked([4, 3], [2, 1]), 1, 1],
  ['the wanted last', ranked([2, 1], [4, 3]), 0, (1 / 3 + 2 / 4) / 2],
  ['in turns', ranked([4, 2], [3, 1]), 0.75, (1 + 2 / 3) / 2],
  ['all alike', ranked([1, 1], [1, 1]), 0.5, 0.5],
  ['two of each level', ranked([2, 1], [2, 1]), 0.5, 0.5],
])('%s', (_, list, area, precision) => {
  expect(areaUnderCurve(list)).toBeCloseTo(area, 10)
  expect(averagePrecision(list)).toBeCloseTo(precision, 10)
})

test('nothing can be said without both kinds', () => {
  expect(areaUnderCurve(ranked([1], []))).toBeNaN()
  expect(averagePrecision(ranked([], [1]))).toBeNaN()
})
