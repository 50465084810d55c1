import type { Claim } from '../model/claim'
import { deepEqual } from '../model/deep-equal'

/**
 * What is edited, and so conflicts, in one piece: who is spoken of with what kind of source and claim, and the places of all parts, which an edit of
 * one of them may need to move together.
 */
export const CLAIM_FIELDS = ['tag', 'spans', 'source', 'note', 'evidence', 'nesting', 'origin'] as const
export type ClaimField = (typeof CLAIM_FIELDS)[number]

const PROPERTIES: Readonly<Record<ClaimField, readonly (keyof Claim)[]>> = {
  tag: ['tag'],
  spans: ['content', 'source', 'cue'],
  source: ['kind', 'sourceName', 'sourceKind'],
  note: ['note'],
  evidence: ['evidence'],
  nesting: ['nestedIn'],
  origin: ['origin'],
}

export interface Versions {
  readonly base: Claim | null
  readonly mine: Claim | null
  readonly theirs: Claim | null
}

export interface MergedClaim {
  /** Null where it is gone. */
  readonly claim: Claim | null
  /** Fields that both sides changed otherwise; empty where one removed what the other changed; null where there is no conflict. */
  readonly conflict: readonly ClaimField[] | null
}

/** One claim of a three-way merge. @param decided which side a conflict goes to */
export function mergeClaim({ base, mine, theirs }: Versions, decided: 'mine' | 'theirs'): MergedClaim {
  if (mine === null || theirs === null) {
    const left = mine ?? theirs
    // Added by one side, or removed by the other while it stayed as it was, or removed by both.
    if (left === null || base === null) return { claim: left, conflict: null }
    if (deepEqual(left, base)) return { claim: null, conflict: null }
    return { claim: decided === 'mine' ? mine : theirs, conflict: [] }
  }
  const conflict: ClaimField[] = []
  let claim: Claim = mine
  for (const field of CLAIM_FIELDS) {
    if (alike(mine, theirs, field) || (base && alike(base, theirs, field))) continue
    const theirsAlone = base !== null && alike(base, mine, field)
    const both = !theirsAlone && field === 'evidence' ? mergeEvidence(base, mine, theirs) : null
    if (both) claim = { ...claim, evidence: both }
    else {
      if (!theirsAlone) conflict.push(field)
      if (theirsAlone || decided === 'theirs') claim = { ...claim, ...pick(theirs, field) }
    }
  }
  return { claim, conflict: conflict.length > 0 ? conflict : null }
}

/** Pieces of evidence are told apart by their ids: two that were added are no conflict. Null where one was changed on both sides. */
function mergeEvidence(base: Claim | null, mine: Claim, theirs: Claim): Claim['evidence'] | null {
  const by = (claim: Claim | null) => new Map((claim?.evidence ?? []).map((one) => [one.id, one]))
  const [was, left, right] = [by(base), by(mine), by(theirs)]
  const merged = []
  for (const id of [...new Set([...was.keys(), ...left.keys(), ...right.keys()])].toSorted()) {
    const [b, m, t] = [was.get(id), left.get(id), right.get(id)]
    if (deepEqual(m, t) || deepEqual(b, t)) merged.push(m)
    else if (deepEqual(b, m)) merged.push(t)
    else return null
  }
  return merged.filter((one) => one !== undefined)
}

function alike(a: Claim, b: Claim, field: ClaimField): boolean {
  return PROPERTIES[field].every((property) => deepEqual(a[property], b[property]))
}

function pick(claim: Claim, field: ClaimField): Partial<Claim> {
  return Object.fromEntries(PROPERTIES[field].map((property) => [property, claim[property]]))
}
