import type { Span } from '../text/span'
import { pairVersions } from './pair-versions'
import { bagOfTrigrams, inCommon, likeness } from './word-hashes'
import { bagOf, stretchOf, type WordedStretches } from './worded-stretches'

/** A stretch of the old text and the one that it became. */
export interface PairedStretch {
  readonly before: Span
  readonly after: Span
}

/** A neighbour must make a pair so much more alike. */
const LEAST_GAIN = 0.02
/** Or so much of the neighbour's words must be in it besides: the rest of a sentence whose beginning was cut off with the end of the one before. */
const LEAST_LEFT = 0.3
/** Sentences with less in common are two sentences, not one that was edited. */
const LEAST_ALIKE = 0.4

/** Half-open ranges of the old and of the new sentences. */
interface Group {
  a0: number
  a1: number
  b0: number
  b1: number
}

/**
 * Which of some old sentences became which of some new ones: pairs with most words in common, and to each the sentences beside it without a
 * partner where that makes the pair more alike: a sentence that was split in two, or joined from two. What is left between two pairs
 * on both sides is one pair where it is alike as a whole.
 */
export function growPairs(from: WordedStretches, to: WordedStretches): readonly PairedStretch[] {
  const groups: Group[] = []
  pairVersions(from.bags, to.bags, LEAST_ALIKE).forEach((j, i) => j >= 0 && groups.push({ a0: i, a1: i + 1, b0: j, b1: j + 1 }))
  groups.forEach((group, k) => {
    const [low, high] = [groups[k - 1], groups[k + 1]]
    let known: Likeness | null = null
    const tryGrow = (next: Group): boolean => {
      known ??= compare(from, to, group)
      const grown = compare(from, to, next)
      const isMoreAlike = (2 * grown.common) / grown.words >= (2 * known.common) / known.words + LEAST_GAIN
      const isLeft = grown.common - known.common >= Math.max(1, (grown.words - known.words) * LEAST_LEFT)
      if (!isMoreAlike && !isLeft) return false
      known = grown
      Object.assign(group, next)
      return true
    }
    while (group.a0 > (low?.a1 ?? 0) && tryGrow({ ...group, a0: group.a0 - 1 }));
    while (group.b0 > (low?.b1 ?? 0) && tryGrow({ ...group, b0: group.b0 - 1 }));
    while (group.a1 < (high?.a0 ?? from.units.length) && tryGrow({ ...group, a1: group.a1 + 1 }));
    while (group.b1 < (high?.b0 ?? to.units.length) && tryGrow({ ...group, b1: group.b1 + 1 }));
  })
  const all: Group[] = []
  let [i, j] = [0, 0]
  const [n, m] = [from.units.length, to.units.length]
  for (const group of [...groups, { a0: n, a1: n, b0: m, b1: m }]) {
    const between = { a0: i, a1: group.a0, b0: j, b1: group.b0 }
    if (group.a0 > i && group.b0 > j && areAlike(from, to, between)) all.push(between)
    if (group.a1 > group.a0) all.push(group)
    ;[i, j] = [group.a1, group.b1]
  }
  return all.map(({ a0, a1, b0, b1 }) => ({ before: stretchOf(from, a0, a1), after: stretchOf(to, b0, b1) }))
}

/** How many words two stretches have in common, and how many they have. */
interface Likeness {
  readonly common: number
  readonly words: number
}

function compare(from: WordedStretches, to: WordedStretches, { a0, a1, b0, b1 }: Group): Likeness {
  const [a, b] = [bagOf(from, a0, a1), bagOf(to, b0, b1)]
  return { common: inCommon(a, b), words: a.length + b.length }
}

/** By words; by letters where edits have cut through the words. */
function areAlike(from: WordedStretches, to: WordedStretches, group: Group): boolean {
  const { common, words } = compare(from, to, group)
  if (words > 0 && (2 * common) / words >= LEAST_ALIKE) return true
  const [old, fresh] = [stretchOf(from, group.a0, group.a1), stretchOf(to, group.b0, group.b1)]
  return likeness(bagOfTrigrams(from.text, old.start, old.end), bagOfTrigrams(to.text, fresh.start, fresh.end)) >= LEAST_ALIKE
}
