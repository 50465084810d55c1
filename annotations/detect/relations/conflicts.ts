import type { ClaimView } from './claim-view'
import { clockConflicts } from './conflict-clock'
import { countConflicts } from './conflict-counts'
import { counterAccusations } from './conflict-accusations'
import { denials } from './conflict-denials'

export type ConflictRule = 'denial' | 'rejection-in-words' | 'counter-accusation' | 'different-time' | 'different-count'

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

/**
 * The conflicts inside one article, each pair once, the surest rule first. Precision comes first: claims are compared only where a rule
 * says why they speak of the same thing, and only attributed ones.
 */
export function findConflicts(text: string, views: readonly ClaimView[]): Conflict[] {
  const attributed = views.filter((view) => view.draft.kind === 'attribution')
  const all = [
    ...counterAccusations(text, attributed),
    ...denials(text, attributed),
    ...clockConflicts(text, attributed),
    ...countConflicts(text, attributed),
  ]
  const seen = new Set<string>()
  const conflicts: Conflict[] = []
  for (const conflict of all) {
    const key = `${Math.min(conflict.from, conflict.to)} ${Math.max(conflict.from, conflict.to)}`
    if (seen.has(key) || conflicts.length >= MOST) continue
    seen.add(key)
    conflicts.push(conflict)
  }
  return conflicts
}
