import type { TokenRange } from '../reading/token'
import type { CueEvent } from './cue-events'
import type { LinkReading } from './link-reading'
import type { PartScores } from './part-scores'
import { isNone, spanOptions, type SpanOption } from './span-options'
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
export function chooseSpans(reading: LinkReading, event: CueEvent, parts: PartScores): Chosen {
  const cue = answers(cueQuestion(reading, event), parts, 1)[0]
  const cueRange = cue?.range ?? event
  let best: Chosen | null = null
  let bestShare = -1
  for (const source of answers(sourceQuestion(reading, event, cueRange), parts, BEAM)) {
    if (source.share <= bestShare) break
    // The right content depends only on whether there is a left one.
    const rights = new Map<boolean, Choice | undefined>()
    for (const left of answers(leftQuestion(reading, event, cueRange, source.range), parts, BEAM)) {
      if (source.share * left.share <= bestShare) break
      const hasLeft = left.range !== null
      if (!rights.has(hasLeft)) rights.set(hasLeft, answers(rightQuestion(reading, event, cueRange, source.range, left.range), parts, 1)[0])
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
export function answers(question: SlotQuestion, parts: PartScores, most: number): Choice[] {
  parts.clear()
  const options = spanOptions(question, parts)
  const shares = sharesOf(options, parts.scores)
  const best: Choice[] = []
  for (let found = 0; found < most && found < options.length; found++) {
    let at = 0
    for (let i = 1; i < shares.length; i++) if ((shares[i] ?? -1) > (shares[at] ?? -1)) at = i
    const option = options[at]
    const range = option && !isNone(option) ? { first: option.first, end: option.end } : null
    best.push({ range, share: shares[at] ?? 0 })
    shares[at] = -1
  }
  return best
}

/** The probability of each option, by the scores of the parts. */
export function sharesOf(options: readonly SpanOption[], scores: Float64Array): number[] {
  const shares: number[] = []
  for (const option of options) {
    const edges = isNone(option) ? 0 : (scores[option.opening] ?? 0) + (scores[option.closing] ?? 0)
    shares.push(edges + (scores[option.whole] ?? 0))
  }
  softmax(shares)
  return shares
}
