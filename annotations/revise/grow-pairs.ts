import type { Span } from '../text/span'
import { bagOfWords, likeness } from './word-hashes'

/** A stretch of the old text and the one that it became. */
export interface PairedStretch {
  readonly before: Span
  readonly after: Span
}

/** A neighbour must make a pair so much more alike. */
const LEAST_GAIN = 0.02
/** Stretches without a pair in them need so much in common. */
const LEAST_ALIKE = 0.4

/**
 * Takes sentences that have no partner into the pair beside them where that makes the pair more alike: a sentence that was split in two, or joined
 * from two. What is left between two pairs on both sides is one pair where it is alike as a whole.
 * @param pairs index into `to` for each of `from`, -1 for none
 */
export function growPairs(
  before: string,
  from: readonly Span[],
  after: string,
  to: readonly Span[],
  pairs: Int32Array,
): readonly PairedStretch[] {
  const groups: { a0: number; a1: number; b0: number; b1: number }[] = []
  pairs.forEach((j, i) => j >= 0 && groups.push({ a0: i, a1: i + 1, b0: j, b1: j + 1 }))
  const stretch = (text: string, units: readonly Span[], first: number, end: number): Span => ({
    start: units[first]?.start ?? text.length,
    end: units[end - 1]?.end ?? 0,
  })
  const alike = (a0: number, a1: number, b0: number, b1: number): number => {
    const [old, fresh] = [stretch(before, from, a0, a1), stretch(after, to, b0, b1)]
    return likeness(bagOfWords(before, old.start, old.end), bagOfWords(after, fresh.start, fresh.end))
  }
  groups.forEach((group, k) => {
    const [low, high] = [groups[k - 1], groups[k + 1]]
    let share = alike(group.a0, group.a1, group.b0, group.b1)
    const tryGrow = (next: typeof group): boolean => {
      const grown = alike(next.a0, next.a1, next.b0, next.b1)
      if (grown < share + LEAST_GAIN) return false
      share = grown
      Object.assign(group, next)
      return true
    }
    while (group.a0 > (low?.a1 ?? 0) && tryGrow({ ...group, a0: group.a0 - 1 }));
    while (group.b0 > (low?.b1 ?? 0) && tryGrow({ ...group, b0: group.b0 - 1 }));
    while (group.a1 < (high?.a0 ?? from.length) && tryGrow({ ...group, a1: group.a1 + 1 }));
    while (group.b1 < (high?.b0 ?? to.length) && tryGrow({ ...group, b1: group.b1 + 1 }));
  })
  const all: typeof groups = []
  let [i, j] = [0, 0]
  for (const group of [...groups, { a0: from.length, a1: from.length, b0: to.length, b1: to.length }]) {
    if (group.a0 > i && group.b0 > j && alike(i, group.a0, j, group.b0) >= LEAST_ALIKE)
      all.push({ a0: i, a1: group.a0, b0: j, b1: group.b0 })
    if (group.a1 > group.a0) all.push(group)
    ;[i, j] = [group.a1, group.b1]
  }
  return all.map(({ a0, a1, b0, b1 }) => ({ before: stretch(before, from, a0, a1), after: stretch(after, to, b0, b1) }))
}
