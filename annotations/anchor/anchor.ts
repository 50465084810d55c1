import type { Span } from '../text/span'

/**
 * A span that remembers what it covers: position and quote together, so that drift is noticed instead of believed.
 * The two halves are the TextPositionSelector and TextQuoteSelector of the W3C Web Annotation Data Model (2017, 4.2.4 and 4.2.5);
 * offsets here are UTF-16 code units. Invariant: `text.slice(start, end) === exact` on the revision the annotation set names.
 */
export interface Anchor extends Span {
  readonly exact: string
  /** Up to CONTEXT_LENGTH code units before `start`, never cut inside a surrogate pair. */
  readonly prefix: string
  /** Up to CONTEXT_LENGTH code units after `end`, never cut inside a surrogate pair. */
  readonly suffix: string
}

export type Anchors = readonly Anchor[]

/** Hypothesis and Apache Annotator store 32 characters as well, so quotes written by either look alike. */
export const CONTEXT_LENGTH = 32
