import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { deepEqual } from '#annotations/model/deep-equal'

/** Small values, so that two of them are often equal. */
const json = fc.jsonValue({ maxDepth: 2 })
const tiny = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(null, 0, 1, '', 'a', true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value

describe('deep equality', () => {
  test('agrees with that of Node', () => {
    fc.assert(
      fc.property(tiny, tiny, (a, b) => expect(deepEqual(a, b)).toBe(isDeepStrictEqual(a, b))),
      { numRuns: 1000 },
    )
    fc.assert(fc.property(json, json, (a, b) => expect(deepEqual(a, b)).toBe(isDeepStrictEqual(a, b))))
  })

  test('a copy is equal, in whatever order its keys are', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, each]) => [key, reversed(each)]),
      )
    }
    fc.assert(fc.property(json, (value) => expect(deepEqual(value, reversed(value))).toBe(true)))
  })

  test.each<[unknown, unknown]>([
    [[], {}],
    [{}, null],
    [[undefined], []],
    [{ a: undefined }, { b: undefined }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [0, '0'],
    [{ toString: 1 }, {}],
  ])('%j is not %j', (a, b) => {
    expect([deepEqual(a, b), deepEqual(b, a)]).toEqual([false, false])
  })
})
