import type { LabelModel } from '#annotations/detect/labels/label-model'
import { LABEL_COUNT as L } from '#annotations/detect/labels/label-set'
import type { WordTable } from '#annotations/detect/labels/word-table'
import type { Weights } from './train-chain'

export interface CompactOptions {
  readonly id: string
  readonly bits: number
  /** Weights smaller than this are dropped. */
  readonly least: number
  /** Weights beyond this are cut off, so that the steps of 8 bits stay fine. */
  readonly most: number
}

/** Rounds weights to 8 bits and drops the rows that are left empty. `rows` gives each bucket's row or -1. */
export function compact(weights: Weights, rows: Int32Array, words: WordTable, { id, bits, least, most }: CompactOptions): LabelModel {
  const scale = most / 127
  const kept = new Int32Array(rows.length)
  const values: number[] = []
  let count = 0
  for (let bucket = 0; bucket < rows.length; bucket++) {
    const row = rows[bucket] ?? -1
    if (row < 0) continue
    let any = false
    for (let y = 0; y < L; y++) if (Math.abs(weights.nodes[row * L + y] ?? 0) >= least) any = true
    if (!any) continue
    kept[bucket] = ++count
    for (let y = 0; y < L; y++) {
      const weight = weights.nodes[row * L + y] ?? 0
      values.push(Math.abs(weight) < least ? 0 : Math.max(-127, Math.min(127, Math.round(weight / scale))))
    }
  }
  return { id, bits, rows: kept, weights: Int8Array.from(values), scale, edges: weights.edges, words }
}
