import { areNested, type ClaimView } from './claim-view'
import { hashText, join } from '../labels/hash'
import { sourceLabel } from './explain'

export interface Repetition {
  readonly from: number
  readonly to: number
  readonly reason: string
}

/** A claim with fewer content words is too short to be recognised again. */
const LEAST = 6

/** Share of the shorter claim's content words that the other must have. */
const SHARE = 0.8

/** Runs of this many content words are what two claims must have in common before they are compared. */
const SHINGLE = 4
const CANDIDATES = 6
const MOST_STEMS = 120

/**
 * Claims that say the same for the same source, each linked to the first of its kind. Found through shared runs of content words, so the
 * cost grows with the text and not with the pairs.
 */
export function findRepetitions(views: readonly ClaimView[]): Repetition[] {
  const byShingle = new Map<number, number[]>()
  const repetitions: Repetition[] = []
  views.forEach((view, at) => {
    if (!view.source.id || view.stems.length < LEAST) return
    const candidates = new Set<number>()
    const stems = view.stems.slice(0, MOST_STEMS).map((stem) => hashText(stem))
    for (let i = 0; i + SHINGLE <= stems.length; i++) {
      // Two shingles of one number only make one candidate more, which `repeats` looks at.
      let shingle = 0
      for (let k = i; k < i + SHINGLE; k++) shingle = join(shingle, stems[k] ?? 0)
      const known = byShingle.get(shingle)
      if (!known) byShingle.set(shingle, [at])
      else {
        for (const candidate of known) if (candidate !== at) candidates.add(candidate)
        if (known.length < CANDIDATES && known.at(-1) !== at) known.push(at)
      }
    }
    const first = [...candidates]
      .slice(0, CANDIDATES * 2)
      .sort((a, b) => a - b)
      .find((candidate) => repeats(view, views[candidate]))
    const original = first === undefined ? undefined : views[first]
    if (original) repetitions.push({ from: view.index, to: original.index, reason: `${sourceLabel(view)} is quoted with the same before` })
  })
  return repetitions
}

function repeats(view: ClaimView, other: ClaimView | undefined): boolean {
  if (!other || other.source.id !== view.source.id || areNested(view, other)) return false
  const mine = new Set(view.stems)
  const theirs = new Set(other.stems)
  const smaller = Math.min(mine.size, theirs.size)
  if (smaller < LEAST) return false
  let shared = 0
  for (const stem of mine) if (theirs.has(stem)) shared++
  return shared >= smaller * SHARE
}
