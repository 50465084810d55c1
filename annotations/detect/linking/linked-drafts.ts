import { normalizeSpans, type Span } from '../../text/span'
import { spanOf, type Passage } from '../reading/passage'
import type { TokenRange } from '../reading/token'
import { cueReadings, type CueVerb } from '../rules/cue-lexicon'
import { changedDraft, type Draft, type FindingRule } from '../rules/draft'
import { findInnerStatements, quoteContinued } from '../rules/statements'
import type { FoundDrafts } from '../draft-detector'
import type { Linked, LinkedPassage, Unclaimed } from './passage-linker'

/** What one passage tells the next: who spoke last, for a quotation that nobody is given. */
export interface Speaking {
  readonly speaker: Draft | null
}

export const NOBODY_SPOKE: Speaking = { speaker: null }

export interface LinkedDrafts extends FoundDrafts {
  readonly speaking: Speaking
}

/** The linked attributions of a passage as drafts, with those that stand inside another's content, and the sentences that have a source. */
export function linkedDrafts(
  linked: LinkedPassage,
  paragraph: number,
  before: Speaking,
  confidence: (one: Linked) => number,
): LinkedDrafts {
  const { reading, attributions, unclaimed } = linked
  const { passage } = reading
  const outer = attributions.map((one, index) => draftOf(passage, one, paragraph, ruleOf(passage, attributions, index), confidence(one)))
  let { speaker } = before
  const drafts = [...outer]
  for (const one of unclaimed) {
    const at = spanOf(passage, one.range).start
    const last = outer.findLast(({ source, cue }) => source.length > 0 && (cue[0]?.start ?? at) < at) ?? speaker
    drafts.push(continued(passage, one, paragraph, last))
  }
  speaker = outer.findLast(({ source }) => source.length > 0) ?? speaker
  for (const draft of innerOf(linked, outer)) if (!sharesCue(draft, outer)) drafts.push(draft)
  for (const draft of findInnerStatements(passage, paragraph)) if (!sharesCue(draft, outer)) drafts.push(draft)
  return { drafts, attributed: attributedSentences(linked), speaking: { speaker } }
}

/** The sentences in which any part of an attribution stands. */
function attributedSentences({ reading, attributions, unclaimed, givenAway }: LinkedPassage): ReadonlySet<number> {
  const sentences = new Set<number>()
  const mark = (range: TokenRange): void => {
    for (let i = range.first; i < range.end; i++) sentences.add(reading.sentenceOf[i] ?? -1)
  }
  for (const { kept, joined } of attributions) {
    mark(kept.cue)
    if (kept.source) mark(kept.source)
    if (kept.left) mark(kept.left)
    if (kept.right) mark(kept.right)
    for (const one of joined) if (one.reading === reading) mark(one.range)
  }
  for (const { range } of unclaimed) mark(range)
  for (const range of givenAway) mark(range)
  return sentences
}

function draftOf(passage: Passage, { kept, joined }: Linked, paragraph: number, rule: FindingRule, confidence: number): Draft {
  const parts: Span[] = []
  if (kept.left) parts.push(spanOf(passage, kept.left))
  if (kept.right) parts.push(spanOf(passage, kept.right))
  for (const { reading, range } of joined) parts.push(spanOf(reading.passage, range))
  return {
    kind: 'attribution',
    rule,
    content: normalizeSpans(parts),
    source: kept.source ? [spanOf(passage, kept.source)] : [],
    cue: [spanOf(passage, kept.cue)],
    verb: kept.event.rule?.draft.verb ?? verbOf(passage, kept.cue),
    sign: null,
    paragraph,
    speakerOf: null,
    confidence,
  }
}

/** The first reporting verb among the words of a cue. */
function verbOf({ tokens }: Passage, cue: TokenRange): CueVerb | null {
  for (let i = cue.first; i < cue.end; i++) {
    const readings = cueReadings(tokens[i]?.lower ?? '')
    const fitting = readings.find(({ particles }) => particles.every((word, k) => tokens[i + 1 + k]?.lower === word))
    if (fitting) return fitting
  }
  return null
}

/** The name of the shape that an attribution has, the same names as the rules give it. */
function ruleOf({ tokens }: Passage, all: readonly Linked[], index: number): FindingRule {
  const one = all[index]
  if (!one) return 'clause-after-cue'
  const { cue, source, left, right, event } = one.kept
  const opening = tokens[cue.first]
  if (opening?.kind === 'colon' || opening?.kind === 'dash') return 'speaker-line'
  if (opening?.lower === 'according') return 'according-to'
  if (event.rule?.draft.rule === 'passive-cue') return 'passive-cue'
  if (!left && !right) return 'content-elsewhere'
  if (!source || all.slice(0, index).some(({ kept }) => kept.source?.first === source.first)) return 'shared-source'
  if (left) return right ? 'statement-around-cue' : source.first > cue.first ? 'inverted-cue' : 'statement-before-cue'
  return 'clause-after-cue'
}

function continued(passage: Passage, { range, share }: Unclaimed, paragraph: number, speaker: Draft | null): Draft {
  return quoteContinued(passage, range, paragraph, speaker, Math.min(0.75, share))
}

/** Attributions that the rules see inside one content: "[Blinken expressed concerns], Price said". Only a source that is named counts. */
function innerOf({ reading }: LinkedPassage, outer: readonly Draft[]): Draft[] {
  const inner: Draft[] = []
  for (const { draft, source, cue } of reading.rules) {
    if (!source || !cue || draft.content.length === 0 || draft.verb?.frame === 'think' || draft.verb?.frame === 'show') continue
    if (outer.length === 0 || !isNamed(reading.passage, source)) continue
    const parts = [...draft.content, ...draft.source, ...draft.cue]
    const encloses = ({ content }: Draft): boolean => content.some((whole) => parts.every((part) => covers(whole, part)))
    if (outer.some(encloses)) inner.push(changedDraft(draft, { rule: 'cue-inside-statement', confidence: null }))
  }
  return inner
}

function isNamed({ tokens, sentences }: Passage, { first, end }: TokenRange): boolean {
  for (let i = first; i < end; i++) {
    const token = tokens[i]
    if (token?.capital && token.lower !== 'i' && (end - first > 1 || !sentences.some((sentence) => sentence.first === i))) return true
  }
  return false
}

function sharesCue(draft: Draft, others: readonly Draft[]): boolean {
  return draft.cue.some((cue) => others.some((other) => other.cue.some((span) => span.start < cue.end && cue.start < span.end)))
}

function covers(whole: Span, part: Span): boolean {
  return whole.start <= part.start && part.end <= whole.end
}
