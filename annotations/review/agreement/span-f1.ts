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

/**
 * How far two analysts marked the same content. Strict: the very same span in all its parts. Overlap: aligned one to one, with an intersection over
 * union of at least OVERLAP_LIKENESS (the threshold of Everingham et al. 2010, The PASCAL Visual Object Classes Challenge). Boundary: starts and ends each for
 * themselves, one to one (as boundary edit distance without near misses, Fournier 2013). Undefined where neither marked anything.
 * @param pairs contents that are aligned one to one
 * @param first all contents of the first analyst, aligned or not
 */
export function spanScores(pairs: readonly (readonly [Spans, Spans])[], first: readonly Spans[], second: readonly Spans[]): SpanScores {
  const overlapping = pairs.filter(([a, b]) => likeness(a, b) >= OVERLAP_LIKENESS).length
  return {
    strict: scoreOf(
      shared(first, second, (spans) => [spans.map(({ start, end }) => `${start}-${end}`).join(' ')]),
      first.length,
      second.length,
    ),
    overlap: scoreOf(overlapping, first.length, second.length),
    boundary: scoreOf(shared(first, second, boundaries), 2 * partsIn(first), 2 * partsIn(second)),
  }
}

const boundaries = (spans: Spans): readonly string[] => spans.flatMap(({ start, end }) => [`>${start}`, `<${end}`])

const partsIn = (many: readonly Spans[]): number => many.reduce((sum, spans) => sum + spans.length, 0)

/** How many things both have, each counted as often as both have it. */
function shared(first: readonly Spans[], second: readonly Spans[], things: (spans: Spans) => readonly string[]): number {
  const left = new Map<string, number>()
  for (const thing of first.flatMap(things)) left.set(thing, (left.get(thing) ?? 0) + 1)
  let both = 0
  for (const thing of second.flatMap(things)) {
    const count = left.get(thing) ?? 0
    if (count === 0) continue
    left.set(thing, count - 1)
    both++
  }
  return both
}
