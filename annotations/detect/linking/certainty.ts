import type { Kept } from './owners'
import { sigmoid } from './softmax'

/** What a certainty is made of: a constant, and the log-odds or logarithms of the probabilities on the way. */
export const CERTAINTY_TERMS = 4

/** The terms of one attribution: constant, log-odds that it is one, logarithm of its source's share and of its contents' shares. */
export function certaintyTerms({ keep, shares: [, source, left, right] }: Kept): readonly [number, number, number, number] {
  const share = Math.min(0.999, Math.max(0.001, keep))
  return [1, Math.log(share / (1 - share)), Math.log(Math.max(source, 1e-4)), Math.log(Math.max(left * right, 1e-4))]
}

/** How likely the whole attribution is right: cue, head of the source, and half of the content (Platt 1999). */
export function certaintyOf(kept: Kept, weights: Float32Array): number {
  let score = 0
  certaintyTerms(kept).forEach((term, i) => {
    score += term * (weights[i] ?? 0)
  })
  return Math.min(0.99, Math.max(0.05, sigmoid(score)))
}
