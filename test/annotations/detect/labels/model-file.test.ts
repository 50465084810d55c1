import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readModel, writeModel } from '#annotations/detect/labels/model-file'
import { LABEL_COUNT } from '#annotations/detect/labels/label-set'
import type { LabelModel } from '#annotations/detect/labels/label-model'
import { EDGE_CLASSES } from '#annotations/detect/labels/templates'
import { wordTable } from '#annotations/detect/labels/word-table'
import { readTrainedModel, writeTrainedModel } from '#annotations/detect/trained-file'

const small = (): LabelModel => {
  const rows = new Int32Array(64)
  rows[0] = 1
  rows[5] = 2
  rows[63] = 3
  return {
    id: 'small-1',
    bits: 6,
    rows,
    weights: Int8Array.from({ length: 3 * LABEL_COUNT }, (_, i) => (i % 3 === 0 ? 0 : ((i * 37) % 255) - 127)),
    scale: 0.03125,
    edges: Float32Array.from({ length: EDGE_CLASSES * LABEL_COUNT ** 2 }, (_, i) => (i % 7) / 4 - 1),
    words: wordTable({
      hashes: Int32Array.of(-2_000_000_000, -5, 0, 12, 2_000_000_000),
      cue: Uint8Array.of(7, 0, 1, 2, 3),
      source: Uint8Array.of(0, 7, 3, 2, 1),
      cluster: Uint8Array.of(0, 255, 3, 2, 1),
      coarse: Uint8Array.of(0, 40, 3, 2, 1),
    }),
  }
}

describe('a small model', () => {
  const bytes = writeModel(small())

  test('comes back as it was', () => {
    expect(readModel(bytes)).toEqual(small())
  })

  test('is refused where any single byte is changed', () => {
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      expect(readModel(damaged)).toHaveProperty('kind', 'unreadable-model')
    }
  })

  test('is refused cut short anywhere, and with bytes after it', () => {
    for (let length = 0; length < bytes.length; length += 7) expect(readModel(bytes.subarray(0, length))).toHaveProperty('kind')
    expect(readModel(Uint8Array.from([...bytes, 0]))).toEqual({ kind: 'unreadable-model', reason: 'damaged' })
  })

  test('says what is wrong: another file, damage', () => {
    expect(readModel(new TextEncoder().encode('a plain text that is long enough for a header'))).toEqual({
      kind: 'unreadable-model',
      reason: 'foreign',
    })
    expect(readModel(bytes.subarray(0, bytes.length - 1))).toEqual({ kind: 'unreadable-model', reason: 'damaged' })
  })
})

describe('the model that ships', () => {
  const bytes = new Uint8Array(readFileSync(resolve(__dirname, '../../../../models/english-1.bin')))

  test('loads, and its labelling part written again is the same bytes', () => {
    const model = readTrainedModel(bytes)
    expect(model?.labels.id).toBe('english-1')
    if (!model) return
    const again = writeTrainedModel(model)
    const part = (file: Uint8Array): Uint8Array => file.subarray(20, 20 + new DataView(file.buffer, file.byteOffset).getUint32(12, true))
    expect(Buffer.compare(part(again), part(bytes))).toBe(0)
  })

  test('is refused where a byte of the header or of what follows is changed', () => {
    const places = [
      ...Array(48).keys(),
      ...Array.from({ length: 40 }, (_, k) => Math.floor(((k + 0.5) * bytes.length) / 40)),
      bytes.length - 1,
    ]
    for (const at of places) {
      bytes[at] = (bytes[at] ?? 0) ^ 1
      expect(readTrainedModel(bytes)).toBeNull()
      bytes[at] = (bytes[at] ?? 0) ^ 1
    }
    expect(readTrainedModel(bytes)).not.toBeNull()
  })
})
