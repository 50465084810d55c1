import { Columns } from '../labels/columns'
import type { Passage } from '../reading/passage'

/**
 * Numbers a token that the labeller gives: for source, cue and content in turn the probabilities that it is inside a span, that one begins with it,
 * and that one ends with it.
 */
export const POSTERIORS = 9

/** The roles a token can have, in the order of the labels. */
export const SOURCE = 0
export const CUE = 1
export const CONTENT = 2
export type RoleIndex = typeof SOURCE | typeof CUE | typeof CONTENT

/** For one role what the labeller's posterior says of each token: that it belongs to a span, begins one, or is the last of one. */
export interface RolePosterior {
  readonly inside: Float32Array
  readonly begins: Float32Array
  readonly ends: Float32Array
  /** Sums of `inside` before each index, and of its logarithm: the mean over any range without a loop. */
  readonly sum: Float64Array
  readonly logSum: Float64Array
}

/** A passage with the labeller's opinion of its tokens, laid out for the linker. */
export interface LabelledPassage {
  readonly passage: Passage
  readonly roles: readonly [RolePosterior, RolePosterior, RolePosterior]
  /** Index of each token's sentence. */
  readonly sentenceOf: Int32Array
}

/** A posterior below it counts as this, so that one sure token does not outweigh all others. */
const LEAST = 1e-3
const LOG_LEAST = Math.log(LEAST)

/** Lays out posteriors, `POSTERIORS` a token, for linking. */
export function labelledPassage(passage: Passage, posteriors: Float32Array): LabelledPassage {
  const count = passage.tokens.length
  if (posteriors.length !== count * POSTERIORS)
    throw new RangeError(`${posteriors.length} posteriors for ${count} tokens, ${POSTERIORS} each`)
  const sentenceOf = new Int32Array(count)
  passage.sentences.forEach(({ first, end }, index) => sentenceOf.fill(index, first, end))
  const of = (role: RoleIndex): RolePosterior => rolePosterior(posteriors, count, role)
  return { passage, roles: [of(SOURCE), of(CUE), of(CONTENT)], sentenceOf }
}

function rolePosterior(posteriors: Float32Array, count: number, role: RoleIndex): RolePosterior {
  const columns = new Columns((count + 1) * 16 + count * 12)
  const sum = columns.float64(count + 1)
  const logSum = columns.float64(count + 1)
  const inside = columns.float32(count)
  const begins = columns.float32(count)
  const ends = columns.float32(count)
  for (let i = 0; i < count; i++) {
    const at = i * POSTERIORS + role * 3
    const share = posteriors[at] ?? 0
    inside[i] = share
    begins[i] = posteriors[at + 1] ?? 0
    ends[i] = posteriors[at + 2] ?? 0
    sum[i + 1] = (sum[i] ?? 0) + share
    logSum[i + 1] = (logSum[i] ?? 0) + (share > LEAST ? Math.log(share) : LOG_LEAST)
  }
  return { inside, begins, ends, sum, logSum }
}
