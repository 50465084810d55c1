import type { TokenRange } from '../reading/token'
import { STATEMENT_WORDS } from '../reading/quotes'
import { countWords } from '../reading/passage'
import { answers, chooseSpans } from './choose-spans'
import { findCueEvents } from './cue-events'
import { FeatureParts } from './feature-parts'
import { describeKeep } from './keep-features'
import { findLeftovers } from './leftovers'
import type { LinkReading } from './link-reading'
import type { LinkerModel } from './linker-model'
import { describeOwner } from './owner-features'
import { ownersFor, type Kept, type KeptPassage } from './owners'
import { sigmoid, softmax } from './softmax'
import { moreQuestion } from './span-slot'
import { speakerLines } from './speaker-lines'

/** A content that was left over and given to an attribution of another sentence or paragraph. */
export interface JoinedContent {
  /** Index of the passage in which it stands. */
  readonly at: number
  readonly range: TokenRange
}

/** One attribution of a passage, as token ranges. */
export interface Linked {
  readonly kept: Kept
  readonly joined: readonly JoinedContent[]
}

/** A quotation that no cue reports. */
export interface Unclaimed {
  readonly range: TokenRange
  /** Probability that it is a content. */
  readonly share: number
}

export interface LinkedPassage {
  readonly reading: LinkReading
  readonly attributions: readonly Linked[]
  readonly unclaimed: readonly Unclaimed[]
}

/**
 * Finds the attributions of an article's passages, given in text order. For each likely cue it chooses words, source and contents
 * together, keeps those that are attributions more likely than not, and gives contents left over to the attributions around them.
 */
export function linkPassages(readings: readonly LinkReading[], model: LinkerModel): LinkedPassage[] {
  const parts = new FeatureParts(model.spans.bits)
  const decisions = new FeatureParts(model.keep.bits)
  const lines = speakerLines(readings.map(({ passage }) => passage))
  const passages = readings.map((reading, at): KeptPassage => {
    const kept = keepLikely(reading, model, parts, decisions)
    const line = lines[at] ?? null
    return { reading, kept: line ? withSpeakerLine(kept, line) : kept }
  })
  const linked = passages.map(({ reading, kept }) => ({
    reading,
    attributions: kept.map((one) => ({ kept: one, joined: [] as JoinedContent[] })),
    unclaimed: [] as Unclaimed[],
  }))
  const owning = new FeatureParts(model.owner.bits)
  passages.forEach(({ reading, kept }, at) => {
    for (const { run, region, touches } of findLeftovers(reading, kept)) {
      const answer = answers(moreQuestion(reading, run, region, touches), model.spans.weights, parts, 1)[0]
      if (!answer?.range) continue
      const { range, share } = answer
      const owner = likeliestOwner(passages, at, range, model, owning)
      if (owner) linked[owner.at]?.attributions[owner.index]?.joined.push({ at, range })
      else if (isQuotation(reading, range)) linked[at]?.unclaimed.push({ range, share })
    }
  })
  return linked.map((passage) => ({ ...passage, attributions: passage.attributions.filter(hasContent) }))
}

function keepLikely(reading: LinkReading, model: LinkerModel, parts: FeatureParts, decisions: FeatureParts): Kept[] {
  const chosen = findCueEvents(reading).map((event) => chooseSpans(reading, event, model.spans.weights, parts))
  const kept: Kept[] = []
  chosen.forEach((one, index) => {
    decisions.clear()
    const keep = sigmoid(decisions.score(describeKeep(reading, chosen, index, decisions), model.keep.weights))
    if (keep >= model.threshold) kept.push({ ...one, keep })
  })
  return kept
}

/** A line with its speaker's name is an attribution whatever the weights say of its mark, and there is no other cue in its name. */
function withSpeakerLine(kept: readonly Kept[], line: Kept): Kept[] {
  const overlaps = ({ cue }: Kept): boolean =>
    [line.cue, line.source].some((range) => range !== null && cue.first < range.end && range.first < cue.end)
  return [...kept.filter((one) => !overlaps(one)), line].sort((a, b) => a.cue.first - b.cue.first)
}

function likeliestOwner(
  passages: readonly KeptPassage[],
  at: number,
  range: TokenRange,
  model: LinkerModel,
  parts: FeatureParts,
): { readonly at: number; readonly index: number } | null {
  const here = passages[at]
  if (!here) return null
  parts.clear()
  const owners = ownersFor(passages, at, range)
  const shares = owners.map(({ owner, rank }) => parts.score(describeOwner(here.reading, range, owner, rank, parts), model.owner.weights))
  softmax(shares)
  let best = 0
  shares.forEach((share, i) => {
    if (share > (shares[best] ?? 0)) best = i
  })
  const owner = owners[best]?.owner
  if (!owner) return null
  const index = passages[at - owner.back]?.kept.findIndex(({ cue }) => cue.first === owner.cue.first) ?? -1
  return index < 0 ? null : { at: at - owner.back, index }
}

function isQuotation({ passage }: LinkReading, range: TokenRange): boolean {
  return (passage.quotes.at[range.first] ?? -1) >= 0 && countWords(passage, range) >= STATEMENT_WORDS
}

function hasContent({ kept, joined }: Linked): boolean {
  return kept.left !== null || kept.right !== null || joined.length > 0
}
