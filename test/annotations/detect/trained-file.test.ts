import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { trainedDetectorOf } from '#annotations/detect/trained-detector-of'
import { readTrainedModel, writeTrainedModel } from '#annotations/detect/trained-file'
import { modelBytes } from '#support/detectors'

describe('the model file that ships', () => {
  const bytes = modelBytes()

  test('is a model, and the same bytes when written again', () => {
    const model = readTrainedModel(bytes)
    if (!model) throw new Error('models/english-1.bin is refused')
    expect(Buffer.compare(Buffer.from(writeTrainedModel(model)), Buffer.from(bytes))).toBe(0)
  })

  test('is refused where it is cut short, longer, empty or changed in any byte', () => {
    expect(
      [new Uint8Array(0), bytes.subarray(0, 19), bytes.subarray(0, -1), Uint8Array.of(...bytes.subarray(0, 20))].map(trainedDetectorOf),
    ).toEqual([null, null, null, null])
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ change
        expect(trainedDetectorOf(damaged)).toBeNull()
      }),
      { numRuns: 8 },
    )
  })
})
