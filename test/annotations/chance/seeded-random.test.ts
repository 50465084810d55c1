import { expect, test } from '@jest/globals'
import { seededRandom, shuffle, spreadSeed } from '#annotations/chance/seeded-random'

test('the numbers of mulberry32 for a seed: models, figures and faults of another day are repeated by them', () => {
  const random = seededRandom(42)
  expect([random(), random(), random()]).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099])
  expect(spreadSeed(3)).toBe(-626627309)
  expect(seededRandom(spreadSeed(3))()).toBe(0.2651473756413907)
})

test('a shuffle keeps every number and depends on the seed alone', () => {
  const shuffled = (seed: number): readonly number[] => {
    const list = Int32Array.from({ length: 100 }, (_, i) => i)
    shuffle(list, seededRandom(seed))
    return [...list]
  }
  expect(shuffled(1)).toEqual(shuffled(1))
  expect(shuffled(1)).not.toEqual(shuffled(2))
  expect(shuffled(1).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
})
