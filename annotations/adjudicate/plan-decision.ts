import type { AnnotationSet } from '../model/annotation-set'
import type { Claim } from '../model/claim'
import type { Decision, Position, SetPoint } from '../model/decision'
import type { Link } from '../model/link'
import type { AtomicOp, Op, OpLabel } from '../ops/op'
import { applyOp, type Conflict } from '../ops/apply'
import type { Planned } from '../ops/plan-edit'
import { removalOf } from '../ops/removal-of'
import { type Cluster, isAgreed, type Member } from '../review/cluster'
import { DecisionIndex, refOf } from './decision-index'
import { claimOfRuling, memberOf, type Ruling } from './ruling'

/** What a decision is made with. Ids, time and names come from outside. */
export interface DecisionContext {
  /** Text of the revision that the sets and the adjudicated set are on. */
  readonly text: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly newId: () => string
  /** The sets laid side by side, and how far each was read. */
  readonly against: readonly SetPoint[]
  /** Links of an analyst's set, so that those between claims that are taken come along. */
  readonly linksOf: (analyst: string) => Iterable<Link>
}

/**
 * The op that settles a cluster. What was decided before about any of its claims is taken back by the same op, with the claims that came of
 * it, so that one undo brings it all back.
 */
export function planDecision(set: AnnotationSet, cluster: Cluster, ruling: Ruling, reason: string, context: DecisionContext): Planned {
  const label: OpLabel = `decide-${ruling.kind}`
  const atoms: AtomicOp[] = []
  const conflict = settle({ set, atoms }, new DecisionIndex(set.review.decisions), cluster, ruling, reason, context)
  return conflict ?? { kind: 'planned', op: { label, atoms } }
}

/** Takes every open cluster in which all analysts agree in everything, as one op. Whose claim is taken makes no difference; it is the first one's. */
export function planAgreed(set: AnnotationSet, clusters: readonly Cluster[], reason: string, context: DecisionContext): Planned {
  return planMany(
    set,
    clusters.filter(isAgreed).map((cluster) => ({ cluster, ruling: { kind: 'take', analyst: cluster.members[0]?.analyst ?? '' }, reason })),
    context,
  )
}

/** One op for many clusters, those left out that are settled already. */
export function planMany(
  set: AnnotationSet,
  rulings: readonly { readonly cluster: Cluster; readonly ruling: Ruling; readonly reason: string }[],
  context: DecisionContext,
  label: OpLabel = 'accept-agreed',
): Planned {
  const draft = { set, atoms: [] as AtomicOp[] }
  // No cluster shares a claim with another, so what one leads to does not change the state of the next.
  const index = new DecisionIndex(set.review.decisions)
  for (const { cluster, ruling, reason } of rulings) {
    if (index.stateOf(cluster).kind === 'decided') continue
    const conflict = settle(draft, index, cluster, ruling, reason, context)
    if (conflict) return conflict
  }
  return draft.atoms.length === 0 ? { kind: 'unchanged' } : { kind: 'planned', op: { label, atoms: draft.atoms } }
}

/** Takes a decision back, with the claim that came of it. */
export function planRevoke(set: AnnotationSet, id: string): Planned {
  const decision = set.review.decisions.get(id)
  if (!decision) return { kind: 'conflict', reason: 'missing', id }
  return { kind: 'planned', op: { label: 'revoke-decision', atoms: revocation(set, decision) } }
}

/** Gives a decision another reason. */
export function planReason(set: AnnotationSet, id: string, reason: string): Planned {
  const decision = set.review.decisions.get(id)
  if (!decision) return { kind: 'conflict', reason: 'missing', id }
  if (decision.reason === reason) return { kind: 'unchanged' }
  const op: Op = {
    label: `decide-${decision.verdict}`,
    atoms: [
      { kind: 'decision.remove', decision },
      { kind: 'decision.add', decision: { ...decision, reason } },
    ],
  }
  return { kind: 'planned', op }
}

interface Draft {
  /** After `atoms`. */
  set: AnnotationSet
  readonly atoms: AtomicOp[]
}

/** Adds what settles one cluster. The conflict where it cannot be. */
function settle(
  draft: Draft,
  index: DecisionIndex,
  cluster: Cluster,
  ruling: Ruling,
  reason: string,
  context: DecisionContext,
): Conflict | null {
  const claim = claimOfRuling(cluster, ruling, context.text, context.newId(), context.at)
  if (claim === undefined) return { kind: 'conflict', reason: 'invalid', id: cluster.key }
  const add = (...atoms: readonly AtomicOp[]): Conflict | null => {
    const applied = applyOp(draft.set, { label: 'accept-agreed', atoms })
    if (applied.kind === 'conflict') return applied
    draft.set = applied.set
    draft.atoms.push(...atoms)
    return null
  }
  for (const decision of index.touching(cluster)) {
    const conflict = add(...revocation(draft.set, decision))
    if (conflict) return conflict
  }
  const taken = takenMember(cluster, ruling)
  const decision: Decision = {
    id: context.newId(),
    verdict: ruling.kind,
    taken: taken ? refOf(taken) : null,
    about: cluster.members.map(positionOf),
    result: claim?.id ?? null,
    reason,
    by: context.by,
    at: context.at,
    against: context.against,
  }
  const made: readonly AtomicOp[] = claim ? [{ kind: 'claim.add', claim }] : []
  const conflict = add(...made, { kind: 'decision.add', decision })
  if (conflict || !claim || ruling.kind !== 'take' || !taken) return conflict
  return add(...relationsOf(draft.set, taken, claim, context))
}

function takenMember(cluster: Cluster, ruling: Ruling): Member | undefined {
  if (ruling.kind === 'take') return memberOf(cluster, ruling.analyst)
  return ruling.kind === 'merge' ? memberOf(cluster, ruling.base) : undefined
}

function positionOf({ analyst, claim }: Member): Position {
  const content = claim.content.map(({ start, end }) => ({ start, end }))
  return { analyst, claim: claim.id, content, tag: claim.tag, sourceName: claim.sourceName }
}

function revocation(set: AnnotationSet, decision: Decision): readonly AtomicOp[] {
  const claim = decision.result === null ? undefined : set.claims.get(decision.result)
  return [{ kind: 'decision.remove', decision }, ...(claim ? removalOf(set, claim) : [])]
}

/** Nesting and links come along where both ends were taken from the same analyst, so that they say what that analyst said. */
function relationsOf(set: AnnotationSet, { analyst, claim }: Member, result: Claim, context: DecisionContext): readonly AtomicOp[] {
  const resultOf = new Map<string, string>()
  for (const { verdict, taken, result: id } of set.review.decisions.values()) {
    if (verdict === 'take' && taken?.analyst === analyst && id !== null) resultOf.set(taken.claim, id)
  }
  const atoms: AtomicOp[] = []
  const outer = claim.nestedIn === null ? undefined : resultOf.get(claim.nestedIn)
  if (outer !== undefined) atoms.push({ kind: 'claim.nesting', id: result.id, before: null, after: outer })
  for (const link of context.linksOf(analyst)) {
    if (link.from !== claim.id && link.to !== claim.id) continue
    const [from, to] = [resultOf.get(link.from), resultOf.get(link.to)]
    if (from !== undefined && to !== undefined && from !== to)
      atoms.push({ kind: 'link.add', link: { ...link, id: context.newId(), from, to } })
  }
  return atoms
}
