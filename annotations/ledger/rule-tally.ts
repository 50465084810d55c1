import type { Detection } from '../detect/detector'
import { type AnnotationSet, type Rejection } from '../model/annotation-set'
import type { Claim, Tag } from '../model/claim'
import type { Op } from '../ops/op'
import { suggestionOf } from './suggestion-keys'

/** What became of one rule's suggestions. */
export interface RuleCount {
  /** Accepted and still there. */
  readonly kept: number
  /** Of those kept, how many have another tag than was proposed. */
  readonly retagged: number
  readonly rejected: number
}

/** By the rule's name. A suggestion with several reasons counts for the rule of each. */
export type RuleTally = ReadonlyMap<string, RuleCount>

const NONE: RuleCount = { kept: 0, retagged: 0, rejected: 0 }

/** Too few decisions to say anything of a rule. */
export const LEAST_DECISIONS = 5

/** Counts a whole set. A rejection that does not say its rules is counted where `detection` knows them by its key. */
export function tallySet(set: AnnotationSet, detection: Detection | null): RuleTally {
  const tally = new Map<string, RuleCount>()
  for (const claim of set.claims.values()) addClaim(tally, claim, claim.tag, 1)
  for (const rejection of set.rejected.values()) addRejection(tally, rejection, detection, 1)
  return tally
}

/** The tally after `op` led to `set`; costs what the op has atoms. */
export function tallyOp(tally: RuleTally, op: Op, before: AnnotationSet, set: AnnotationSet, detection: Detection | null): RuleTally {
  const next = new Map(tally)
  for (const atom of op.atoms) {
    switch (atom.kind) {
      case 'claim.add':
        addClaim(next, atom.claim, atom.claim.tag, 1)
        break
      case 'claim.remove':
        addClaim(next, atom.claim, atom.claim.tag, -1)
        break
      case 'claim.tag': {
        const claim = set.claims.get(atom.id) ?? before.claims.get(atom.id)
        if (!claim) break
        addClaim(next, claim, atom.before, -1)
        addClaim(next, claim, atom.after, 1)
        break
      }
      case 'suggestion.reject':
        addRejection(next, atom.rejection, detection, 1)
        break
      case 'suggestion.restore':
        addRejection(next, atom.rejection, detection, -1)
        break
      default:
        // The other atoms decide nothing about a suggestion.
        break
    }
  }
  return next
}

/** One rule over several articles. */
export function countOf(tallies: Iterable<RuleTally>, rule: string): RuleCount {
  let sum = NONE
  for (const tally of tallies) {
    const count = tally.get(rule)
    if (count) sum = { kept: sum.kept + count.kept, retagged: sum.retagged + count.retagged, rejected: sum.rejected + count.rejected }
  }
  return sum
}

/** Interval for a share, 95 %: it does not leave 0 to 1 and holds for few decisions (Wilson 1927). */
export function wilsonInterval(successes: number, of: number): { readonly low: number; readonly high: number } {
  if (!(of > 0 && successes >= 0 && successes <= of)) throw new RangeError(`${successes} of ${of}`)
  const z = 1.96
  const share = successes / of
  const middle = share + (z * z) / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) }
}

function addClaim(tally: Map<string, RuleCount>, { origin }: Claim, tag: Tag | null, by: 1 | -1): void {
  if (origin.kind !== 'suggestion') return
  const retagged = tag !== null && tag !== origin.tag ? by : 0
  for (const rule of new Set(origin.reasons.map((reason) => reason.rule))) add(tally, rule, { kept: by, retagged, rejected: 0 })
}

function addRejection(
  tally: Map<string, RuleCount>,
  { detector, key, rules: kept }: Rejection,
  detection: Detection | null,
  by: 1 | -1,
): void {
  const rules = kept ?? (detector === detection?.detector ? suggestionOf(detection, key)?.reasons.map((reason) => reason.rule) : undefined)
  for (const rule of new Set(rules)) add(tally, rule, { kept: 0, retagged: 0, rejected: by })
}

function add(tally: Map<string, RuleCount>, rule: string, change: RuleCount): void {
  const { kept, retagged, rejected } = tally.get(rule) ?? NONE
  const next = { kept: kept + change.kept, retagged: retagged + change.retagged, rejected: rejected + change.rejected }
  if (next.kept === 0 && next.rejected === 0) tally.delete(rule)
  else tally.set(rule, next)
}
