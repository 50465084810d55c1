import { assignPairs } from './assign-pairs'
import type { Component } from './overlap-graph'
import { type Partition, searchPartition } from './search-partition'

/**
 * Splits a component into clusters: at most one claim of each analyst, each member like each other one, with the greatest sum of likeness
 * over all pairs that share a cluster. For two analysts that is the assignment problem, solved exactly (assign-pairs.ts). For more it is the
 * multidimensional assignment problem with decomposable weights (Bandelt, Crama and Spieksma 1994), NP-hard from three on: branch and bound
 * finds the optimum of what news articles hold, and past SEARCH_LIMIT the best partition found stands, which is never worse than that of
 * joining the most alike first.
 */
export function partitionComponent(component: Component): Partition {
  if (component.members.length === 1) return [[0]]
  const analysts = [...new Set(component.members.map(({ analyst }) => analyst))]
  if (analysts.length === 2) return partitionPair(component, analysts[0] ?? '')
  const start = joinMostAlike(component)
  return searchPartition({
    start,
    value: partitionValue(component, start),
    mayAdd: component.members.map((_, claim) => mostAdded(component, claim)),
    gain: (cluster, claim) => gainOf(component, cluster, claim),
  })
}

function partitionPair({ members, alike }: Component, first: string): Partition {
  const rows = members.flatMap(({ analyst }, i) => (analyst === first ? [i] : []))
  const columns = members.flatMap(({ analyst }, i) => (analyst === first ? [] : [i]))
  const chosen = assignPairs(rows.length, columns.length, (row, column) => alike[rows[row] ?? 0]?.get(columns[column] ?? 0) ?? 0)
  const taken = new Set(chosen)
  const pairs = rows.map((i, row) => {
    const other = columns[chosen[row] ?? -1]
    return other === undefined ? [i] : [i, other]
  })
  return [...pairs, ...columns.filter((_, column) => !taken.has(column)).map((i) => [i])]
}

/** What a claim adds to a cluster, or null where it may not join: one of its analyst is there, or a member is not like it. */
function gainOf({ members, alike }: Component, cluster: readonly number[], claim: number): number | null {
  let gain = 0
  for (const other of cluster) {
    const weight = alike[claim]?.get(other)
    if (weight === undefined || members[other]?.analyst === members[claim]?.analyst) return null
    gain += weight
  }
  return gain
}

function joinMostAlike(component: Component): Partition {
  const edges = component.alike.flatMap((others, a) => [...others].flatMap(([b, weight]) => (a < b ? [{ a, b, weight }] : [])))
  edges.sort((left, right) => right.weight - left.weight || left.a - right.a || left.b - right.b)
  const clusterOf = component.members.map((_, i) => [i])
  for (const { a, b } of edges) {
    const left = clusterOf[a] ?? []
    const right = clusterOf[b] ?? []
    if (left === right || !right.every((claim) => gainOf(component, left, claim) !== null)) continue
    left.push(...right)
    for (const claim of right) clusterOf[claim] = left
  }
  return [...new Set(clusterOf)]
}

export function partitionValue(component: Component, partition: Partition): number {
  let value = 0
  for (const cluster of partition) {
    cluster.forEach((claim, i) => (value += gainOf(component, cluster.slice(0, i), claim) ?? 0))
  }
  return value
}

/** The most that a claim can add to those before it: the most alike of each other analyst. */
function mostAdded({ members, alike }: Component, claim: number): number {
  const best = new Map<string, number>()
  for (const [other, weight] of alike[claim] ?? []) {
    const analyst = members[other]?.analyst ?? ''
    if (other < claim) best.set(analyst, Math.max(best.get(analyst) ?? 0, weight))
  }
  return [...best.values()].reduce((sum, weight) => sum + weight, 0)
}
