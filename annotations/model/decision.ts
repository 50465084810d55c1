import type { Spans } from '../text/span'
import type { Tag } from './claim'

/**
 * A claim of somebody's set. `analyst` is what the set goes by in the library, which stays the same when the name shown for it changes;
 * whoever shows it looks the name up.
 */
export interface ClaimRef {
  readonly analyst: string
  readonly claim: string
}

/** What an analyst's claim said when it was decided on: enough to tell later what was changed, and whether it has been edited since. */
export interface Position extends ClaimRef {
  /** Of the content, UTF-16 code units of the revision that the decision's set is on. */
  readonly content: Spans
  readonly tag: Tag | null
  readonly sourceName: string
}

/** How much of a set was there: its analyst, and the number of its last edit. */
export interface SetPoint {
  readonly analyst: string
  readonly seq: number
}

/** Take one analyst's claim as it is; one claim over the spans of several; a claim of the reviewer's own; no claim at all. */
export const VERDICTS = ['take', 'merge', 'write', 'none'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a reviewer decided about claims of several analysts that mean the same statement. */
export interface Decision {
  readonly id: string
  readonly verdict: Verdict
  /** Whose claim was taken, or whose tag and source a merged one has; null for the other verdicts. */
  readonly taken: ClaimRef | null
  /** The claims it settles, by analyst, then by id. */
  readonly about: readonly Position[]
  /** The claim of the adjudicated set that came of it; null for `none`. */
  readonly result: string | null
  readonly reason: string
  /** Who decided. */
  readonly by: string
  /** ISO 8601, UTC. Shown, never used to order anything. */
  readonly at: string
  /** All sets that were looked at; those without a claim in `about` did not mark the statement. */
  readonly against: readonly SetPoint[]
}

export function refKey({ analyst, claim }: ClaimRef): string {
  return JSON.stringify([analyst, claim])
}
