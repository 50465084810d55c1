import { literalPattern } from '#annotations/text/literal-pattern'
import type { Spans } from '#annotations/text/span'

/** More than anybody steps through; it bounds the work in a text of a million `a`s. */
const MOST_HITS = 10_000

/** Index of the first hit at or after `offset`, or of the very first. */
export function firstHitFrom(hits: Spans, offset: number): number {
  return Math.max(
    0,
    hits.findIndex((hit) => hit.start >= offset),
  )
}

/** Where `query` stands in `text`: literal, without regard to case, not overlapping. Offsets in UTF-16 code units. */
export function findHits(text: string, query: string): Spans {
  if (query === '') return []
  const hits: { start: number; end: number }[] = []
  for (const match of text.matchAll(literalPattern(query, 'g'))) {
    hits.push({ start: match.index, end: match.index + match[0].length })
    if (hits.length >= MOST_HITS) break
  }
  return hits
}
