import type { Span } from '../text/span'
import { bagOfWords } from './word-hashes'

/** Sentences side by side with the words of each: what is asked of several together is put together from those. */
export interface WordedStretches {
  readonly text: string
  readonly units: readonly Span[]
  /** The bag of words of each. */
  readonly bags: readonly Int32Array[]
}

export function wordedStretches(text: string, units: readonly Span[]): WordedStretches {
  return { text, units, bags: units.map(({ start, end }) => bagOfWords(text, start, end)) }
}

/** From the first of some units to the last. */
export function stretchOf({ units, text }: WordedStretches, from: number, to: number): Span {
  return { start: units[from]?.start ?? text.length, end: units[to - 1]?.end ?? 0 }
}

/** The words of some units together. */
export function bagOf({ bags }: WordedStretches, from: number, to: number): Int32Array {
  const [first] = bags.slice(from, to)
  if (to - from === 1 && first) return first
  const parts = bags.slice(from, to)
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all.sort()
}
