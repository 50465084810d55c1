import type { Spans } from '../text/span'
import type { Claim } from './claim'
import type { Link } from './link'

/** What became of a claim that another revision does not simply keep. */
export const RECHECK_FATES = ['changed', 'ambiguous', 'lost'] as const
export type RecheckFate = (typeof RECHECK_FATES)[number]

/**
 * One thing that speaks for looking again: what stood there, and what stands there now; either may be empty. `kind` is a key of the
 * message catalogue (`revise.reason.<kind>`): one that a later version wrote is still shown, by its words alone.
 */
export interface RecheckReason {
  readonly kind: string
  readonly before: string
  readonly after: string
}

/**
 * A claim to look at again: its set went to another revision, and the claim could not simply come along. It stays until the analyst
 * confirms the claim as it stands now, gives it another place, or drops it; nothing else ends it.
 *
 * A changed claim is among the set's claims as well, at the place it has now. An ambiguous or lost one has no place on the set's
 * revision, so it is here alone, with all that was said of it.
 */
export interface Recheck {
  /** Of the claim. */
  readonly id: string
  readonly fate: RecheckFate
  /** SHA-256 of the revision that the anchors of `was` are on. */
  readonly revision: string
  readonly was: Claim
  readonly reasons: readonly RecheckReason[]
  /** Places on the set's own revision that the claim's content may stand at, best first. */
  readonly candidates: readonly Spans[]
  /** The claim's links, and the claims nested in it: taken off because it has no place, put back when it gets one. */
  readonly links: readonly Link[]
  readonly encloses: readonly string[]
}
