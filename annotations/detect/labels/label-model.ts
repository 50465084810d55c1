import type { WordTable } from './word-table'

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the labels of `label-set.ts`, with hashed features
 * (Weinberger et al. 2009). Weights are whole numbers times `scale`.
 */
export interface LabelModel {
  /** Name and version, for example `english-1`. */
  readonly id: string
  /** A feature's low bits are its bucket. */
  readonly bits: number
  /** Row plus one of each bucket, 0 for a feature that the model does not know; 2 to the power of `bits` long. */
  readonly rows: Int32Array
  /** `LABEL_COUNT` weights a row. */
  readonly weights: Int8Array
  readonly scale: number
  /** Weight of each pair of neighbouring labels: `EDGE_CLASSES` squares of `LABEL_COUNT`, the label before first. */
  readonly edges: Float32Array
  readonly words: WordTable
}
