import { diffArrays } from 'diff'

/** A stretch of two lists: the same in both, or one put in the place of the other (either may be empty). Half-open indices. */
export interface EditRun {
  readonly equal: boolean
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/**
 * What turns one list into another with the fewest elements taken out and put in (Myers 1986), without gaps from the beginning of both to
 * their ends; runs that are equal and runs that are not take turns. What both begin and end with is passed over first: an edit changes
 * little of a sentence, and the rest then costs one look.
 * @param mostEdits bounds the work at O((n + m) * mostEdits); null where there are more
 */
export function editScript(a: readonly string[], b: readonly string[], mostEdits: number): readonly EditRun[] | null {
  const least = Math.min(a.length, b.length)
  let start = 0
  while (start < least && a[start] === b[start]) start++
  let end = 0
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end), start, mostEdits)
  if (!middle) return null
  const runs: EditRun[] = start > 0 ? [{ equal: true, a0: 0, a1: start, b0: 0, b1: start }] : []
  runs.push(...middle)
  if (end > 0) runs.push({ equal: true, a0: a.length - end, a1: a.length, b0: b.length - end, b1: b.length })
  return runs
}

/** @param at how many elements of both stand before these; they differ in the first and the last */
function between(a: readonly string[], b: readonly string[], at: number, mostEdits: number): readonly EditRun[] | null {
  if (a.length + b.length === 0) return []
  // Nothing in common is what a comparison takes longest over, and is seen at once.
  if (areDisjoint(a, b)) {
    return a.length + b.length > mostEdits ? null : [{ equal: false, a0: at, a1: at + a.length, b0: at, b1: at + b.length }]
  }
  const changes = diffArrays([...a], [...b], { maxEditLength: mostEdits })
  if (!changes) return null
  const runs: EditRun[] = []
  let [i, j, a0, b0] = [at, at, at, at]
  const close = (): void => {
    if (i > a0 || j > b0) runs.push({ equal: false, a0, a1: i, b0, b1: j })
  }
  for (const { count, added, removed } of changes) {
    if (added) j += count
    else if (removed) i += count
    else {
      close()
      runs.push({ equal: true, a0: i, a1: i + count, b0: j, b1: j + count })
      i += count
      j += count
      ;[a0, b0] = [i, j]
    }
  }
  close()
  return runs
}

/** Whether two lists have nothing in common. */
export function areDisjoint(a: readonly string[], b: readonly string[]): boolean {
  if (a.length * b.length <= FEW_PAIRS) return !b.some((one) => a.includes(one))
  const there = new Set(a)
  return !b.some((one) => there.has(one))
}

/** Looked through pair by pair: a set costs more. */
const FEW_PAIRS = 200
