import { type AgreementOverTime, agreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { adjudicatedPair } from '#annotations/review/agreement/adjudicated-pair'
import type { PairAgreement } from '#annotations/review/agreement/pair-agreement'
import { AgreementMeter, type SetAgreement } from '#annotations/review/agreement/set-agreement'
import { type SetIntervals, setIntervals } from '#annotations/review/agreement/set-intervals'
import type { ReviewSet } from '#annotations/review/review-set'

export interface Measured {
  readonly agreement: SetAgreement
  readonly intervals: SetIntervals
  /** By when claims were marked. */
  readonly overTime: AgreementOverTime
  /** Each analyst beside the adjudicated set, in the order of the analysts; empty where nothing was decided. */
  readonly adjudicated: readonly PairAgreement[]
}

/** Everything that the panel shows but gamma. @param length of the text, in UTF-16 code units */
export function measureSets(sets: readonly ReviewSet[], length: number, adjudicated: ReviewSet | null): Measured {
  const { agreement, alignment, sample } = new AgreementMeter().measure(sets, length)
  return {
    agreement,
    intervals: setIntervals(sample()),
    overTime: agreementOverTime([alignment]),
    adjudicated: adjudicated ? agreement.analysts.flatMap((analyst) => againstAdjudicated(sets, analyst, adjudicated)) : [],
  }
}

function againstAdjudicated(sets: readonly ReviewSet[], analyst: string, adjudicated: ReviewSet): readonly PairAgreement[] {
  const set = sets.find((one) => one.analyst === analyst)
  return set ? [adjudicatedPair(set, adjudicated)] : []
}
