import { assertNever } from '../model/assert-never'
import type { Alignment } from '../review/align-sets'
import { type Cluster, isAgreed } from '../review/cluster'
import type { DecisionIndex } from './decision-index'
import { memberOf, type Ruling } from './ruling'
import { majorityOf } from './take-majority'

/** By what many statements are settled at once. */
export type TakeRule =
  | { readonly kind: 'majority' }
  /** What that analyst marked, as it is. */
  | { readonly kind: 'analyst'; readonly analyst: string }
  /** Only that on which all agree in everything. */
  | { readonly kind: 'agreed' }

/**
 * Why a statement stays open. `tie`: no majority. `not-marked`: the analyst whose claims are taken has none there. `differs`: not all agree in
 * everything. `outdated`: a person decided on it and its claims have changed since, so a person is to look again.
 */
export const OPEN_REASONS = ['tie', 'not-marked', 'differs', 'outdated'] as const
export type OpenReason = (typeof OPEN_REASONS)[number]

export interface Taken {
  readonly cluster: Cluster
  readonly ruling: Ruling
  /** How many analysts say so. */
  readonly votes: number
}

/** What a rule comes to. Every statement is in one of the three. */
export interface TakeMany {
  readonly taken: readonly Taken[]
  readonly open: readonly { readonly cluster: Cluster; readonly why: OpenReason }[]
  /** How many were settled before. */
  readonly settled: number
}

/** What a rule says of each statement that nobody has decided on yet; nothing is done. The same whatever the order of the analysts. */
export function takeMany({ clusters, analysts }: Alignment, index: DecisionIndex, rule: TakeRule): TakeMany {
  const taken: Taken[] = []
  const open: { cluster: Cluster; why: OpenReason }[] = []
  let settled = 0
  for (const cluster of clusters) {
    const { kind } = index.stateOf(cluster)
    if (kind === 'decided') {
      settled++
      continue
    }
    const said = kind === 'outdated' ? 'outdated' : sayOf(cluster, analysts.length, rule)
    if (typeof said === 'string') open.push({ cluster, why: said })
    else taken.push({ cluster, ...said })
  }
  return { taken, open, settled }
}

function sayOf(cluster: Cluster, analysts: number, rule: TakeRule): Omit<Taken, 'cluster'> | OpenReason {
  switch (rule.kind) {
    case 'majority': {
      const majority = majorityOf(cluster, analysts)
      return majority.kind === 'tie' ? 'tie' : { ruling: majority.ruling, votes: majority.votes }
    }
    case 'analyst': {
      const { analyst } = rule
      return memberOf(cluster, analyst) ? { ruling: { kind: 'take', analyst }, votes: 1 } : 'not-marked'
    }
    case 'agreed': {
      const analyst = cluster.members[0]?.analyst
      return isAgreed(cluster) && analyst !== undefined ? { ruling: { kind: 'take', analyst }, votes: analysts } : 'differs'
    }
    default:
      return assertNever(rule)
  }
}
