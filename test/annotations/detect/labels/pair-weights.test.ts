import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { LABEL_COUNT } from '#annotations/detect/labels/label-set'
import { pairWeights, sumPairs } from '#annotations/detect/labels/pair-weights'
import { WIDTH } from '#annotations/detect/labels/templates'

const ROWS = 5

test('two labels a number give the same sums as one by one, down to the smallest and largest bytes', () => {
  fc.assert(
    fc.property(
      fc.int8Array({ minLength: ROWS * LABEL_COUNT, maxLength: ROWS * LABEL_COUNT }),
      fc.array(fc.integer({ min: 0, max: 7 }), { minLength: WIDTH, maxLength: WIDTH }),
      (weights, features) => {
        const rows = Int32Array.of(0, 1, 2, 3, 4, 5, 0, 1)
        const nodes = new Float64Array(LABEL_COUNT + 3)
        sumPairs(Int32Array.from(features), 0, rows, 7, pairWeights(weights), nodes, 3, 0.5)
        const expected = Array.from({ length: LABEL_COUNT }, (_, y) =>
          features.reduce((sum, feature) => {
            const row = rows[feature] ?? 0
            return row === 0 ? sum : sum + 0.5 * (weights[(row - 1) * LABEL_COUNT + y] ?? 0)
          }, 0),
        )
        expect([...nodes.subarray(3)].map((value) => value + 0)).toEqual(expected.map((value) => value + 0))
      },
    ),
  )
  const lowest = new Int8Array(ROWS * LABEL_COUNT).fill(-128)
  const nodes = new Float64Array(LABEL_COUNT)
  sumPairs(new Int32Array(WIDTH).fill(1), 0, Int32Array.of(0, 1), 1, pairWeights(lowest), nodes, 0, 1)
  expect([...nodes]).toEqual(Array(LABEL_COUNT).fill(-128 * WIDTH))
})
