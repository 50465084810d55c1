import type { TokenRange } from '../reading/token'
import type { CueEvent } from './cue-events'
import type { FeatureParts } from './feature-parts'
import type { LinkReading } from './link-reading'
import { spanOptions, type SpanOption } from './span-options'
import { cueQuestion, leftQuestion, rightQuestion, sourceQuestion, type SlotQuestion } from './span-slot'
import { softmax } from './softmax'

/** An answer with the probability that the model gives it among all answers. */
export interface Choice {
  readonly range: TokenRange | null
  readonly share: number
}

/** All parts of the attribution of one cue. */
export interface Chosen {
  readonly event: CueEvent
  readonly cue: TokenRange
  readonly source: TokenRange | null
  readonly left: TokenRange | null
  readonly right: TokenRange | null
  /** Probability of each choice given those before it. */
  readonly shares: readonly [cue: number, source: number, left: number, right: number]
}

/** How many sources and contents are followed up before the best combination is taken. */
const BEAM = 3

/** Answers the four questions of a cue together: the combination with the highest product of probabilities among the likeliest few. */
export function chooseSpans(reading: LinkReading, event: CueEvent, weights: Float32Array, parts: FeatureParts): Chosen {
  const cue = answers(cueQuestion(reading, event), weights, parts, 1)[0]
  const cueRange = cue?.range ?? event
  let best: Chosen | null = null
  let bestShare = -1
  for (const source of answers(sourceQuestion(reading, event, cueRange), weights, parts, BEAM)) {
    if (source.share <= bestShare) break
    // The right content depends only on whether there is a left one.
    const rights = new Map<boolean, Choice | undefined>()
    for (const left of answers(leftQuestion(reading, event, cueRange, source.range), weights, parts, BEAM)) {
      if (source.share * left.share <= bestShare) break
      const hasLeft = left.range !== null
      if (!rights.has(hasLeft))
        rights.set(hasLeft, answers(rightQuestion(reading, event, cueRange, source.range, left.range), weights, parts, 1)[0])
      const right = rights.get(hasLeft)
      const share = source.share * left.share * (right?.share ?? 1)
      if (share <= bestShare) continue
      bestShare = share
      best = {
        event,
        cue: cueRange,
        source: source.range,
        left: left.range,
        right: right?.range ?? null,
        shares: [cue?.share ?? 1, source.share, left.share, right?.share ?? 1],
      }
    }
  }
  return best ?? { event, cue: cueRange, source: null, left: null, right: null, shares: [1, 1, 1, 1] }
}

/** The likeliest answers to a question, best first. */
export function answers(question: SlotQuestion, weights: Float32Array, parts: FeatureParts, most: number): Choice[] {
  parts.clear()
  const options = spanOptions(question, parts)
  const shares = sharesOf(options, weights, parts)
  const best: Choice[] = []
  for (let found = 0; found < most && found < options.length; found++) {
    let at = 0
    for (let i = 1; i < shares.length; i++) if ((shares[i] ?? -1) > (shares[at] ?? -1)) at = i
    best.push({ range: options[at]?.range ?? null, share: shares[at] ?? 0 })
    shares[at] = -1
  }
  return best
}

/** The probability of each option, with the features of the options in `parts`. */
export function sharesOf(options: readonly SpanOption[], weights: Float32Array, parts: FeatureParts): Float64Array {
  const scores = new Float64Array(parts.count)
  for (let part = 0; part < scores.length; part++) scores[part] = parts.score(part, weights)
  const shares = new Float64Array(options.length)
  options.forEach((option, i) => {
    let score = 0
    for (const part of option.parts) score += scores[part] ?? 0
    shares[i] = score
  })
  softmax(shares)
  return shares
}
