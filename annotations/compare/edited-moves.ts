import { bagOfWords, likeness } from '../revise/word-hashes'
import type { Span } from '../text/span'
import type { ParagraphLink } from './paragraph-links'

/** Less alike, they are two paragraphs. */
const LEAST_ALIKE = 0.5
/** Nearer to each other, which of two it is cannot be told. */
const NO_DIFFERENCE = 0.1
/** More pairs are not compared: with so much new, nothing is said to have moved. */
const MOST_PAIRS = 250_000

/** One side of a comparison: a text, its paragraphs, and the indices of those that have no partner. */
export interface Partnerless {
  readonly text: string
  readonly spans: readonly Span[]
  readonly at: readonly number[]
}

/**
 * Paragraphs that were moved and edited so that no sentence of them is the same: each with the one that has most of its words, where nothing else
 * has nearly as many. A claim in such a paragraph is found by a search (find-moved.ts), which the mapping has no bridge for.
 */
export function editedMoves(from: Partnerless, to: Partnerless): readonly ParagraphLink[] {
  if (from.at.length * to.at.length > MOST_PAIRS) return []
  const [left, right] = [bagsOf(from), bagsOf(to)]
  const table = left.map((a) => right.map((b) => likeness(a, b)))
  return table.flatMap((row, i) => {
    const j = indexOfMost(row)
    const most = row[j] ?? 0
    const others = [...row.filter((_, k) => k !== j), ...table.filter((_, k) => k !== i).map((other) => other[j] ?? 0)]
    if (most < LEAST_ALIKE || others.some((other) => most - other < NO_DIFFERENCE)) return []
    const [a, b] = [from.at[i] ?? 0, to.at[j] ?? 0]
    return [{ from: a, to: b, shared: lengthOf(from.spans[a]), moved: true }]
  })
}

const bagsOf = ({ text, spans, at }: Partnerless): readonly Int32Array[] =>
  at.map((index) => bagOfWords(text, spans[index]?.start ?? 0, spans[index]?.end ?? 0))

const indexOfMost = (row: readonly number[]): number => row.reduce((best, value, i) => (value > (row[best] ?? 0) ? i : best), 0)
const lengthOf = (span: Span | undefined): number => (span ? span.end - span.start : 0)
