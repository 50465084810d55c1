import { SUBJECT_PRONOUNS } from '../word-lists'
import { countBin, logShare, shareBin } from './bins'
import type { PartWriter } from './feature-parts'
import { RULE_BEGINS, RULE_ENDS } from './link-reading'
import { SLOTS, type SlotQuestion } from './span-slot'

/** Templates are numbered by hand: a number is part of the hash, so a trained model knows them by it. */

/** Features of beginning the span at `index`. Returns the part's number. */
export function describeStart(question: SlotQuestion, index: number, parts: PartWriter): number {
  const { reading, event, slot, posterior, rule, role, given } = question
  const { words, kinds, passage } = reading
  const part = parts.begin(SLOTS.indexOf(slot))
  const share = shareBin(posterior.begins[index] ?? 0)
  const before = shareBin(posterior.inside[index - 1] ?? 0)
  const word = words[index] ?? 0
  const kind = kinds[index] ?? 0
  const isRule = rule?.first === index ? 1 : ((reading.ruleEdges[role][index] ?? 0) & RULE_BEGINS) !== 0 ? 2 : 0
  const hasRule = event.rule ? (rule ? 2 : 1) : 0
  const isFirst = passage.sentences[reading.sentenceOf[index] ?? 0]?.first === index ? 1 : 0
  const quoted = quoteState(question, index)
  parts.add(1, share)
  parts.add(2, 0, 0, logShare(posterior.begins[index] ?? 0))
  parts.add(3, share, isRule * 3 + hasRule)
  parts.add(4, before, share)
  parts.add(5, word)
  parts.add(6, words[index - 1] ?? 0)
  parts.add(7, kinds[index - 1] ?? 0, kind)
  parts.add(8, isFirst * 8 + quoted, share)
  parts.add(9, isRule, hasRule)
  parts.add(10, event.head, isRule)
  parts.add(11, event.head, word)
  const gap = gapOf(question, index, true)
  const distance = gap >> GAP_BITS
  const between = gap & (2 ** GAP_BITS - 1)
  parts.add(12, distance, isFirst)
  parts.add(13, between, Math.min(distance, 40))
  parts.add(14, distance, share)
  parts.add(15, between, kind)
  parts.add(16, given, share)
  parts.add(17, given * 4 + isFirst, isRule)
  parts.add(18, words[index + 1] ?? 0, word)
  parts.add(19, otherRoles(question, index - 1), share)
  return part
}

/** Features of ending the span with the token at `index`. */
export function describeEnd(question: SlotQuestion, index: number, parts: PartWriter): number {
  const { reading, event, slot, posterior, rule, role, given } = question
  const { words, kinds, passage } = reading
  const part = parts.begin(SLOTS.indexOf(slot))
  const share = shareBin(posterior.ends[index] ?? 0)
  const after = shareBin(posterior.inside[index + 1] ?? 0)
  const kind = kinds[index] ?? 0
  const isRule = rule?.end === index + 1 ? 1 : ((reading.ruleEdges[role][index] ?? 0) & RULE_ENDS) !== 0 ? 2 : 0
  const hasRule = event.rule ? (rule ? 2 : 1) : 0
  const sentence = passage.sentences[reading.sentenceOf[index] ?? 0]
  const toEnd = sentence ? Math.min(3, sentence.end - 1 - index) : 0
  const quoted = quoteState(question, index)
  const closes = index + 1 < words.length ? quoteState(question, index + 1) : 4
  parts.add(30, share)
  parts.add(31, 0, 0, logShare(posterior.ends[index] ?? 0))
  parts.add(32, share, isRule * 3 + hasRule)
  parts.add(33, after, share)
  parts.add(34, words[index] ?? 0)
  parts.add(35, words[index + 1] ?? 0, kinds[index + 1] ?? 0)
  parts.add(36, kind, kinds[index + 1] ?? 0)
  parts.add(37, toEnd * 32 + quoted * 5 + closes, share)
  parts.add(38, isRule, hasRule)
  parts.add(39, event.head, isRule)
  parts.add(40, event.head, kinds[index + 1] ?? 0)
  const gap = gapOf(question, index, false)
  const distance = gap >> GAP_BITS
  const between = gap & (2 ** GAP_BITS - 1)
  parts.add(41, distance, toEnd)
  parts.add(42, between, Math.min(distance, 40))
  parts.add(43, distance, share)
  parts.add(44, words[index + 1] ?? 0, words[index + 2] ?? 0)
  parts.add(45, given, share)
  parts.add(46, otherRoles(question, index + 1), share)
  parts.add(47, toEnd * 4 + given, kind)
  return part
}

/** Features of the span as a whole. */
export function describePair(question: SlotQuestion, first: number, end: number, parts: PartWriter): number {
  const { reading, event, slot, posterior, rule, anchor } = question
  const { passage, words, kinds } = reading
  const part = parts.begin(SLOTS.indexOf(slot))
  const length = end - first
  const mean = ((posterior.sum[end] ?? 0) - (posterior.sum[first] ?? 0)) / length
  const logMean = ((posterior.logSum[end] ?? 0) - (posterior.logSum[first] ?? 0)) / length / 7
  const cues = reading.roles[1]
  const others = ((cues.sum[end] ?? 0) - (cues.sum[first] ?? 0)) * (slot === 'cue' ? 0 : 1)
  const sameAsRule = rule && rule.first === first && rule.end === end ? 1 : 0
  const size = countBin(length)
  const isLeft = end <= anchor.first ? 1 : 0
  const gapSize = isLeft ? anchor.first - end : first - anchor.end
  const sentences = (reading.sentenceOf[end - 1] ?? 0) - (reading.sentenceOf[first] ?? 0)
  const apart = Math.abs((reading.sentenceOf[isLeft ? end - 1 : first] ?? 0) - (reading.sentenceOf[event.first] ?? 0))
  parts.add(60, shareBin(mean))
  parts.add(61, 0, 0, mean)
  parts.add(62, 0, 0, logMean)
  parts.add(63, size, sameAsRule)
  parts.add(64, shareBin(mean), size)
  parts.add(65, sameAsRule, event.rule ? ruleNumber(event.rule.draft.rule) : 0)
  parts.add(66, shareBin(others / 2), Math.min(sentences, 3))
  parts.add(67, 0, 0, others)
  parts.add(68, Math.min(apart, 3) * 2 + isLeft, countBin(gapSize))
  parts.add(69, event.head, isLeft * 4 + Math.min(apart, 3))
  parts.add(70, balance(question, first, end), size)
  parts.add(71, event.head, size)
  parts.add(76, shareBin(mean), sameAsRule)
  // The share of the role's mass in the region that the span leaves out.
  const all = (posterior.sum[question.region.end] ?? 0) - (posterior.sum[question.region.first] ?? 0)
  if (slot !== 'source') parts.add(72, countBin(all - mean * length), 0)
  parts.add(77, 0, 0, length * (mean - 0.5) * 0.05)
  if (slot === 'source') {
    const lower = passage.tokens[first]?.lower ?? ''
    parts.add(73, length === 1 && SUBJECT_PRONOUNS.has(lower) ? 1 : 0, isLeft * 4 + Math.min(gapSize, 3))
    parts.add(74, isLeft * 2 + (gapSize === 0 ? 1 : 0), event.head)
    if (gapSize > 0 && gapSize < 3) parts.add(75, words[isLeft ? end : anchor.end] ?? 0, isLeft)
    parts.add(78, kinds[first] ?? 0, kinds[end - 1] ?? 0)
    parts.add(79, kinds[first] ?? 0, isLeft * 4 + Math.min(gapSize, 3))
  } else if (slot === 'cue') {
    parts.add(80, words[first] ?? 0, words[end - 1] ?? 0)
    parts.add(81, length === 2 ? 1 : 0, words[first] ?? 0)
  }
  return part
}

/** Features of leaving the part out. */
export function describeNone(question: SlotQuestion, parts: PartWriter): number {
  const { event, slot, posterior, rule, given, region, reading } = question
  const part = parts.begin(SLOTS.indexOf(slot))
  let most = 0
  for (let i = region.first; i < region.end; i++) most = Math.max(most, posterior.begins[i] ?? 0)
  const isRule = event.rule ? (rule ? 2 : 1) : 0
  parts.add(90, shareBin(most))
  parts.add(91, event.head)
  parts.add(92, isRule, event.rule ? ruleNumber(event.rule.draft.rule) : 0)
  parts.add(93, given, shareBin(most))
  parts.add(94, event.head, given)
  parts.add(95, reading.words[event.end] ?? 0)
  parts.add(96, reading.words[event.first - 1] ?? 0)
  parts.add(97, isRule, shareBin(most))
  parts.add(98, reading.kinds[event.end] ?? 0, given)
  return part
}

/** How the token stands to quotations: outside; in one as the cue is; in another, at its first token or further in. */
function quoteState({ reading, event }: SlotQuestion, index: number): number {
  const at = reading.passage.quotes.at[index] ?? -1
  if (at < 0) return 0
  if (at === (reading.passage.quotes.at[event.first] ?? -1)) return 1
  const quote = reading.passage.quotes.quotes[at]
  return quote?.first === index ? 2 : quote?.end === index + 1 ? 3 : 4
}

/** Whether a span keeps quotations whole: none, whole ones, or one that it cuts at its beginning or end. */
function balance({ reading }: SlotQuestion, first: number, end: number): number {
  const { at, quotes } = reading.passage.quotes
  const a = at[first] ?? -1
  const b = at[end - 1] ?? -1
  const cutsFirst = a >= 0 && (quotes[a]?.first ?? first) < first ? 1 : 0
  const cutsLast = b >= 0 && (quotes[b]?.end ?? end) > end ? 2 : 0
  const whole = a >= 0 && a === b && quotes[a]?.first === first && quotes[a]?.end === end ? 4 : 0
  return cutsFirst + cutsLast + whole + (a >= 0 ? 8 : 0) + (b >= 0 ? 16 : 0)
}

/** In the number of a gap, bits for what stands between. */
const GAP_BITS = 6

/** Distance from the anchor with its side, and in the low bits what stands between: commas, quotation marks, another cue, the end of a sentence. */
function gapOf({ reading, anchor, slot }: SlotQuestion, index: number, isStart: boolean): number {
  const isLeft = index < anchor.first
  const from = isLeft ? index + (isStart ? 0 : 1) : anchor.end
  const to = isLeft ? anchor.first : index + (isStart ? 0 : 1)
  const cues = reading.roles[1]
  const others = Math.min(2, Math.round((cues.sum[Math.max(from, to)] ?? 0) - (cues.sum[from] ?? 0)))
  const sentences = Math.min(
    2,
    Math.abs((reading.sentenceOf[index] ?? 0) - (reading.sentenceOf[isLeft ? anchor.first : anchor.end - 1] ?? 0)),
  )
  let commas = 0
  if (slot !== 'cue') {
    const most = Math.min(to, from + 12)
    for (let i = from; i < most; i++) if (reading.passage.tokens[i]?.kind === 'comma') commas++
  }
  const distance = countBin(Math.max(0, to - from)) * 2 + (isLeft ? 1 : 0)
  return (distance << GAP_BITS) | (Math.min(commas, 2) * 16 + others * 4 + sentences)
}

/** What else the labeller sees at a token: steps of the posteriors of the two other roles. */
function otherRoles({ reading, role }: SlotQuestion, index: number): number {
  const a = reading.roles[(role + 1) % 3]?.inside[index] ?? 0
  const b = reading.roles[(role + 2) % 3]?.inside[index] ?? 0
  return shareBin(a) * 16 + shareBin(b)
}

const RULES = [
  'clause-after-cue',
  'statement-before-cue',
  'statement-around-cue',
  'inverted-cue',
  'according-to',
  'passive-cue',
  'shared-source',
  'quote-continued',
]

function ruleNumber(rule: string): number {
  return RULES.indexOf(rule) + 2
}
