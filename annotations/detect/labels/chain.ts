import { canStart, canStop, LABEL_COUNT as L, PAIRS_FROM, PAIRS_TO } from './label-set'

/** Scores of the labels of `count` tokens in a chain, and the classes of the edges between them. */
export interface Chain {
  readonly count: number
  /** `L` scores a token. */
  readonly nodes: Float64Array
  /** Class of the edge that leads to each token; the first one's is not used. */
  readonly edges: Uint8Array
}

/** No label is less likely than this at a token, so that a path that must take it does not vanish. */
const LEAST = -300

/** Exponentials of the edge weights, `L * L` a class, so that the sums need none. */
export function edgeFactors(weights: Float32Array): Float64Array {
  return Float64Array.from(weights, (weight) => Math.exp(weight))
}

/** The best labels (Viterbi). Linear in the count; the first of equal paths wins. */
export function bestLabels({ count, nodes, edges }: Chain, edgeWeights: Float32Array): Uint8Array {
  const labels = new Uint8Array(count)
  if (count === 0) return labels
  const back = new Uint8Array(count * L)
  let score = new Float64Array(L).fill(-Infinity)
  let next = new Float64Array(L)
  for (let y = 0; y < L; y++) if (canStart(y)) score[y] = nodes[y] ?? 0
  for (let i = 1; i < count; i++) {
    const edge = (edges[i] ?? 0) * L * L
    const row = i * L
    next.fill(-Infinity)
    for (let k = 0; k < PAIRS_FROM.length; k++) {
      const p = PAIRS_FROM[k] ?? 0
      const y = PAIRS_TO[k] ?? 0
      const value = (score[p] ?? 0) + (edgeWeights[edge + p * L + y] ?? 0)
      if (value > (next[y] ?? 0)) {
        next[y] = value
        back[row + y] = p
      }
    }
    for (let y = 0; y < L; y++) next[y] = (next[y] ?? 0) + (nodes[row + y] ?? 0)
    const spare = score
    score = next
    next = spare
  }
  let best = 0
  for (let y = 1; y < L; y++) if (canStop(y) && (score[y] ?? 0) > (score[best] ?? 0)) best = y
  for (let i = count - 1; i >= 0; i--) {
    labels[i] = best
    best = back[i * L + best] ?? 0
  }
  return labels
}

/** Room for the sums over a chain; grows as needed and is used again. */
export interface Lattice {
  /** Node factors, then forward and backward sums, scaled to 1 a token. */
  factors: Float64Array
  forward: Float64Array
  backward: Float64Array
  /** The sums before scaling. */
  scales: Float64Array
}

export function newLattice(): Lattice {
  return { factors: new Float64Array(0), forward: new Float64Array(0), backward: new Float64Array(0), scales: new Float64Array(0) }
}

/**
 * Sums over all label sequences (forward-backward, scaled a token at a time: Rabiner 1989). Afterwards forward times backward is the
 * probability of a label at a token. Returns the logarithm of the sum over all sequences.
 */
export function sumChain({ count, nodes, edges }: Chain, factorsOfEdges: Float64Array, lattice: Lattice): number {
  if (lattice.forward.length < count * L) {
    lattice.factors = new Float64Array(count * L * 2)
    lattice.forward = new Float64Array(count * L * 2)
    lattice.backward = new Float64Array(count * L * 2)
    lattice.scales = new Float64Array(count * 2)
  }
  const { factors, forward, backward, scales } = lattice
  let logSum = 0
  for (let i = 0; i < count; i++) {
    const row = i * L
    let most = -Infinity
    for (let y = 0; y < L; y++) if ((nodes[row + y] ?? 0) > most) most = nodes[row + y] ?? 0
    for (let y = 0; y < L; y++) factors[row + y] = Math.exp(Math.max((nodes[row + y] ?? 0) - most, LEAST))
    logSum += most
    if (i === 0) for (let y = 0; y < L; y++) forward[y] = canStart(y) ? (factors[y] ?? 0) : 0
    else {
      const edge = (edges[i] ?? 0) * L * L
      for (let y = 0; y < L; y++) forward[row + y] = 0
      for (let k = 0; k < PAIRS_FROM.length; k++) {
        const p = PAIRS_FROM[k] ?? 0
        const y = PAIRS_TO[k] ?? 0
        forward[row + y] = (forward[row + y] ?? 0) + (forward[row - L + p] ?? 0) * (factorsOfEdges[edge + p * L + y] ?? 0)
      }
      for (let y = 0; y < L; y++) forward[row + y] = (forward[row + y] ?? 0) * (factors[row + y] ?? 0)
    }
    let sum = 0
    for (let y = 0; y < L; y++) if (i < count - 1 || canStop(y)) sum += forward[row + y] ?? 0
    scales[i] = sum
    logSum += Math.log(sum)
    for (let y = 0; y < L; y++) forward[row + y] = (forward[row + y] ?? 0) / sum
  }
  for (let i = count - 1; i >= 0; i--) {
    const row = i * L
    if (i === count - 1) {
      for (let y = 0; y < L; y++) backward[row + y] = canStop(y) ? 1 : 0
      continue
    }
    for (let y = 0; y < L; y++) backward[row + y] = 0
    const edge = (edges[i + 1] ?? 0) * L * L
    const scale = scales[i + 1] ?? 1
    for (let k = 0; k < PAIRS_FROM.length; k++) {
      const p = PAIRS_FROM[k] ?? 0
      const y = row + L + (PAIRS_TO[k] ?? 0)
      const onward = (factorsOfEdges[edge + p * L + (PAIRS_TO[k] ?? 0)] ?? 0) * (factors[y] ?? 0) * (backward[y] ?? 0)
      backward[row + p] = (backward[row + p] ?? 0) + onward / scale
    }
  }
  return logSum
}
