import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { exportBundles } from '#annotations/formats/export-bundles'
import { randomBundle } from './random-bundle'
import { OPTIONS, roundTrip } from './round-trip'

/** The same value, every object's keys put in the other way round. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  ) as T
}

describe.each(['native', 'jsonl'] as const)('%s', (format) => {
  test('the same annotations are the same bytes, whatever made them', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        expect(exportBundles(format, [reversed(bundle)], OPTIONS).files).toEqual(exportBundles(format, [bundle], OPTIONS).files)
      }),
    )
  })

  test('exported, imported and exported again it is the same bytes', () => {
    fc.assert(
      fc.property(randomBundle, (bundle) => {
        const { exported, back } = roundTrip(format, bundle)
        expect(exportBundles(format, back ? [back] : [], OPTIONS).files).toEqual(exported.files)
      }),
    )
  })
})
