import { type ClusterState, DecisionIndex } from '#annotations/adjudicate/decision-index'
import type { ReviewRecord } from '#annotations/model/review-record'
import type { Alignment } from '#annotations/review/align-sets'
import { type Cluster, compareWorstFirst, isAgreed } from '#annotations/review/cluster'
import { MarkIndex } from '../reader/mark-index'
import type { ReaderLane, ReaderMark, ReviewLook } from '../reader/reader-model'

/** What is shown of sets laid side by side. */
export interface ReviewClusters {
  readonly alignment: Alignment
  readonly byKey: ReadonlyMap<string, Cluster>
  /** Keys in text order. */
  readonly order: readonly string[]
  /** Keys of those on which the analysts do not agree in everything, worst first. */
  readonly disagreements: readonly string[]
  readonly index: DecisionIndex
  readonly states: ReadonlyMap<string, ClusterState>
  readonly marks: MarkIndex
  readonly lanes: readonly ReaderLane[]
  readonly settled: number
}

/** Once for each alignment: 5,000 claims take some 10 ms beside the alignment itself. */
export function clustersOf(alignment: Alignment, review: ReviewRecord, nameOf: (analyst: string) => string): ReviewClusters {
  const { clusters } = alignment
  const index = new DecisionIndex(review.decisions)
  const states = new Map(clusters.map((cluster) => [cluster.key, index.stateOf(cluster)]))
  return {
    alignment,
    byKey: new Map(clusters.map((cluster) => [cluster.key, cluster])),
    order: clusters.map(({ key }) => key),
    disagreements: clusters
      .filter((cluster) => !isAgreed(cluster))
      .sort(compareWorstFirst)
      .map(({ key }) => key),
    index,
    states,
    marks: MarkIndex.from(clusters.map((cluster) => markOf(cluster, states.get(cluster.key)))),
    lanes: lanesOf(alignment, nameOf),
    settled: countSettled(states),
  }
}

/** After decisions were made or taken back: only clusters whose state is another one are marked anew. */
export function clustersAfter(
  before: ReviewClusters,
  review: ReviewRecord,
): Pick<ReviewClusters, 'index' | 'states' | 'marks' | 'settled'> {
  const index = new DecisionIndex(review.decisions)
  const states = new Map<string, ClusterState>()
  let { marks } = before
  for (const [key, cluster] of before.byKey) {
    const state = index.stateOf(cluster)
    states.set(key, state)
    if (state.kind !== before.states.get(key)?.kind) marks = marks.with(markOf(cluster, state))
  }
  return { index, states, marks, settled: countSettled(states) }
}

/** The next cluster that is not settled, worst disagreement first, then what only waits to be accepted; going round. Null where all is. */
export function nextOpen({ disagreements, order, states }: ReviewClusters, from: string | null, step: 1 | -1): string | null {
  const differing = new Set(disagreements)
  const all = [...disagreements, ...order.filter((key) => !differing.has(key))]
  const start = from === null ? (step === 1 ? -1 : 0) : all.indexOf(from)
  for (let i = 1; i <= all.length; i++) {
    const key = all[(start + step * i + all.length * 2) % all.length]
    if (key !== undefined && key !== from && states.get(key)?.kind !== 'decided') return key
  }
  return from !== null && states.get(from)?.kind !== 'decided' ? from : null
}

export function lookOf(cluster: Cluster, state: ClusterState | undefined): ReviewLook {
  if (state && state.kind !== 'open') return state.kind
  return isAgreed(cluster) ? 'agreed' : 'open'
}

function markOf(cluster: Cluster, state: ClusterState | undefined): ReaderMark {
  return { id: cluster.key, spans: cluster.content, look: `review-${lookOf(cluster, state)}` }
}

function lanesOf({ analysts, clusters }: Alignment, nameOf: (analyst: string) => string): readonly ReaderLane[] {
  const marks = new Map<string, ReaderMark[]>(analysts.map((analyst) => [analyst, []]))
  for (const { key, members } of clusters) {
    for (const { analyst, claim } of members) marks.get(analyst)?.push({ id: key, spans: claim.content, look: claim.tag ?? 'untagged' })
  }
  return analysts.map((analyst, i) => ({
    label: String(i + 1),
    name: nameOf(analyst),
    marks: MarkIndex.from((marks.get(analyst) ?? []).sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))),
  }))
}

function countSettled(states: ReadonlyMap<string, ClusterState>): number {
  let settled = 0
  for (const { kind } of states.values()) if (kind === 'decided') settled++
  return settled
}
