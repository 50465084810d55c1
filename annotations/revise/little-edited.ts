import { isSpace } from '../text/code-units'
import type { Span } from '../text/span'
import { sharedEnds } from './shared-ends'
import type { Bridge } from './text-map'

/** With more between what two versions begin and end with, it has to be weighed up what of it belongs together. */
const MOST_BETWEEN = 80

/** Gaps of more sentences are weighed up. */
const MOST_SINGLES = 12

interface Paired {
  readonly bridge: Bridge
  /** Code units that both versions begin and end with. */
  readonly shared: number
}

/**
 * Pairs the sentences of a gap by what they begin and end with, which costs much less than weighing up all by their words. They are taken
 * one by one, but for one place where an edit may have cut through the ends of some, so that half of the next is left in another. Null where
 * one of them is not a little edited.
 */
export function pairLittleEdited(before: string, after: string, from: readonly Span[], to: readonly Span[]): readonly Bridge[] | null {
  const singles = Math.min(from.length, to.length) - 1
  const whole = (): readonly Bridge[] | null => {
    const pair = littleEdited(before, after, from, to)
    return pair && [pair.bridge]
  }
  if (singles === 0 || singles > MOST_SINGLES) return whole()
  const [n, m] = [from.length - singles, to.length - singles]
  let best: { readonly shared: number; readonly bridges: readonly Bridge[] } | null = null
  const front: Paired[] = []
  for (let first = 0; first <= singles; first++) {
    const place = littleEdited(before, after, from.slice(first, first + n), to.slice(first, first + m))
    const back = place && singly(before, after, from.slice(first + n), to.slice(first + m))
    if (back) {
      const all = [...front, place, ...back]
      const shared = all.reduce((sum, pair) => sum + pair.shared, 0)
      if (!best || shared > best.shared) best = { shared, bridges: all.map(({ bridge }) => bridge) }
    }
    // With as many on both sides, wherever the place is, the pairs are the same.
    const next = n === m ? null : singly(before, after, from.slice(first, first + 1), to.slice(first, first + 1))
    if (!next) break
    front.push(...next)
  }
  return best?.bridges ?? whole()
}

/** Each with each, in order; null where one pair is not a little edited. */
function singly(before: string, after: string, from: readonly Span[], to: readonly Span[]): readonly Paired[] | null {
  const pairs: Paired[] = []
  for (let i = 0; i < from.length; i++) {
    const pair = littleEdited(before, after, from.slice(i, i + 1), to.slice(i, i + 1))
    if (!pair) return null
    pairs.push(pair)
  }
  return pairs
}

/** Sentences side by side as one stretch, where most of it is the same. */
function littleEdited(before: string, after: string, from: readonly Span[], to: readonly Span[]): Paired | null {
  const [old, fresh] = [stretchOf(before, from), stretchOf(after, to)]
  if (!old || !fresh) return null
  const { first, last } = sharedEnds(before, old, after, fresh)
  const longest = Math.max(old.end - old.start, fresh.end - fresh.start)
  if (longest - first - last > MOST_BETWEEN || 2 * (first + last) < longest) return null
  return { bridge: { kind: 'edited', before: old, after: fresh, moved: false }, shared: first + last }
}

/** From the first of some sentences to the last; null where something that was moved stands between them. */
function stretchOf(text: string, units: readonly Span[]): Span | null {
  const [first, last] = [units[0], units.at(-1)]
  if (!first || !last) return null
  for (let i = 1; i < units.length; i++) {
    for (let at = units[i - 1]?.end ?? 0; at < (units[i]?.start ?? 0); at++) if (!isSpace(text.charCodeAt(at))) return null
  }
  return { start: first.start, end: last.end }
}
