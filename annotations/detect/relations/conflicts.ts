import type { ClaimView } from './claim-view'
import { compareClauses, type Update } from './compare-clauses'
import { counterAccusations } from './conflict-accusations'
import { denials } from './conflict-denials'
import { findRepetitions, type Repetition } from './repetitions'

export type ConflictRule =
  | 'denial'
  | 'rejection-in-words'
  | 'counter-accusation'
  | 'negation'
  | 'different-time'
  | 'different-count'
  | 'different-date'
  | 'different-cause'
  | 'different-actor'
  | 'different-place'

/** Two claims of one article that cannot both be right, or one that contradicts the other. Indices among the drafts. */
export interface Conflict {
  readonly rule: ConflictRule
  /** The claim that contradicts, usually the later one. */
  readonly from: number
  readonly to: number
  /** In words that can be checked against the text. */
  readonly reason: string
}

/** At most this many per article: beyond it the rules are seeing a table, not a dispute. */
const MOST = 200

/** What `findRelations` finds; each pair of claims stands once in each list. */
export interface Relations {
  readonly conflicts: readonly Conflict[]
  readonly updates: readonly Update[]
  readonly repetitions: readonly Repetition[]
}

/**
 * The conflicts inside one article, each pair once, the surest rule first, and the later figures that replace earlier ones. Precision comes
 * first: claims are compared only where a rule says why they speak of the same thing.
 */
export function findRelations(text: string, views: readonly ClaimView[]): Relations {
  const attributed = views.filter((view) => view.draft.kind === 'attribution')
  const compared = compareClauses(text, views)
  const all = [...counterAccusations(text, attributed), ...denials(text, attributed), ...compared.conflicts]
  const conflicts = firstOfEachPair(all, new Set())
  const disputed = new Set(conflicts.map(pairOf))
  const repetitions = firstOfEachClaim([...findRepetitions(views), ...compared.repetitions])
  return { conflicts, updates: firstOfEachPair(compared.updates, disputed), repetitions: firstOfEachPair(repetitions, disputed) }
}

/** A claim is linked to one original only. */
function firstOfEachClaim(repetitions: readonly Repetition[]): Repetition[] {
  const byClaim = new Map<number, Repetition>()
  for (const one of repetitions) if (!byClaim.has(one.from)) byClaim.set(one.from, one)
  return [...byClaim.values()]
}

function firstOfEachPair<Link extends { readonly from: number; readonly to: number }>(links: readonly Link[], seen: Set<string>): Link[] {
  const first: Link[] = []
  for (const link of links) {
    const pair = pairOf(link)
    if (seen.has(pair) || first.length >= MOST) continue
    seen.add(pair)
    first.push(link)
  }
  return first
}

function pairOf({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${Math.min(from, to)} ${Math.max(from, to)}`
}
