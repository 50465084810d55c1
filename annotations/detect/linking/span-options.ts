import type { TokenRange } from '../reading/token'
import type { FeatureParts } from './feature-parts'
import { RULE_BEGINS, RULE_ENDS } from './link-reading'
import { describeEnd, describeNone, describePair, describeStart } from './span-features'
import { sentenceAt, type SlotQuestion } from './span-slot'

/** One answer: a span with the parts whose scores add up to its own; null stands for "none". */
export interface SpanOption {
  readonly range: TokenRange | null
  readonly parts: readonly number[]
}

/** From this posterior on a token may begin or end a span. */
const LEAST = 0.05
const MOST_EDGES = 9
const LONGEST_SOURCE = 50
const LONGEST_CUE = 14

/** The answers to a question, with their features added to `parts`. The first is "none", which a cue does not have. */
export function spanOptions(question: SlotQuestion, parts: FeatureParts): SpanOption[] {
  const starts = edges(question, true)
  const ends = edges(question, false)
  const options: SpanOption[] = []
  if (question.slot !== 'cue') options.push({ range: null, parts: [describeNone(question, parts)] })
  const startParts = starts.map((index) => describeStart(question, index, parts))
  const endParts = ends.map((index) => describeEnd(question, index, parts))
  starts.forEach((first, s) => {
    ends.forEach((last, e) => {
      if (last < first || !isPossible(question, first, last + 1)) return
      const range = { first, end: last + 1 }
      options.push({ range, parts: [startParts[s] ?? 0, endParts[e] ?? 0, describePair(question, range, parts)] })
    })
  })
  return options
}

function isPossible({ slot, taken }: SlotQuestion, first: number, end: number): boolean {
  if (slot === 'cue') return end - first <= LONGEST_CUE
  if (slot === 'source' && end - first > LONGEST_SOURCE) return false
  return taken.every((range) => end <= range.first || first >= range.end)
}

/** Tokens where the span may begin (or end, as its last token): the likeliest by the posterior, and those that the structure suggests. */
function edges(question: SlotQuestion, isStart: boolean): number[] {
  const { posterior, region, reading, role } = question
  const shares = isStart ? posterior.begins : posterior.ends
  const chosen = new Set<number>()
  const add = (index: number): void => {
    if (index >= region.first && index < region.end) chosen.add(index)
  }
  for (const index of structural(question, isStart)) add(index)
  const likely: number[] = []
  const edge = reading.ruleEdges[role]
  const flag = isStart ? RULE_BEGINS : RULE_ENDS
  for (let i = region.first; i < region.end; i++) {
    const share = shares[i] ?? 0
    if (share >= LEAST || ((edge[i] ?? 0) & flag) !== 0) likely.push(i)
  }
  if (likely.length > MOST_EDGES) likely.sort((a, b) => nearness(question, b, shares) - nearness(question, a, shares))
  for (const index of likely.slice(0, MOST_EDGES)) add(index)
  return [...chosen].sort((a, b) => a - b)
}

/** Likelier and nearer ones first, where there are too many. */
function nearness({ anchor }: SlotQuestion, index: number, shares: Float32Array): number {
  const distance = index < anchor.first ? anchor.first - index : Math.max(0, index - anchor.end)
  return (shares[index] ?? 0) / (1 + distance / 20)
}

function structural(question: SlotQuestion, isStart: boolean): number[] {
  const { slot, rule, event } = question
  const found: number[] = rule ? [isStart ? rule.first : rule.end - 1] : []
  if (slot === 'cue') found.push(isStart ? event.first : event.end - 1)
  else if (slot === 'left') found.push(...besideLeft(question, isStart))
  else if (slot === 'right') found.push(...besideRight(question, isStart))
  else if (slot === 'more') found.push(...around(question, isStart))
  return found
}

function besideLeft({ reading, anchor }: SlotQuestion, isStart: boolean): number[] {
  const sentence = sentenceAt(reading, anchor.first)
  const { tokens } = reading.passage
  if (isStart) return [sentence.first]
  let last = anchor.first - 1
  while (last > sentence.first && (tokens[last]?.kind === 'comma' || tokens[last]?.kind === 'dash')) last--
  return [last]
}

function besideRight({ reading, anchor }: SlotQuestion, isStart: boolean): number[] {
  const { tokens } = reading.passage
  const sentence = sentenceAt(reading, Math.min(anchor.end, tokens.length - 1))
  if (isStart) {
    const kind = tokens[anchor.end]?.kind
    return kind === 'comma' || kind === 'colon' || kind === 'dash' ? [anchor.end + 1] : [anchor.end]
  }
  const last = sentence.end - 1
  return tokens[last]?.kind === 'stop' ? [last - 1, last] : [last]
}

/** The run itself, and the sentences in which it begins and ends. */
function around({ reading, anchor }: SlotQuestion, isStart: boolean): number[] {
  const { tokens } = reading.passage
  if (isStart) return [anchor.first, sentenceAt(reading, anchor.first).first]
  const last = sentenceAt(reading, anchor.end - 1).end - 1
  return tokens[last]?.kind === 'stop' ? [anchor.end - 1, last - 1, last] : [anchor.end - 1, last]
}
