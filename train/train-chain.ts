import { edgeFactors, newLattice, sumChain } from '#annotations/detect/labels/chain'
import { LABEL_COUNT as L, PAIRS_FROM, PAIRS_TO } from '#annotations/detect/labels/label-set'
import { EDGE_CLASSES, WIDTH } from '#annotations/detect/labels/templates'
import type { Examples } from './examples'
import { seededRandom, shuffle } from '#annotations/chance/seeded-random'

export interface TrainOptions {
  readonly epochs: number
  readonly rate: number
  /** Pull towards zero, per update of a weight. */
  readonly l2: number
  /** Share of the features hidden at each visit of a token. */
  readonly dropout: number
  /** Epochs from here on are averaged. */
  readonly averageFrom: number
  readonly seed: number
  readonly log: (line: string) => void
}

export interface Weights {
  /** `L` a row. */
  readonly nodes: Float32Array
  /** `EDGE_CLASSES` squares of `L`. */
  readonly edges: Float32Array
}

/** Gradients smaller than this change nothing that matters and would cost most of the time. */
const SMALL = 1e-3

/**
 * Trains a conditional random field on the passages of the chosen articles by stochastic gradient descent with AdaGrad steps (Duchi,
 * Hazan and Singer 2011); the result is the mean of the weights after the later epochs (Polyak and Juditsky 1992).
 */
export function trainChain(examples: Examples, rowCount: number, isUsed: (article: number) => boolean, options: TrainOptions): Weights {
  const random = seededRandom(options.seed)
  const w = new Float32Array(rowCount * L)
  const g2 = new Float32Array(rowCount * L).fill(1e-3)
  const mean = new Float32Array(rowCount * L)
  const edgeW = new Float32Array(EDGE_CLASSES * L * L)
  const edgeG2 = new Float32Array(EDGE_CLASSES * L * L).fill(1e-2)
  const edgeMean = new Float32Array(EDGE_CLASSES * L * L)
  const lattice = newLattice()
  const order = Int32Array.from(examples.article.keys()).filter((i) => isUsed(examples.article[i] ?? 0))
  const hidden = Math.floor(options.dropout * 0x10000)
  const gradient = new Float64Array(L)
  const edgeGradient = new Float64Array(EDGE_CLASSES * L * L)
  let dropState = options.seed * 2 + 1
  let averaged = 0
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    const rate = options.rate / (1 + 0.15 * epoch)
    let loss = 0
    for (const passage of order) {
      const start = examples.passageStart[passage] ?? 0
      const count = (examples.passageStart[passage + 1] ?? 0) - start
      if (count === 0) continue
      const keptFrom = new Int32Array(count + 1)
      const rows = new Int32Array(count * WIDTH)
      const nodes = new Float64Array(count * L)
      let used = 0
      for (let i = 0; i < count; i++) {
        const base = (start + i) * WIDTH
        for (let k = 0; k < WIDTH; k++) {
          const row = examples.features[base + k] ?? -1
          if (row < 0) continue
          if (hidden > 0) {
            dropState = (Math.imul(dropState, 1664525) + 1013904223) | 0
            if (dropState >>> 16 < hidden) continue
          }
          rows[used++] = row
          const at = row * L
          for (let y = 0; y < L; y++) nodes[i * L + y] = (nodes[i * L + y] ?? 0) + (w[at + y] ?? 0)
        }
        keptFrom[i + 1] = used
      }
      const edges = examples.edges.subarray(start, start + count)
      const factors = edgeFactors(edgeW)
      loss += sumChain({ count, nodes, edges }, factors, lattice)
      const { forward, backward, scales } = lattice
      edgeGradient.fill(0)
      for (let i = 0; i < count; i++) {
        const gold = examples.gold[start + i] ?? 0
        loss -= nodes[i * L + gold] ?? 0
        let any = false
        for (let y = 0; y < L; y++) {
          const p = (forward[i * L + y] ?? 0) * (backward[i * L + y] ?? 0)
          const g = p - (y === gold ? 1 : 0)
          gradient[y] = g
          if (g > SMALL || g < -SMALL) any = true
        }
        if (i > 0) {
          const base = (edges[i] ?? 0) * L * L
          const before = examples.gold[start + i - 1] ?? 0
          loss -= edgeW[base + before * L + gold] ?? 0
          edgeGradient[base + before * L + gold] = (edgeGradient[base + before * L + gold] ?? 0) - 1
          const scale = scales[i] ?? 1
          for (let k = 0; k < PAIRS_FROM.length; k++) {
            const p = PAIRS_FROM[k] ?? 0
            const y = PAIRS_TO[k] ?? 0
            const at = base + p * L + y
            const value =
              ((forward[(i - 1) * L + p] ?? 0) * (factors[at] ?? 0) * (lattice.factors[i * L + y] ?? 0) * (backward[i * L + y] ?? 0)) /
              scale
            edgeGradient[at] = (edgeGradient[at] ?? 0) + value
          }
        }
        if (!any) continue
        for (let k = keptFrom[i] ?? 0; k < (keptFrom[i + 1] ?? 0); k++) {
          const at = (rows[k] ?? 0) * L
          for (let y = 0; y < L; y++) {
            const g = gradient[y] ?? 0
            if (g < SMALL && g > -SMALL) continue
            const old = w[at + y] ?? 0
            const full = g + options.l2 * old
            const sum = (g2[at + y] ?? 0) + full * full
            g2[at + y] = sum
            w[at + y] = old - (rate * full) / Math.sqrt(sum)
          }
        }
      }
      for (let k = 0; k < edgeGradient.length; k++) {
        const g = edgeGradient[k] ?? 0
        if (g === 0) continue
        edgeG2[k] = (edgeG2[k] ?? 0) + g * g
        edgeW[k] = (edgeW[k] ?? 0) - (rate * g) / Math.sqrt(edgeG2[k] ?? 1)
      }
    }
    if (epoch >= options.averageFrom) {
      averaged++
      for (let k = 0; k < w.length; k++) mean[k] = (mean[k] ?? 0) + (w[k] ?? 0)
      for (let k = 0; k < edgeW.length; k++) edgeMean[k] = (edgeMean[k] ?? 0) + (edgeW[k] ?? 0)
    }
    options.log(`epoch ${epoch + 1}: loss ${loss.toFixed(0)}`)
  }
  if (averaged === 0) return { nodes: w, edges: edgeW }
  return { nodes: mean.map((sum) => sum / averaged), edges: edgeMean.map((sum) => sum / averaged) }
}
