import type { Spans } from '../../text/span'
import { likeness } from '../span-likeness'
import { type Undefined, undefinedFigure } from './figure'

/** The least share of what two spans cover that they have in common to count as the same in the overlap score. */
export const OVERLAP_LIKENESS = 0.5

/** 2 × matched / (first + second): the harmonic mean of precision and recall, the same whoever is taken for the truth. */
export type Score =
  | { readonly kind: 'figure'; readonly value: number; readonly matched: number; readonly first: number; readonly second: number }
  | Undefined

export interface SpanScores {
  readonly strict: Score
  readonly overlap: Score
  readonly boundary: Score
}

/** F1 (van Rijsbergen 1979, Information Retrieval, chapter 7). Undefined where neither has anything to match. */
export function scoreOf(matched: number, first: number, second: number): Score {
  if (first + second === 0) return undefinedFigure('no-units')
  return { kind: 'figure', value: (2 * matched) / (first + second), matched, first, second }
}

/** The contents of one analyst's claims, counted so that those of several are compared without looking at the claims again. */
export interface CountedContents {
  readonly claims: number
  readonly parts: number
  /** How often each very content, in all its parts. */
  readonly whole: ReadonlyMap<number | string, number>
  /** How often each start and each end. */
  readonly bounds: ReadonlyMap<number | string, number>
}

export function countContents(contents: readonly Spans[]): CountedContents {
  const whole = new Map<number | string, number>()
  const bounds = new Map<number | string, number>()
  let parts = 0
  for (const spans of contents) {
    parts += spans.length
    count(whole, wholeKey(spans))
    for (const { start, end } of spans) {
      count(bounds, 2 * start)
      count(bounds, 2 * end + 1)
    }
  }
  return { claims: contents.length, parts, whole, bounds }
}

/**
 * How far two analysts marked the same content. Strict: the very same span in all its parts. Overlap: aligned one to one, with an intersection over
 * union of at least OVERLAP_LIKENESS (the threshold of Everingham et al. 2010, The PASCAL Visual Object Classes Challenge). Boundary: starts and ends each for
 * themselves, one to one (as boundary edit distance without near misses, Fournier 2013). Undefined where neither marked anything.
 * @param pairs contents that are aligned one to one
 * @param first all contents of the first analyst, aligned or not
 */
export function spanScores(pairs: readonly (readonly [Spans, Spans])[], first: CountedContents, second: CountedContents): SpanScores {
  const overlapping = pairs.filter(([a, b]) => likeness(a, b) >= OVERLAP_LIKENESS).length
  return {
    strict: scoreOf(shared(first.whole, second.whole), first.claims, second.claims),
    overlap: scoreOf(overlapping, first.claims, second.claims),
    boundary: scoreOf(shared(first.bounds, second.bounds), 2 * first.parts, 2 * second.parts),
  }
}

/** Longer than any text that can be opened, and short enough that its square is a whole number exactly. */
const BEYOND = 2 ** 26

/** Numbers for the common case of one part: some four times as fast as text. */
export function wholeKey(spans: Spans): number | string {
  const [only] = spans
  if (spans.length === 1 && only) return only.start * BEYOND + only.end
  return spans.map(({ start, end }) => `${start}-${end}`).join(' ')
}

function count<K>(counts: Map<K, number>, thing: K): void {
  counts.set(thing, (counts.get(thing) ?? 0) + 1)
}

/** How many things both have, each counted as often as both have it. */
function shared<K>(first: ReadonlyMap<K, number>, second: ReadonlyMap<K, number>): number {
  let both = 0
  for (const [thing, times] of second) both += Math.min(times, first.get(thing) ?? 0)
  return both
}
