import { assignPairs } from '../assign-pairs'
import { type Partition, searchPartition } from '../search-partition'
import { dissimilarity, type GammaUnit, type GammaWeights } from './gamma-units'

/** Units aligned with each other, at most one of each annotator, and what the alignment costs. */
export interface GammaAlignment {
  /** Numbers of units. */
  readonly parts: Partition
  /** Sum of the parts' disorders over the mean number of units an annotator has (equations 5 and 6). */
  readonly disorder: number
}

interface Near {
  readonly unit: number
  readonly apart: number
}

/**
 * The alignment of least disorder (Mathet, Widlöcher and Métivier 2015, The unified and holistic method gamma for inter-annotator agreement measure
 * and alignment, Computational Linguistics 41, section 4.4). A part of k units among n annotators costs the mean over all n(n-1)/2 pairs, a pair
 * with an empty place costing `deltaEmpty`; so a unit alone costs `deltaEmpty`, and units too far apart to do better than alone need not be compared.
 * For two annotators it is an assignment, solved exactly. For more it is an integer program: units that can share a part fall into components, and
 * each is searched by branch and bound, from the best found by joining the nearest first (search-partition.ts says where that stops).
 */
export function alignGamma(units: readonly GammaUnit[], annotators: number, weights: GammaWeights): GammaAlignment {
  const pairs = (annotators * (annotators - 1)) / 2
  // A part of k units beats k lone ones only while its own pairs stay below (k - 1) × pairs + k(k - 1)/2 empty costs: most for k = n.
  const limit = weights.deltaEmpty * ((annotators - 1) * pairs + pairs)
  const near = nearUnits(units, weights, limit)
  const parts = componentsOf(near).flatMap((component) =>
    component.length === 1
      ? [component]
      : annotators === 2
        ? pairUp(component, units, near, limit)
        : partsOf(component, units, near, pairs, weights),
  )
  const total = parts.reduce((sum, part) => sum + partDisorder(part, units, pairs, weights), 0)
  return { parts, disorder: units.length === 0 ? 0 : total / (units.length / annotators) }
}

function partDisorder(part: readonly number[], units: readonly GammaUnit[], pairs: number, weights: GammaWeights): number {
  let sum = (pairs - (part.length * (part.length - 1)) / 2) * weights.deltaEmpty
  part.forEach((a, i) => {
    const left = units[a]
    for (const b of part.slice(i + 1)) {
      const right = units[b]
      if (left && right) sum += dissimilarity(left, right, weights)
    }
  })
  return sum / pairs
}

function nearUnits(units: readonly GammaUnit[], weights: GammaWeights, limit: number): readonly (readonly Near[])[] {
  const order = units.map((unit, at) => ({ unit, at })).sort((a, b) => a.unit.start - b.unit.start)
  const longest = units.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const near: Near[][] = units.map(() => [])
  // Starts further apart than this give a place alone beyond the limit.
  const reach = weights.alpha > 0 ? Math.sqrt(limit / (weights.alpha * weights.deltaEmpty)) * 2 * longest : Infinity
  order.forEach((one, i) => {
    for (let j = i + 1; j < order.length; j++) {
      const other = order[j]
      if (!other || other.unit.start - one.unit.start > reach) break
      if (other.unit.annotator === one.unit.annotator) continue
      const apart = dissimilarity(one.unit, other.unit, weights)
      if (apart >= limit) continue
      near[one.at]?.push({ unit: other.at, apart })
      near[other.at]?.push({ unit: one.at, apart })
    }
  })
  return near
}

function componentsOf(near: readonly (readonly Near[])[]): readonly (readonly number[])[] {
  const seen = new Uint8Array(near.length)
  return near.flatMap((_, first) => {
    if (seen[first]) return []
    seen[first] = 1
    const component = [first]
    for (const at of component) {
      for (const { unit } of near[at] ?? []) {
        if (seen[unit]) continue
        seen[unit] = 1
        component.push(unit)
      }
    }
    return [component]
  })
}

function pairUp(component: readonly number[], units: readonly GammaUnit[], near: readonly (readonly Near[])[], limit: number): Partition {
  const rows = component.filter((unit) => units[unit]?.annotator === units[component[0] ?? 0]?.annotator)
  const columns = component.filter((unit) => !rows.includes(unit))
  const apart = rows.map((row) => new Map((near[row] ?? []).map((one) => [one.unit, one.apart])))
  const chosen = assignPairs(rows.length, columns.length, (row, column) => limit - (apart[row]?.get(columns[column] ?? -1) ?? limit))
  const taken = new Set(chosen)
  const made = rows.map((row, i) => {
    const column = columns[chosen[i] ?? -1]
    return column === undefined ? [row] : [row, column]
  })
  return [...made, ...columns.filter((_, i) => !taken.has(i)).map((column) => [column])]
}

function partsOf(
  component: readonly number[],
  units: readonly GammaUnit[],
  near: readonly (readonly Near[])[],
  pairs: number,
  weights: GammaWeights,
): Partition {
  const { deltaEmpty } = weights
  const at = new Map(component.map((unit, i) => [unit, i]))
  const apart = component.map((unit) => new Map((near[unit] ?? []).map((one) => [at.get(one.unit) ?? -1, one.apart])))
  const owner = component.map((unit) => units[unit]?.annotator)
  const gain = (part: readonly number[], item: number): number | null => {
    let added = deltaEmpty
    for (const other of part) {
      const distance = apart[item]?.get(other)
      if (distance === undefined || owner[other] === owner[item]) return null
      added += (deltaEmpty - distance) / pairs
    }
    return added
  }
  const mayAdd = component.map((_, item) => {
    const best = new Map<number | undefined, number>()
    for (const [other, distance] of apart[item] ?? []) {
      if (other < item) best.set(owner[other], Math.max(best.get(owner[other]) ?? 0, (deltaEmpty - distance) / pairs))
    }
    return best.size === 0 ? 0 : deltaEmpty + [...best.values()].reduce((sum, one) => sum + one, 0)
  })
  const start = joinNearest(apart, gain)
  const value = start.reduce(
    (sum, part) => sum + part.reduce((inPart, item, i) => inPart + (i === 0 ? 0 : (gain(part.slice(0, i), item) ?? 0)), 0),
    0,
  )
  return searchPartition({ start, value, mayAdd, gain }).map((part) => part.flatMap((item) => component[item] ?? []))
}

/** The nearest two first, as long as joining their parts makes the alignment better. */
function joinNearest(
  apart: readonly ReadonlyMap<number, number>[],
  gain: (part: readonly number[], item: number) => number | null,
): Partition {
  const edges = apart.flatMap((others, a) => [...others].flatMap(([b, distance]) => (a < b ? [{ a, b, distance }] : [])))
  edges.sort((left, right) => left.distance - right.distance || left.a - right.a || left.b - right.b)
  const partOf = apart.map((_, i) => [i])
  for (const { a, b } of edges) {
    const left = partOf[a] ?? []
    const right = partOf[b] ?? []
    if (left === right) continue
    const joined = left.slice()
    let change = 0
    for (const [i, item] of right.entries()) {
      const added = gain(joined, item)
      if (added === null) change = -Infinity
      else change += added - (i === 0 ? 0 : (gain(right.slice(0, i), item) ?? 0))
      joined.push(item)
    }
    if (change <= 0) continue
    left.push(...right)
    for (const item of right) partOf[item] = left
  }
  return [...new Set(partOf)]
}
