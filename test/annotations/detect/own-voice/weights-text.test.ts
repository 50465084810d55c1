import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readWeights, writeWeights } from '#annotations/detect/own-voice/weights-text'

test('weights come back from their text, which is base64', () => {
  fc.assert(
    fc.property(fc.int8Array(), (weights) => {
      const text = writeWeights(weights)
      expect(readWeights(text)).toEqual(weights)
      expect(text).toBe(Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64').replaceAll('=', ''))
    }),
  )
})

test('what is no base64 is refused', () => {
  expect(() => readWeights('AB-D')).toThrow(RangeError)
})
