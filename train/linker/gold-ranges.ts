import type { Passage } from '#annotations/detect/reading/passage'
import type { TokenRange } from '#annotations/detect/reading/token'
import { rangeOf } from '#annotations/detect/linking/link-reading'
import type { MeasuredAttribution, Pairs } from '#eval/measures/role-labels'

/** A gold attribution as token ranges of one passage. */
export interface GoldRanges {
  readonly cue: readonly TokenRange[]
  readonly source: readonly TokenRange[]
  readonly content: readonly TokenRange[]
}

/** The gold attributions that have a cue in the passage. */
export function goldIn(passage: Passage, gold: readonly MeasuredAttribution[]): GoldRanges[] {
  const ranges = (pairs: Pairs): TokenRange[] => pairs.flatMap(([start, end]) => rangeOf(passage, { start, end }) ?? [])
  return gold
    .map(({ cue, source, content }) => ({ cue: ranges(cue), source: ranges(source), content: ranges(content) }))
    .filter(({ cue }) => cue.length > 0)
}

/** The gold attribution whose cue meets the event most, or null. */
export function goldOf(event: TokenRange, golds: readonly GoldRanges[]): GoldRanges | null {
  let best: GoldRanges | null = null
  let most = 0
  for (const gold of golds) {
    const shared = gold.cue.reduce((sum, range) => sum + sharedTokens(range, event), 0)
    if (shared > most) {
      most = shared
      best = gold
    }
  }
  return best
}

export function sharedTokens(a: TokenRange, b: TokenRange): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.first, b.first))
}

/** Intersection over union. */
export function overlapOf(a: TokenRange, b: TokenRange): number {
  const shared = sharedTokens(a, b)
  return shared / (a.end - a.first + b.end - b.first - shared)
}
