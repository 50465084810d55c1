import type { TokenRange } from '../reading/token'
import type { CueEvent } from './cue-events'
import type { RoleIndex, RolePosterior } from './labelled-passage'
import type { LinkReading } from './link-reading'

/**
 * What is chosen for a cue, one after the other: its exact words, its source, the content to its left and to its right. `more` is a
 * content that stands apart from the cues chosen before.
 */
export const SLOTS = ['cue', 'source', 'left', 'right', 'more'] as const
export type Slot = (typeof SLOTS)[number]

/** One choice to make: a span for one part of the attribution of one cue. */
export interface SlotQuestion {
  readonly reading: LinkReading
  readonly event: CueEvent
  readonly slot: Slot
  readonly role: RoleIndex
  readonly posterior: RolePosterior
  /** Tokens in which the span may begin and end. */
  readonly region: TokenRange
  /** What the span is beside: the cue, for contents with the source next to it. */
  readonly anchor: TokenRange
  /** What the span may not touch, besides the anchor's ends that it is beside. */
  readonly taken: readonly TokenRange[]
  /** What the rules choose here, or null. */
  readonly rule: TokenRange | null
  /** What is known already: for the left content where the source is, for the right one whether there is a left one, for `more` what it touches. */
  readonly given: number
}

/** How far a source may be from its cue, in tokens. */
const SOURCE_REACH = 60
/** How far a content may reach from its cue, in tokens. */
const CONTENT_REACH = 260
/** A source further from its cue than this is not part of the anchor. */
const ADJACENT = 16

export function cueQuestion(reading: LinkReading, event: CueEvent): SlotQuestion {
  const sentence = sentenceAt(reading, event.first)
  const region = { first: Math.max(sentence.first, event.first - 4), end: Math.min(reading.words.length, event.end + 5) }
  const rule = event.rule?.cue ?? null
  return { reading, event, slot: 'cue', role: 1, posterior: reading.roles[1], region, anchor: event, taken: [], rule, given: 0 }
}

export function sourceQuestion(reading: LinkReading, event: CueEvent, cue: TokenRange): SlotQuestion {
  const region = { first: Math.max(0, cue.first - SOURCE_REACH), end: Math.min(reading.words.length, cue.end + SOURCE_REACH) }
  const rule = event.rule?.source ?? null
  return { reading, event, slot: 'source', role: 0, posterior: reading.roles[0], region, anchor: cue, taken: [cue], rule, given: 0 }
}

export function leftQuestion(reading: LinkReading, event: CueEvent, cue: TokenRange, source: TokenRange | null): SlotQuestion {
  const anchor = anchorOf(cue, source)
  const region = { first: Math.max(0, anchor.first - CONTENT_REACH), end: anchor.first }
  const rule = event.rule?.content.findLast(({ end }) => end <= anchor.first) ?? null
  const given = source ? (source.first > cue.first ? 1 : 2) : 0
  return question(reading, event, 'left', region, anchor, cue, source, rule, given)
}

export function rightQuestion(
  reading: LinkReading,
  event: CueEvent,
  cue: TokenRange,
  source: TokenRange | null,
  left: TokenRange | null,
): SlotQuestion {
  const anchor = anchorOf(cue, source)
  const region = { first: anchor.end, end: Math.min(reading.words.length, anchor.end + CONTENT_REACH) }
  const rule = event.rule?.content.find(({ first }) => first >= anchor.end) ?? null
  return question(reading, event, 'right', region, anchor, cue, source, rule, left ? 1 : 0)
}

/** Asks for a content where the labeller or the rules see one at `run`; `region` reaches up to what is taken on either side. */
export function moreQuestion(reading: LinkReading, run: TokenRange, region: TokenRange, touches: number): SlotQuestion {
  const event: CueEvent = { first: run.first, end: run.end, rule: null, head: touches, mass: 0 }
  const rule = reading.rules.flatMap(({ content }) => content).find(({ first, end }) => first < run.end && run.first < end) ?? null
  return { reading, event, slot: 'more', role: 2, posterior: reading.roles[2], region, anchor: run, taken: [], rule, given: touches }
}

function question(
  reading: LinkReading,
  event: CueEvent,
  slot: Slot,
  region: TokenRange,
  anchor: TokenRange,
  cue: TokenRange,
  source: TokenRange | null,
  rule: TokenRange | null,
  given: number,
): SlotQuestion {
  const taken = source ? [cue, source] : [cue]
  return { reading, event, slot, role: 2, posterior: reading.roles[2], region, anchor, taken, rule, given }
}

/** The cue together with a source that stands beside it. */
export function anchorOf(cue: TokenRange, source: TokenRange | null): TokenRange {
  if (!source) return cue
  const gap = source.end <= cue.first ? cue.first - source.end : source.first - cue.end
  if (gap > ADJACENT) return cue
  return { first: Math.min(cue.first, source.first), end: Math.max(cue.end, source.end) }
}

export function sentenceAt({ passage, sentenceOf }: LinkReading, token: number): TokenRange {
  return passage.sentences[sentenceOf[token] ?? 0] ?? { first: 0, end: passage.tokens.length }
}
