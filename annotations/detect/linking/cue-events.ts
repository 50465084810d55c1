import type { TokenRange } from '../reading/token'
import { CUE } from './labelled-passage'
import type { LinkReading, RuleLink } from './link-reading'
import { hashText } from '../labels/hash'
import { AUXILIARIES, isAdverb } from '../word-lists'

/** A place that may be a cue: tokens that the labeller gives some chance, or a cue that the rules see. */
export interface CueEvent extends TokenRange {
  /** The attribution of the rules whose cue meets it, or null. */
  readonly rule: RuleLink | null
  /** Hash of the word that says how it reports, without auxiliaries and adverbs. */
  readonly head: number
  /** The highest posterior of its tokens. */
  readonly mass: number
}

/** Below this posterior a token is no place for a cue by itself. */
const LEAST_MASS = 0.06

/** More in one paragraph are noise; it bounds the work on a paragraph of repetitions. */
const MOST = 400

/** The places of a passage that may be cues, in text order, without overlap. */
export function findCueEvents(reading: LinkReading): CueEvent[] {
  const { inside, begins } = reading.roles[CUE]
  const count = inside.length
  const byToken = new Map<number, RuleLink>()
  for (const rule of reading.rules) if (rule.cue) for (let i = rule.cue.first; i < rule.cue.end; i++) byToken.set(i, rule)
  const events: CueEvent[] = []
  let i = 0
  while (i < count && events.length < MOST) {
    const rule = byToken.get(i) ?? null
    if (!rule && (inside[i] ?? 0) < LEAST_MASS) {
      i++
      continue
    }
    let end = i + 1
    let known = rule
    while (end < count) {
      const next = byToken.get(end) ?? null
      if ((!next && (inside[end] ?? 0) < LEAST_MASS) || (next && known && next !== known)) break
      if ((begins[end] ?? 0) > 0.6 * (inside[end] ?? 0) && (begins[end] ?? 0) > 0.3) break
      known ??= next
      end++
    }
    events.push({ first: i, end, rule: known, head: headOf(reading, i, end), mass: highest(inside, i, end) })
    i = end
  }
  return events
}

function headOf({ passage, words }: LinkReading, first: number, end: number): number {
  for (let i = first; i < end; i++) {
    const token = passage.tokens[i]
    if (token?.kind === 'word' && !AUXILIARIES.has(token.lower) && !isAdverb(token.lower)) return words[i] ?? 0
  }
  return words[first] ?? hashText('')
}

function highest(values: Float32Array, first: number, end: number): number {
  let most = 0
  for (let i = first; i < end; i++) most = Math.max(most, values[i] ?? 0)
  return most
}
