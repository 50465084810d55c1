import type { ClaimKind } from '../../model/claim'
import type { Span, Spans } from '../../text/span'
import type { CueVerb } from './cue-lexicon'

/** Stable names of the rules that find claims; kept with what analysts accept, so that each rule's precision can be counted. */
export type FindingRule =
  | 'clause-after-cue'
  | 'statement-before-cue'
  | 'statement-around-cue'
  | 'inverted-cue'
  | 'according-to'
  | 'passive-cue'
  | 'shared-source'
  | 'cue-inside-quote'
  | 'quote-continued'
  | 'cue-inside-statement'
  | 'content-elsewhere'
  | 'speaker-line'
  | 'own-hedged'
  | 'own-number'
  | 'own-date'
  | 'own-superlative'
  | 'own-event'
  | 'foreign-quote'
  | 'foreign-number'

/** What the rules find before sources are named and claims compared. Offsets are UTF-16 code units of the whole text. */
export interface Draft {
  readonly kind: ClaimKind
  readonly rule: FindingRule
  readonly content: Spans
  readonly source: Spans
  readonly cue: Spans
  readonly verb: CueVerb | null
  /** The word that makes an own-voice sentence checkable. */
  readonly sign: Span | null
  /** Index of the paragraph, for "nearby". */
  readonly paragraph: number
  /** The draft whose speaker carries on here, where the text does not repeat who speaks. */
  readonly speakerOf: Draft | null
  /** The probability that it is right, where a model gave one; else the rule's own confidence counts. */
  readonly confidence: number | null
}

/**
 * A draft with some of its parts changed. Every draft is written out with all its names in this order: the engine then takes all of them for one kind
 * of object, which copies by a spread are not, and need not compile what reads them again for each.
 */
export function changedDraft(
  { kind, rule, content, source, cue, verb, sign, paragraph, speakerOf, confidence }: Draft,
  change: Partial<Pick<Draft, 'rule' | 'content' | 'confidence'>>,
): Draft {
  return {
    kind,
    rule: change.rule ?? rule,
    content: change.content ?? content,
    source,
    cue,
    verb,
    sign,
    paragraph,
    speakerOf,
    confidence: change.confidence === undefined ? confidence : change.confidence,
  }
}
