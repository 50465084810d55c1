import { describe, expect, test } from '@jest/globals'
import { FeatureParts } from '#annotations/detect/linking/feature-parts'

const featuresOf = (parts: FeatureParts, part: number): (readonly [number, number])[] => {
  const list: (readonly [number, number])[] = []
  parts.each(part, (id, value) => list.push([id, value]))
  return list
}

describe('parts of options', () => {
  test('have a score that is the sum of their weights times their values', () => {
    const parts = new FeatureParts(10)
    const a = parts.begin(0)
    parts.add(1, 5)
    parts.add(2, 0, 0, 0.5)
    const b = parts.begin(1)
    parts.add(1, 5)
    const weights = new Float32Array(1024).map((_, i) => i % 7)
    for (const part of [a, b]) {
      expect(parts.score(part, weights)).toBeCloseTo(featuresOf(parts, part).reduce((sum, [id, value]) => sum + (id % 7) * value, 0))
    }
    expect(parts.count).toBe(2)
  })

  test('tell slots, templates and values apart, and give the same number for the same feature', () => {
    const parts = new FeatureParts(24)
    const ids = [0, 1].flatMap((slot) => {
      const part = parts.begin(slot)
      for (const [template, a, b] of [
        [1, 0, 0],
        [2, 0, 0],
        [1, 1, 0],
        [1, 0, 1],
        [1, 0, 0],
      ] as const)
        parts.add(template, a, b)
      return featuresOf(parts, part).map(([id]) => id)
    })
    expect(new Set(ids).size).toBe(8)
    expect([ids[0], ids[5]]).toEqual([ids[4], ids[9]])
  })

  test('grow beyond their first room and begin anew after clearing', () => {
    const parts = new FeatureParts(8)
    const part = parts.begin(0)
    for (let i = 0; i < 10_000; i++) parts.add(i)
    expect(featuresOf(parts, part)).toHaveLength(10_000)
    parts.clear()
    expect([parts.count, featuresOf(parts, parts.begin(0))]).toEqual([0, []])
  })
})
