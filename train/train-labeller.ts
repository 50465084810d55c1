import type { LabelModel } from '#annotations/detect/labels/label-model'
import type { Clusters } from './clusters'
import { compact } from './compact'
import type { ReadDocument } from './documents'
import { makeExamples, numberRows, toRows } from './examples'
import { trainChain } from './train-chain'
import { countWords, subtract, tableOf } from './word-statistics'

export interface LabellerOptions {
  readonly id: string
  readonly bits: number
  /** Features that occur less often in the training articles are left out. */
  readonly leastCount: number
  /** Weights smaller than this are left out. */
  readonly leastWeight: number
  readonly mostWeight: number
  readonly epochs: number
  readonly rate: number
  /** Share of a word's features hidden at each visit, so that the model does not lean on a few. */
  readonly dropout: number
  /** One training each; what is kept is their mean, which depends less on the order of the articles than any of them. */
  readonly seeds: readonly number[]
}

export const LABELLER_OPTIONS: LabellerOptions = {
  id: 'english-1',
  bits: 20,
  leastCount: 12,
  leastWeight: 0.065,
  mostWeight: 2.5,
  epochs: 4,
  rate: 0.05,
  dropout: 0.3,
  seeds: [1, 2, 3],
}

/** What single words are is counted on articles other than the one at hand, in this many parts, so that training sees what a new article shows. */
const WORD_FOLDS = 8

/** Trains a labeller on some annotated articles. The same articles, options and clusters give the same model. */
export function trainLabeller(
  documents: readonly ReadDocument[],
  clusters: Clusters,
  options: LabellerOptions,
  log: (line: string) => void,
): LabelModel {
  const { bits, leastCount, leastWeight, mostWeight, epochs, rate, dropout, seeds, id } = options
  const counts = countWords(documents)
  const tables = Array.from({ length: WORD_FOLDS }, (_, fold) =>
    tableOf(subtract(counts, countWords(documents.filter((_, i) => i % WORD_FOLDS === fold))), clusters),
  )
  const words = tableOf(counts, clusters)
  const examples = makeExamples(documents, (index) => tables[index % WORD_FOLDS] ?? words, bits)
  const { rows, count } = numberRows(examples.features, bits, leastCount)
  toRows(examples, rows)
  const trained = seeds.map((seed) =>
    trainChain(examples, count, () => true, { epochs, rate, l2: 1e-6, dropout, averageFrom: 1, seed, log }),
  )
  const weights = { nodes: meanOf(trained.map(({ nodes }) => nodes)), edges: meanOf(trained.map(({ edges }) => edges)) }
  return compact(weights, rows, words, { id, bits, least: leastWeight, most: mostWeight })
}

function meanOf(lists: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(lists[0]?.length ?? 0)
  for (const list of lists) for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] ?? 0) + (list[k] ?? 0) / lists.length
  return mean
}
