import type { ReviewSet } from '../review-set'
import { alignSets } from '../align-sets'
import type { Claim } from '../../model/claim'
import { type PairAgreement, pairAgreement } from './pair-agreement'
import { alignedPairs } from './pair-intervals'

/** Whoever reviews may have annotated as well: then both sets go by one name, so what was decided gets another. */
const renamed = (adjudicated: ReviewSet, { analyst }: ReviewSet): ReviewSet => ({ ...adjudicated, analyst: `${analyst}, adjudicated` })

/** One analyst beside what was decided. */
export function adjudicatedPair(set: ReviewSet, adjudicated: ReviewSet): PairAgreement {
  return pairAgreement(set, renamed(adjudicated, set))
}

/** The claims that it compares: the analyst's, and those that were decided on. */
export function adjudicatedClaims(set: ReviewSet, adjudicated: ReviewSet): readonly (readonly [Claim, Claim])[] {
  const other = renamed(adjudicated, set)
  return alignedPairs(alignSets([set, other]), set, other)
}
