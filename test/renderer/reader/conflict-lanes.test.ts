import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { lanesOf, type Stretch } from '../../../renderer/reader/conflict-lanes'

const stretches = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 300 }))
    .map(([from, length]): Stretch => ({ from, to: from + length })),
  { maxLength: 12 },
)

test('lines that overlap never share a lane while there are enough', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const lanes = lanesOf(all, 20)
      all.forEach((a, i) => {
        for (const [j, b] of all.entries()) if (i < j && a.from < b.to && b.from < a.to) expect(lanes[i]).not.toBe(lanes[j])
      })
    }),
  )
})

test('the shorter line is nearer to the text, and the last lane takes what is left', () => {
  expect(
    lanesOf(
      [
        { from: 0, to: 100 },
        { from: 20, to: 40 },
      ],
      3,
    ),
  ).toEqual([1, 0])
  expect(
    lanesOf(
      [
        { from: 0, to: 10 },
        { from: 50, to: 60 },
      ],
      3,
    ),
  ).toEqual([0, 0])
  expect(
    lanesOf(
      Array.from({ length: 4 }, () => ({ from: 0, to: 9 })),
      2,
    ),
  ).toEqual([0, 1, 1, 1])
})
