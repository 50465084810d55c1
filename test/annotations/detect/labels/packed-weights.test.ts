import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { LABEL_COUNT } from '#annotations/detect/labels/label-set'
import { packWeights, sumPacked } from '#annotations/detect/labels/packed-weights'
import { WIDTH } from '#annotations/detect/labels/templates'

const BITS = 7

test('packed weights add up to what plain ones do, also at both ends of a byte', () => {
  const buckets = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** BITS - 1 }), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b))
  const weight = fc.oneof(fc.integer({ min: -127, max: 127 }), fc.constantFrom(-127, 127))
  fc.assert(
    fc.property(
      buckets.chain((used) =>
        fc.tuple(fc.constant(used), fc.array(weight, { minLength: used.length * LABEL_COUNT, maxLength: used.length * LABEL_COUNT })),
      ),
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: WIDTH, maxLength: WIDTH }),
      ([used, list], features) => {
        const rows = new Int32Array(2 ** BITS)
        used.forEach((bucket, row) => (rows[bucket] = row + 1))
        const nodes = new Float64Array(LABEL_COUNT)
        sumPacked(Int32Array.from(features), 0, 2 ** BITS - 1, packWeights(rows, Int8Array.from(list)), nodes, 0, 0.5)
        const expected = Array.from({ length: LABEL_COUNT }, (_, y) =>
          features.reduce((sum, feature) => {
            const row = rows[feature & (2 ** BITS - 1)] ?? 0
            return row === 0 ? sum : sum + (list[(row - 1) * LABEL_COUNT + y] ?? 0) * 0.5
          }, 0),
        )
        expect([...nodes]).toEqual(expected.map((value) => value || 0))
      },
    ),
  )
})
