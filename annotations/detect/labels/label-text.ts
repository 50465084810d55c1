import { bestLabels, edgeFactors, newLattice, sumChain, type Chain, type Lattice } from './chain'
import type { LabelModel } from './label-model'
import { beginsRun, endsRun, LABEL_COUNT, LABEL_ROLES, OUTSIDE, canStop, roleIndexOf, type LabelRole } from './label-set'
import { readArticle, type ReadPassage } from './read-article'
import { packWeights, sumPacked, type PackedWeights } from './packed-weights'
import { extractFeatures, WIDTH } from './templates'

/** A run of tokens of one role: `first`..`end` are token indices of the passage, half-open; `posterior` is the mean of its tokens' probabilities. */
export interface LabelRun {
  readonly role: LabelRole
  readonly first: number
  readonly end: number
  readonly posterior: number
}

/** A paragraph with the model's labels. */
export interface LabelledPassage extends ReadPassage {
  /** The most likely label of each token, as in `label-set.ts`, and the runs they make, in text order. */
  readonly labels: Uint8Array
  readonly runs: readonly LabelRun[]
  /** For source, cue and content in turn the probabilities that a token is inside a run, its first, its last: nine a token. */
  readonly posteriors: Float32Array
}

/** Numbers a token in `posteriors`. */
export const POSTERIORS = 9

/** A model made ready for use; keeps room for its sums, so it serves one text after the other. */
export interface Labeller {
  readonly model: LabelModel
  readonly factors: Float64Array
  readonly lattice: Lattice
  readonly packed: PackedWeights
}

export function newLabeller(model: LabelModel): Labeller {
  return { model, factors: edgeFactors(model.edges), lattice: newLattice(), packed: packWeights(model.rows, model.weights) }
}

/** Only the probabilities of a passage: `POSTERIORS` a token. */
export function posteriorsOf(labeller: Labeller, read: ReadPassage): Float32Array {
  const { factors, lattice } = labeller
  const chain = scorePassage(labeller, read)
  sumChain(chain, factors, lattice)
  return rolePosteriors(lattice, chain.count)
}

/** The labels of every paragraph of a text in order. Deterministic and linear; offsets of the tokens are UTF-16 code units of `text`. */
export function labelText(labeller: Labeller, text: string): LabelledPassage[] {
  const labelled: LabelledPassage[] = []
  readArticle(text, (read) => labelled.push(labelPassage(labeller, read)))
  return labelled
}

export function labelPassage(labeller: Labeller, read: ReadPassage): LabelledPassage {
  const { model, factors, lattice } = labeller
  const chain = scorePassage(labeller, read)
  const labels = bestLabels(chain, model.edges)
  sumChain(chain, factors, lattice)
  const posteriors = rolePosteriors(lattice, chain.count)
  return { ...read, labels, runs: runsOf(labels, posteriors), posteriors }
}

function scorePassage({ model: { bits, scale, words }, packed }: Labeller, { seen, rules, sentences }: ReadPassage): Chain {
  const { values, edges } = extractFeatures(seen, rules, sentences, words)
  const { count } = seen
  const mask = 2 ** bits - 1
  const nodes = new Float64Array(count * LABEL_COUNT)
  for (let i = 0; i < count; i++) sumPacked(values, i * WIDTH, mask, packed, nodes, i * LABEL_COUNT, scale)
  return { count, nodes, edges }
}

/** For each role in turn: inside a run, the first token of one, the last. */
function rolePosteriors({ forward, backward }: Lattice, count: number): Float32Array {
  const posteriors = new Float32Array(count * POSTERIORS)
  for (let i = 0; i < count; i++) {
    for (let y = 1; y < LABEL_COUNT; y++) {
      const row = i * LABEL_COUNT + y
      const share = Math.min(1, (forward[row] ?? 0) * (backward[row] ?? 0))
      const at = i * POSTERIORS + roleIndexOf(y) * 3
      posteriors[at] = Math.min(1, (posteriors[at] ?? 0) + share)
      if (beginsRun(y)) posteriors[at + 1] = Math.min(1, (posteriors[at + 1] ?? 0) + share)
      if (endsRun(y)) posteriors[at + 2] = Math.min(1, (posteriors[at + 2] ?? 0) + share)
    }
  }
  return posteriors
}

function runsOf(labels: Uint8Array, posteriors: Float32Array): LabelRun[] {
  const runs: LabelRun[] = []
  let first = 0
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? OUTSIDE
    if (label === OUTSIDE) first = i + 1
    else if (canStop(label)) {
      const index = roleIndexOf(label)
      const role = LABEL_ROLES[index]
      let sum = 0
      for (let k = first; k <= i; k++) sum += posteriors[k * POSTERIORS + index * 3] ?? 0
      if (role) runs.push({ role, first, end: i + 1, posterior: sum / (i + 1 - first) })
      first = i + 1
    }
  }
  return runs
}
