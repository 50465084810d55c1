import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { bestLabels, edgeFactors, newLattice, sumChain, type Chain } from '#annotations/detect/labels/chain'
import { canFollow, canStart, canStop, LABEL_COUNT } from '#annotations/detect/labels/label-set'

const CLASSES = 2

const chains = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    nodes: scores(count * LABEL_COUNT).map((list) => Float64Array.from(list)),
    edges: fc.array(fc.integer({ min: 0, max: CLASSES - 1 }), { minLength: count, maxLength: count }).map((list) => Uint8Array.from(list)),
    weights: scores(CLASSES * LABEL_COUNT * LABEL_COUNT).map((list) => Float32Array.from(list)),
  }),
)

function scores(length: number): fc.Arbitrary<number[]> {
  return fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: length, maxLength: length })
}

/** Every permitted sequence of labels with its score. */
function allSequences({ count, nodes, edges }: Chain, weights: Float32Array): { labels: number[]; score: number }[] {
  let sequences = [{ labels: [] as number[], score: 0 }]
  for (let i = 0; i < count; i++) {
    sequences = sequences.flatMap(({ labels, score }) => {
      const before = labels.at(-1)
      return [...Array(LABEL_COUNT).keys()].flatMap((label) => {
        if (before === undefined ? !canStart(label) : !canFollow(before, label)) return []
        const edge = before === undefined ? 0 : (weights[((edges[i] ?? 0) * LABEL_COUNT + before) * LABEL_COUNT + label] ?? 0)
        return [{ labels: [...labels, label], score: score + edge + (nodes[i * LABEL_COUNT + label] ?? 0) }]
      })
    })
  }
  return sequences.filter(({ labels }) => canStop(labels.at(-1) ?? 0))
}

describe('a chain of labels', () => {
  test('its best labels are those of the best of all sequences', () => {
    fc.assert(
      fc.property(chains, ({ weights, ...chain }) => {
        const best = Math.max(...allSequences(chain, weights).map(({ score }) => score))
        const labels = [...bestLabels(chain, weights)]
        const found = allSequences(chain, weights).find((one) => one.labels.join() === labels.join())
        expect(found?.score).toBeCloseTo(best, 9)
      }),
      { numRuns: 60 },
    )
  })

  test('its probabilities are the shares of all sequences, and the sum is theirs', () => {
    fc.assert(
      fc.property(chains, ({ weights, ...chain }) => {
        const lattice = newLattice()
        const logSum = sumChain(chain, edgeFactors(weights), lattice)
        const all = allSequences(chain, weights)
        const total = all.reduce((sum, { score }) => sum + Math.exp(score), 0)
        expect(logSum).toBeCloseTo(Math.log(total), 7)
        for (let i = 0; i < chain.count; i++)
          for (let y = 0; y < LABEL_COUNT; y++) {
            const share = all.filter(({ labels }) => labels[i] === y).reduce((sum, { score }) => sum + Math.exp(score), 0) / total
            const at = i * LABEL_COUNT + y
            expect((lattice.forward[at] ?? 0) * (lattice.backward[at] ?? 0)).toBeCloseTo(share, 7)
          }
      }),
      { numRuns: 30 },
    )
  })

  test('scores far apart leave no probability undefined', () => {
    const count = 40
    const nodes = new Float64Array(count * LABEL_COUNT).fill(-2000)
    for (let i = 0; i < count; i++) nodes[i * LABEL_COUNT + 2] = 2000
    const lattice = newLattice()
    sumChain({ count, nodes, edges: new Uint8Array(count) }, edgeFactors(new Float32Array(LABEL_COUNT ** 2)), lattice)
    for (let i = 0; i < count; i++) {
      let sum = 0
      for (let y = 0; y < LABEL_COUNT; y++)
        sum += (lattice.forward[i * LABEL_COUNT + y] ?? 0) * (lattice.backward[i * LABEL_COUNT + y] ?? 0)
      expect(sum).toBeCloseTo(1, 6)
    }
  })
})
