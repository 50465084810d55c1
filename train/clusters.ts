import { KIND_QUOTE, PAD } from '#annotations/detect/labels/observed'
import { seededRandom } from '#annotations/chance/seeded-random'
import type { ReadDocument } from './documents'

/** Fine and coarse cluster of each word that is frequent enough, by the hash of the word; both count from 1. */
export type Clusters = ReadonlyMap<number, readonly [fine: number, coarse: number]>

export interface ClusterOptions {
  readonly least: number
  readonly contexts: number
  readonly fine: number
  readonly coarse: number
  readonly rounds: number
  readonly seed: number
}

export const CLUSTER_OPTIONS: ClusterOptions = { least: 5, contexts: 1200, fine: 200, coarse: 40, rounds: 10, seed: 7 }

/**
 * Clusters words by the words beside them in the articles, which need no annotation: positive pointwise mutual information with the most
 * frequent words to the left and right (Bullinaria and Levy 2007), then spherical k-means; the coarse clusters are clusters of the fine
 * ones' centres.
 */
export function clusterWords(documents: readonly ReadDocument[], options: ClusterOptions = CLUSTER_OPTIONS): Clusters {
  const counts = new Map<number, number>()
  eachWord(documents, (word) => counts.set(word, (counts.get(word) ?? 0) + 1))
  const frequent = [...counts].filter(([, count]) => count >= options.least).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const index = new Map(frequent.map(([word], i) => [word, i]))
  const rows = contextCounts(documents, index, frequent.length, options.contexts)
  const vectors = rows.map((row) => new Map(row))
  weigh(vectors, options.contexts * 2)
  const { of, centres } = kMeans(vectors, options.fine, options.contexts * 2, options.rounds, options.seed)
  const centreVectors = centres.map((centre) => sparse(centre))
  const { of: coarseOf } = kMeans(centreVectors, options.coarse, options.contexts * 2, options.rounds, options.seed + 1)
  return new Map(frequent.map(([word], i) => [word, [(of[i] ?? 0) + 1, (coarseOf[of[i] ?? 0] ?? 0) + 1] as const]))
}

function eachWord(documents: readonly ReadDocument[], use: (word: number, before: number, after: number) => void): void {
  for (const { passages } of documents)
    for (const { read } of passages) {
      const { count, word, kind } = read.seen
      for (let at = PAD; at < PAD + count; at++) if ((kind[at] ?? 0) < KIND_QUOTE) use(word[at] ?? 0, word[at - 1] ?? 0, word[at + 1] ?? 0)
    }
}

type Vector = Map<number, number>

function contextCounts(documents: readonly ReadDocument[], index: ReadonlyMap<number, number>, words: number, contexts: number): Vector[] {
  const rows = Array.from({ length: words }, (): Vector => new Map())
  const add = (row: Vector, column: number): void => {
    row.set(column, (row.get(column) ?? 0) + 1)
  }
  const columnOf = (word: number): number => (word === 0 ? 0 : ((index.get(word) ?? contexts) + 1) % (contexts + 1))
  eachWord(documents, (word, before, after) => {
    const row = rows[index.get(word) ?? -1]
    if (!row) return
    const left = columnOf(before)
    const right = columnOf(after)
    if (left < contexts) add(row, left)
    if (right < contexts) add(row, contexts + right)
  })
  return rows
}

function weigh(vectors: readonly Vector[], columns: number): void {
  const columnSums = new Float64Array(columns)
  const rowSums = new Float64Array(vectors.length)
  let total = 0
  vectors.forEach((vector, i) => {
    for (const [column, count] of vector) {
      columnSums[column] = (columnSums[column] ?? 0) + count
      rowSums[i] = (rowSums[i] ?? 0) + count
      total += count
    }
  })
  vectors.forEach((vector, i) => {
    for (const [column, count] of vector) {
      const value = Math.log((count * total) / ((columnSums[column] ?? 1) ** 0.75 * (rowSums[i] ?? 1) * total ** 0.25))
      if (value > 0) vector.set(column, Math.sqrt(value))
      else vector.delete(column)
    }
    normalize(vector)
  })
}

function normalize(vector: Vector): void {
  let sum = 0
  for (const value of vector.values()) sum += value * value
  const length = Math.sqrt(sum) || 1
  for (const [column, value] of vector) vector.set(column, value / length)
}

function sparse(centre: Float32Array): Vector {
  const vector: Vector = new Map()
  centre.forEach((value, column) => {
    if (value > 0) vector.set(column, value)
  })
  normalize(vector)
  return vector
}

function kMeans(
  vectors: readonly Vector[],
  k: number,
  columns: number,
  rounds: number,
  seed: number,
): { of: Int32Array; centres: Float32Array[] } {
  const random = seededRandom(seed)
  const lists = vectors.map((vector) => ({ columns: Int32Array.from(vector.keys()), values: Float32Array.from(vector.values()) }))
  const of = new Int32Array(vectors.length).fill(-1)
  // Seeds are frequent words, which come first: their vectors are full.
  const pool = Math.min(vectors.length, k * 4)
  const chosen = new Set<number>()
  while (chosen.size < Math.min(k, vectors.length)) chosen.add(Math.floor(random() * pool))
  let centres = [...chosen].map((i) => dense(lists[i], columns))
  for (let round = 0; round < rounds; round++) {
    lists.forEach((list, i) => {
      let best = 0
      let most = -1
      centres.forEach((centre, c) => {
        let dot = 0
        for (let j = 0; j < list.columns.length; j++) dot += (list.values[j] ?? 0) * (centre[list.columns[j] ?? 0] ?? 0)
        if (dot > most) {
          most = dot
          best = c
        }
      })
      of[i] = best
    })
    const sums = centres.map(() => new Float32Array(columns))
    lists.forEach((list, i) => {
      const sum = sums[of[i] ?? 0]
      if (sum)
        for (let j = 0; j < list.columns.length; j++) sum[list.columns[j] ?? 0] = (sum[list.columns[j] ?? 0] ?? 0) + (list.values[j] ?? 0)
    })
    centres = sums.map((sum, c) => unit(sum) ?? centres[c] ?? sum)
  }
  return { of, centres }
}

function dense(list: { columns: Int32Array; values: Float32Array } | undefined, columns: number): Float32Array {
  const vector = new Float32Array(columns)
  list?.columns.forEach((column, j) => {
    vector[column] = list.values[j] ?? 0
  })
  return vector
}

function unit(sum: Float32Array): Float32Array | null {
  let length = 0
  for (const value of sum) length += value * value
  if (length === 0) return null
  const root = Math.sqrt(length)
  return sum.map((value) => value / root)
}
