import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { decodeLinker, encodeLinker, type LinkerModel } from '#annotations/detect/linking/linker-model'

const weights = (bits: number): fc.Arbitrary<Float32Array> =>
  fc.float32Array({ minLength: 2 ** bits, maxLength: 2 ** bits, noNaN: true, min: -4, max: 4 })

const models: fc.Arbitrary<LinkerModel> = fc
  .record({ spans: weights(5), keep: weights(3), owner: weights(2), threshold: fc.double({ min: 0.1, max: 0.9, noNaN: true }) })
  .map(({ spans, keep, owner, threshold }) => ({
    spans: { bits: 5, weights: spans },
    keep: { bits: 3, weights: keep },
    owner: { bits: 2, weights: owner },
    certainty: Float32Array.of(0.5, 1, 2, 3),
    threshold,
  }))

describe('the bytes of a linker', () => {
  test('keep every weight to half a step of 127 and are the same when written again', () => {
    fc.assert(
      fc.property(models, (model) => {
        const bytes = encodeLinker(model)
        const read = decodeLinker(bytes)
        if (!read) throw new Error('the bytes are refused')
        for (const name of ['spans', 'keep', 'owner'] as const) {
          const most = Math.max(...model[name].weights.map(Math.abs))
          read[name].weights.forEach((weight, i) => {
            expect(Math.abs(weight - (model[name].weights[i] ?? 0))).toBeLessThanOrEqual(most / 127 / 2 + 1e-6)
          })
        }
        expect(encodeLinker(read)).toEqual(bytes)
      }),
    )
  })

  test('are refused where they are cut short, too long or of another version', () => {
    const bytes = encodeLinker({
      spans: { bits: 2, weights: new Float32Array(4).fill(1) },
      keep: { bits: 1, weights: new Float32Array(2) },
      owner: { bits: 1, weights: new Float32Array(2) },
      certainty: new Float32Array(4),
      threshold: 0.5,
    })
    expect(decodeLinker(bytes)).not.toBeNull()
    for (let length = 0; length < bytes.length; length++) expect(decodeLinker(bytes.slice(0, length))).toBeNull()
    expect(decodeLinker(Uint8Array.of(...bytes, 0))).toBeNull()
    expect(decodeLinker(Uint8Array.of(99, ...bytes.slice(1)))).toBeNull()
  })
})
