import { type ClaimRef, type Decision, refKey } from '../model/decision'
import type { ShardedMap } from '../model/sharded-map'
import type { Cluster, Member } from '../review/cluster'
import { spansEqual } from '../text/span'

/**
 * How far a cluster is settled. `outdated`: there are decisions about some of its claims, but since then one was edited, or it holds other
 * claims than were decided on; the decisions stand until somebody decides anew.
 */
export type ClusterState =
  | { readonly kind: 'open' }
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'outdated'; readonly decisions: readonly Decision[] }

const OPEN: ClusterState = { kind: 'open' }

/** Decisions by the claims that they are about. */
export class DecisionIndex {
  readonly #byClaim = new Map<string, Decision[]>()

  constructor(decisions: ShardedMap<Decision>) {
    for (const decision of decisions.values()) {
      for (const position of decision.about) {
        const key = refKey(position)
        const there = this.#byClaim.get(key)
        if (there) there.push(decision)
        else this.#byClaim.set(key, [decision])
      }
    }
  }

  /** What was decided about that claim, as far as it still stands. */
  about(ref: ClaimRef): readonly Decision[] {
    return this.#byClaim.get(refKey(ref)) ?? []
  }

  /** Every decision about one of the cluster's claims, by id. */
  touching({ members }: Pick<Cluster, 'members'>): readonly Decision[] {
    const found = new Map<string, Decision>()
    for (const member of members) for (const decision of this.about(refOf(member))) found.set(decision.id, decision)
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  stateOf(cluster: Pick<Cluster, 'members'>): ClusterState {
    const decisions = this.touching(cluster)
    const [decision] = decisions
    if (!decision) return OPEN
    if (decisions.length === 1 && covers(decision, cluster.members)) return { kind: 'decided', decision }
    return { kind: 'outdated', decisions }
  }
}

export function refOf({ analyst, claim }: Member): ClaimRef {
  return { analyst, claim: claim.id }
}

/** It is about exactly these claims, and they say what they said then. */
function covers(decision: Decision, members: readonly Member[]): boolean {
  if (decision.about.length !== members.length) return false
  return members.every(({ analyst, claim }) =>
    decision.about.some(
      (position) =>
        position.analyst === analyst &&
        position.claim === claim.id &&
        position.tag === claim.tag &&
        position.sourceName === claim.sourceName &&
        spansEqual(position.content, claim.content),
    ),
  )
}
