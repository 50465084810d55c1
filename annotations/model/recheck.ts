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
 * How the place of a claim was found, strongest first. `paragraph` and `sentence`: what holds it stands there letter by letter. `words`: its
 * sentence was edited, and it stands where its words went. `moved`: it stands letter by letter, in another order. `search`: it has no place of
 * its own, and was looked for in what is new. `none`: it was not found.
 */
export const EVIDENCE_LEVELS = ['paragraph', 'sentence', 'words', 'moved', 'search', 'none'] as const

/** What speaks for the place that a claim was given on another revision. */
export interface FateEvidence {
  readonly level: (typeof EVIDENCE_LEVELS)[number]
  /** UTF-16 code units right before and after its content that are the same in both texts, counted up to `MOST_CONTEXT`. */
  readonly before: number
  readonly after: number
}

/** Context beyond this is not compared: a place is sure by then. */
export const MOST_CONTEXT = 64

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
  /** Absent in what was written before it was kept. */
  readonly evidence?: FateEvidence
  /** Places on the set's own revision that the claim's content may stand at, best first. */
  readonly candidates: readonly Spans[]
  /** The claim's links, and the claims nested in it: taken off because it has no place, put back when it gets one. */
  readonly links: readonly Link[]
  readonly encloses: readonly string[]
}
