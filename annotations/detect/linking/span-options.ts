import type { TokenRange } from '../reading/token'
import type { PartWriter } from './feature-parts'
import { RULE_BEGINS, RULE_ENDS } from './link-reading'
import { describeEnd, describeNone, describePair, describeStart } from './span-features'
import { sentenceAt, type SlotQuestion } from './span-slot'

/** One answer: a span, or with `first` below 0 none at all, with the parts whose scores add up to its own. */
export interface SpanOption extends TokenRange {
  /** Parts for where it begins and ends, below 0 where there is none, and for the whole. */
  readonly opening: number
  readonly closing: number
  readonly whole: number
}

const NONE = -1

export function isNone({ first }: SpanOption): boolean {
  return first === NONE
}

/** From this posterior on a token may begin or end a span. */
const LEAST = 0.05
const MOST_EDGES = 9
const LONGEST_SOURCE = 50
const LONGEST_CUE = 14

/** The answers to a question, with their features added to `parts`. The first is "none", which a cue does not have. */
export function spanOptions(question: SlotQuestion, parts: PartWriter): SpanOption[] {
  const starts = startsOf(question)
  const ends = endsOf(question)
  const options: SpanOption[] = []
  if (question.slot !== 'cue') options.push({ first: NONE, end: NONE, opening: NONE, closing: NONE, whole: describeNone(question, parts) })
  const openings = starts.map((first) => describeStart(question, first, parts))
  const closings = ends.map((last) => describeEnd(question, last, parts))
  for (let s = 0; s < starts.length; s++) {
    const first = starts[s] ?? 0
    for (let e = 0; e < ends.length; e++) {
      const end = (ends[e] ?? 0) + 1
      if (end <= first || !isPossible(question, first, end)) continue
      options.push({ first, end, opening: openings[s] ?? 0, closing: closings[e] ?? 0, whole: describePair(question, first, end, parts) })
    }
  }
  return options
}

function isPossible({ slot, taken }: SlotQuestion, first: number, end: number): boolean {
  if (slot === 'cue') return end - first <= LONGEST_CUE
  if (slot === 'source' && end - first > LONGEST_SOURCE) return false
  for (const range of taken) if (range.first < end && first < range.end) return false
  return true
}

/** Tokens where the span may begin, in text order: the likeliest by the posterior, and those that the structure suggests. */
function startsOf(question: SlotQuestion): number[] {
  const { slot, rule, event, reading, anchor } = question
  const starts = likely(question, question.posterior.begins, RULE_BEGINS)
  if (rule) insert(question, starts, rule.first)
  if (slot === 'cue') insert(question, starts, event.first)
  else if (slot === 'left') insert(question, starts, sentenceAt(reading, anchor.first).first)
  else if (slot === 'right') {
    const kind = reading.passage.tokens[anchor.end]?.kind
    insert(question, starts, kind === 'comma' || kind === 'colon' || kind === 'dash' ? anchor.end + 1 : anchor.end)
  } else if (slot === 'more') {
    insert(question, starts, anchor.first)
    insert(question, starts, sentenceAt(reading, anchor.first).first)
  }
  return starts
}

/** The same of its last tokens. */
function endsOf(question: SlotQuestion): number[] {
  const { slot, rule, event, reading, anchor } = question
  const ends = likely(question, question.posterior.ends, RULE_ENDS)
  if (rule) insert(question, ends, rule.end - 1)
  if (slot === 'cue') insert(question, ends, event.end - 1)
  else if (slot === 'left') insert(question, ends, lastBefore(question))
  else if (slot === 'right') insertSentenceEnd(question, ends, Math.min(anchor.end, reading.passage.tokens.length - 1))
  else if (slot === 'more') {
    insert(question, ends, anchor.end - 1)
    insertSentenceEnd(question, ends, anchor.end - 1)
  }
  return ends
}

/** Tokens of the region with a high posterior or where a span of the rules has its edge; where there are many, the likelier and nearer ones. */
function likely(question: SlotQuestion, shares: Float32Array, flag: number): number[] {
  const { region, reading, role } = question
  const rules = reading.ruleEdges[role]
  const found: number[] = []
  for (let i = region.first; i < region.end; i++) {
    if ((shares[i] ?? 0) >= LEAST || ((rules[i] ?? 0) & flag) !== 0) found.push(i)
  }
  if (found.length <= MOST_EDGES) return found
  found.sort((a, b) => nearness(question, b, shares) - nearness(question, a, shares))
  return found.slice(0, MOST_EDGES).sort((a, b) => a - b)
}

function nearness({ anchor }: SlotQuestion, index: number, shares: Float32Array): number {
  const distance = index < anchor.first ? anchor.first - index : Math.max(0, index - anchor.end)
  return (shares[index] ?? 0) / (1 + distance / 20)
}

/** Adds a token of the region to a list in text order, once. */
function insert({ region }: SlotQuestion, list: number[], index: number): void {
  if (index < region.first || index >= region.end) return
  let at = list.length
  while (at > 0 && (list[at - 1] ?? 0) > index) at--
  if (list[at - 1] !== index) list.splice(at, 0, index)
}

/** The last token of the sentence, and the one before its full stop. */
function insertSentenceEnd(question: SlotQuestion, list: number[], token: number): void {
  const { reading } = question
  const last = sentenceAt(reading, token).end - 1
  insert(question, list, last)
  if (reading.passage.tokens[last]?.kind === 'stop') insert(question, list, last - 1)
}

/** The token before the anchor and the marks in front of it. */
function lastBefore({ reading, anchor }: SlotQuestion): number {
  const { tokens } = reading.passage
  const { first } = sentenceAt(reading, anchor.first)
  let last = anchor.first - 1
  while (last > first && (tokens[last]?.kind === 'comma' || tokens[last]?.kind === 'dash')) last--
  return last
}
