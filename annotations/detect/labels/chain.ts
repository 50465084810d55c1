import { canStart, canStop, LABEL_COUNT as L, PAIRS_FROM, PAIRS_TO, STARTS, STOPS } from './label-set'

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
      stepForward(forward, row, factorsOfEdges, (edges[i] ?? 0) * L * L)
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
    const scale = scales[i + 1] ?? 1
    for (let y = 0; y < L; y++) onward[y] = ((factors[row + L + y] ?? 0) * (backward[row + L + y] ?? 0)) / scale
    stepBackward(backward, row, factorsOfEdges, (edges[i + 1] ?? 0) * L * L)
  }
  return logSum
}

/** What the labels of the token after are worth to the one before, while `stepBackward` runs. */
const onward = new Float64Array(L)

/**
 * The sums that reach each label of one token from the token before. Written out, as this is where the sums over a chain take their time (numbers
 * are taken out one by one: a pattern of an array makes the array). Any label that a run can stop with is followed by any that one can start with, and inside a role the first and inner ones by inner and last.
 */
function stepForward(forward: Float64Array, row: number, factors: Float64Array, edge: number): void {
  const before = row - L
  const f0 = forward[before] ?? 0
  const f3 = forward[before + 3] ?? 0
  const f4 = forward[before + 4] ?? 0
  const f7 = forward[before + 7] ?? 0
  const f8 = forward[before + 8] ?? 0
  const f11 = forward[before + 11] ?? 0
  const f12 = forward[before + 12] ?? 0
  for (let k = 0; k < STARTS.length; k++) {
    const y = STARTS[k] ?? 0
    const at = edge + y
    forward[row + y] =
      f0 * (factors[at] ?? 0) +
      f3 * (factors[at + 3 * L] ?? 0) +
      f4 * (factors[at + 4 * L] ?? 0) +
      f7 * (factors[at + 7 * L] ?? 0) +
      f8 * (factors[at + 8 * L] ?? 0) +
      f11 * (factors[at + 11 * L] ?? 0) +
      f12 * (factors[at + 12 * L] ?? 0)
  }
  for (let begin = 1; begin < L; begin += 4) {
    const first = forward[before + begin] ?? 0
    const inner = forward[before + begin + 1] ?? 0
    const at = edge + begin * L + begin + 1
    forward[row + begin + 1] = first * (factors[at] ?? 0) + inner * (factors[at + L] ?? 0)
    forward[row + begin + 2] = first * (factors[at + 1] ?? 0) + inner * (factors[at + L + 1] ?? 0)
  }
}

/** The same the other way: from `onward` of the token after. */
function stepBackward(backward: Float64Array, row: number, factors: Float64Array, edge: number): void {
  const b0 = onward[0] ?? 0
  const b1 = onward[1] ?? 0
  const b4 = onward[4] ?? 0
  const b5 = onward[5] ?? 0
  const b8 = onward[8] ?? 0
  const b9 = onward[9] ?? 0
  const b12 = onward[12] ?? 0
  for (let k = 0; k < STOPS.length; k++) {
    const p = STOPS[k] ?? 0
    const at = edge + p * L
    backward[row + p] =
      b0 * (factors[at] ?? 0) +
      b1 * (factors[at + 1] ?? 0) +
      b4 * (factors[at + 4] ?? 0) +
      b5 * (factors[at + 5] ?? 0) +
      b8 * (factors[at + 8] ?? 0) +
      b9 * (factors[at + 9] ?? 0) +
      b12 * (factors[at + 12] ?? 0)
  }
  for (let begin = 1; begin < L; begin += 4) {
    const inner = onward[begin + 1] ?? 0
    const last = onward[begin + 2] ?? 0
    const at = edge + begin * L + begin + 1
    backward[row + begin] = inner * (factors[at] ?? 0) + last * (factors[at + 1] ?? 0)
    backward[row + begin + 1] = inner * (factors[at + L] ?? 0) + last * (factors[at + L + 1] ?? 0)
  }
}
