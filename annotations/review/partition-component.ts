import { assignPairs } from './assign-pairs'
import type { Component } from './overlap-graph'

/** How many partial partitions the exact search looks at before it settles for the best one it has. About 20 ms. */
const SEARCH_LIMIT = 20_000
const SAME = 1e-9

/** Numbers of claims, each in its component. */
export type Partition = readonly (readonly number[])[]

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
  return searchPartition(component, joinMostAlike(component))
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

function searchPartition(component: Component, start: Partition): Partition {
  const size = component.members.length
  // The most that the claims from i on can still add: each the best claim of each other analyst among those before it.
  const mayAdd = Array.from({ length: size + 1 }, () => 0)
  for (let i = size - 1; i >= 0; i--) {
    const best = new Map<string, number>()
    for (const [j, weight] of component.alike[i] ?? []) {
      const analyst = component.members[j]?.analyst ?? ''
      if (j < i) best.set(analyst, Math.max(best.get(analyst) ?? 0, weight))
    }
    mayAdd[i] = (mayAdd[i + 1] ?? 0) + [...best.values()].reduce((sum, weight) => sum + weight, 0)
  }
  let found = start
  let value = partitionValue(component, start)
  let looks = 0
  const clusters: number[][] = []
  const place = (claim: number, sum: number): void => {
    if (looks++ > SEARCH_LIMIT || sum + (mayAdd[claim] ?? 0) <= value + SAME) return
    if (claim === size) {
      found = clusters.map((cluster) => cluster.slice())
      value = sum
      return
    }
    const open = clusters.map((cluster) => ({ cluster, gain: gainOf(component, cluster, claim) }))
    for (const { cluster, gain } of open.sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0))) {
      if (gain === null) continue
      cluster.push(claim)
      place(claim + 1, sum + gain)
      cluster.pop()
    }
    clusters.push([claim])
    place(claim + 1, sum)
    clusters.pop()
  }
  place(0, 0)
  return found
}
