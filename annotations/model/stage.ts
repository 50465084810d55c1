import type { SetPoint } from './decision'

/** A figure as it was at one moment. */
export interface FrozenFigure {
  /** Stable name of the measure, as "fleiss-kappa". */
  readonly measure: string
  /** Null where it is not defined; `why` then says the reason. */
  readonly value: number | null
  /** Bounds of a confidence interval, where there is one. */
  readonly low: number | null
  readonly high: number | null
  /** A key of the message catalogue, or empty. */
  readonly why: string
}

export const STAGE_KINDS = ['before', 'after'] as const
/** `before`: agreement of sets made without knowing each other. `after`: once they have been talked about. */
export type StageKind = (typeof STAGE_KINDS)[number]

/** Agreement at one moment, kept for good, with what it was computed from. */
export interface Stage {
  readonly id: string
  readonly kind: StageKind
  readonly by: string
  readonly at: string
  readonly revision: string
  readonly sets: readonly SetPoint[]
  /** Claims in each of `sets`, in the same order. */
  readonly claims: readonly number[]
  readonly figures: readonly FrozenFigure[]
}
