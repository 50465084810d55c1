import type { ClaimKind, Reason, SourceKind, Tag } from '../model/claim'
import type { LinkKind } from '../model/link'
import type { Spans } from '../text/span'
import type { TextLanguage } from './language/text-language'

/** A claim that a detector proposes. It is not an annotation until an analyst accepts it. */
export interface Suggestion {
  /** Identity among the suggestions of one detector on one text: the same text always gives the same keys. */
  readonly key: string
  readonly kind: ClaimKind
  readonly content: Spans
  /** Empty for an own-voice claim, and where the text names no source. */
  readonly source: Spans
  readonly cue: Spans
  readonly sourceName: string
  readonly sourceKind: SourceKind
  /** Index of the enclosing attribution in the same detection, or null. */
  readonly nestedIn: number | null
  readonly tag: Tag
  readonly reasons: readonly Reason[]
  /** 0 to 1: how often a suggestion like this is right, as far as the detector knows. */
  readonly confidence: number
}

/** A relation that a detector proposes between two of its suggestions, by index. */
export interface SuggestedLink {
  readonly kind: LinkKind
  readonly from: number
  readonly to: number
  readonly reason: string
}

export interface Detection {
  /** The detector's id, kept with everything accepted from it. */
  readonly detector: string
  /** What the text is written in, and whether the detector reads it: the interface says so where it does not. */
  readonly language: TextLanguage
  /** In text order of the content's start; enclosing attributions before what they enclose. */
  readonly suggestions: readonly Suggestion[]
  readonly links: readonly SuggestedLink[]
}

/**
 * Finds claims in a text. Deterministic, offline, and linear in the text's length.
 * Offsets of what it returns are UTF-16 code units of `text` exactly as given, whatever its quotes or line ends are.
 */
export interface Detector {
  /** Name and version, for example `rules-1`. */
  readonly id: string
  detect(text: string): Detection
  /**
   * The same work in steps, each a few milliseconds: yields the share that is done, 0 to 1 and never falling, and returns what `detect`
   * returns. Whoever stops asking has cancelled it; nothing of an unfinished detection is to be shown.
   */
  steps(text: string): DetectionSteps
}

export type DetectionSteps = Generator<number, Detection, void>
