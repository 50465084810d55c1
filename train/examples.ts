import { extractFeatures, WIDTH } from '#annotations/detect/labels/templates'
import type { WordTable } from '#annotations/detect/labels/word-table'
import type { ReadDocument } from './documents'

/** All passages of some articles with their features, one after the other, in flat arrays. */
export interface Examples {
  /** First token of each passage, and one past the last token. */
  readonly passageStart: Int32Array
  /** Index of the article that each passage is from. */
  readonly article: Int32Array
  readonly gold: Uint8Array
  readonly edges: Uint8Array
  /** `WIDTH` a token: buckets first, then, once `numberRows` has seen them, rows or -1. */
  readonly features: Int32Array
}

export function makeExamples(documents: readonly ReadDocument[], tableFor: (index: number) => WordTable, bits: number): Examples {
  let tokens = 0
  let passages = 0
  for (const document of documents)
    for (const { gold } of document.passages) {
      tokens += gold.length
      passages++
    }
  const examples: Examples = {
    passageStart: new Int32Array(passages + 1),
    article: new Int32Array(passages),
    gold: new Uint8Array(tokens),
    edges: new Uint8Array(tokens),
    features: new Int32Array(tokens * WIDTH),
  }
  const mask = 2 ** bits - 1
  let token = 0
  let passage = 0
  documents.forEach((document, index) => {
    const table = tableFor(index)
    for (const { read, gold } of document.passages) {
      const { values, edges } = extractFeatures(read.seen, read.rules, read.sentences, table)
      for (let k = 0; k < values.length; k++) values[k] = (values[k] ?? 0) & mask
      examples.features.set(values, token * WIDTH)
      examples.edges.set(edges, token)
      examples.gold.set(gold, token)
      examples.article[passage] = index
      token += gold.length
      examples.passageStart[++passage] = token
    }
  })
  return examples
}

/** Rows for the buckets that occur at least `least` times, by bucket; -1 for the others. */
export function numberRows(features: Int32Array, bits: number, least: number): { rows: Int32Array; count: number } {
  const seen = new Uint8Array(2 ** bits)
  for (const bucket of features) if ((seen[bucket] ?? 0) < least) seen[bucket] = (seen[bucket] ?? 0) + 1
  const rows = new Int32Array(2 ** bits).fill(-1)
  let count = 0
  for (let bucket = 0; bucket < rows.length; bucket++) if ((seen[bucket] ?? 0) >= least) rows[bucket] = count++
  return { rows, count }
}

export function toRows({ features }: Examples, rows: Int32Array): void {
  for (let k = 0; k < features.length; k++) features[k] = rows[features[k] ?? 0] ?? -1
}
