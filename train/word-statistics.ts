import { wordTable, type WordTable } from '#annotations/detect/labels/word-table'
import { PAD } from '#annotations/detect/labels/observed'
import { roleIndexOf } from '#annotations/detect/labels/label-set'
import type { ReadDocument } from './documents'
import type { Clusters } from './clusters'

/** How often each word occurs, as a cue and in a source, by the hash of the word. */
export type WordCounts = Map<number, readonly [all: number, cue: number, source: number]>

export function countWords(documents: readonly ReadDocument[]): WordCounts {
  const counts = new Map<number, [number, number, number]>()
  for (const { passages } of documents) {
    for (const { read, gold } of passages) {
      for (let i = 0; i < gold.length; i++) {
        if ((read.seen.kind[PAD + i] ?? 0) > 4) continue
        const word = read.seen.word[PAD + i] ?? 0
        let entry = counts.get(word)
        if (!entry) counts.set(word, (entry = [0, 0, 0]))
        entry[0]++
        const role = roleIndexOf(gold[i] ?? 0)
        if (role === 1) entry[1]++
        else if (role === 0) entry[2]++
      }
    }
  }
  return counts
}

export function subtract(all: WordCounts, part: WordCounts): WordCounts {
  const rest: WordCounts = new Map()
  for (const [word, [count, cue, source]] of all) {
    const [c, q, s] = part.get(word) ?? [0, 0, 0]
    if (count > c) rest.set(word, [count - c, cue - q, source - s])
  }
  return rest
}

const CUE_STEPS = [0.01, 0.03, 0.08, 0.18, 0.35, 0.55, 0.75]
const SOURCE_STEPS = [0.02, 0.06, 0.12, 0.2, 0.35, 0.5, 0.7]

/** Steps of the shares, pulled towards zero for rare words, and the clusters. */
export function tableOf(counts: WordCounts, clusters: Clusters): WordTable {
  const hashes = [...counts.keys()].filter((word) => (counts.get(word)?.[0] ?? 0) >= 2 || clusters.has(word)).sort((a, b) => a - b)
  const cue = new Uint8Array(hashes.length)
  const source = new Uint8Array(hashes.length)
  const cluster = new Uint8Array(hashes.length)
  const coarse = new Uint8Array(hashes.length)
  hashes.forEach((word, i) => {
    const [all, cues, sources] = counts.get(word) ?? [0, 0, 0]
    cue[i] = stepOf(cues / (all + 1), CUE_STEPS)
    source[i] = stepOf(sources / (all + 1), SOURCE_STEPS)
    const [fine, rough] = clusters.get(word) ?? [0, 0]
    cluster[i] = fine
    coarse[i] = rough
  })
  return wordTable({ hashes: Int32Array.from(hashes), cue, source, cluster, coarse })
}

function stepOf(share: number, steps: readonly number[]): number {
  let step = 0
  while (step < steps.length && share >= (steps[step] ?? 1)) step++
  return step
}
