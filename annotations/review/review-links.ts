import type { LinkKind } from '../model/link'
import type { ReviewSet } from './review-set'

/** A link between two clusters: who drew it, and who could have, having a claim in both. */
export interface ClusterLink {
  readonly kind: LinkKind
  /** Keys of clusters. */
  readonly from: string
  readonly to: string
  readonly drawnBy: readonly string[]
  readonly couldDraw: readonly string[]
}

/** What `clusterLinks` needs of an alignment: the cluster of each claim, and the analysts in each cluster. */
export interface ClaimClusters {
  readonly keyOf: (analyst: string, claim: string) => string | undefined
  readonly analystsIn: (key: string) => readonly string[]
}

/** `contradicts` and `repeats` say the same both ways, so the ends are put in order; `supports` and `updates` have a direction. */
const SYMMETRIC: ReadonlySet<LinkKind> = new Set<LinkKind>(['contradicts', 'repeats'])

/** The links of all sets, those between the same two clusters and of the same kind as one. Links inside one cluster are left out. */
export function clusterLinks(sets: readonly ReviewSet[], { keyOf, analystsIn }: ClaimClusters): readonly ClusterLink[] {
  const found = new Map<string, { kind: LinkKind; from: string; to: string; drawnBy: Set<string> }>()
  for (const { analyst, links } of sets) {
    for (const link of links.values()) {
      let from = keyOf(analyst, link.from)
      let to = keyOf(analyst, link.to)
      if (from === undefined || to === undefined || from === to) continue
      if (SYMMETRIC.has(link.kind) && to < from) [from, to] = [to, from]
      const id = JSON.stringify([link.kind, from, to])
      const one = found.get(id) ?? { kind: link.kind, from, to, drawnBy: new Set() }
      one.drawnBy.add(analyst)
      found.set(id, one)
    }
  }
  return [...found.values()].map(({ kind, from, to, drawnBy }) => {
    const there = new Set(analystsIn(to))
    return { kind, from, to, drawnBy: [...drawnBy].sort(), couldDraw: analystsIn(from).filter((analyst) => there.has(analyst)) }
  })
}

/** For each cluster, the share of its links that not all who could draw them drew. */
export function linkDifferences(links: readonly ClusterLink[]): ReadonlyMap<string, number> {
  const counts = new Map<string, { all: number; differing: number }>()
  for (const { from, to, drawnBy, couldDraw } of links) {
    for (const key of [from, to]) {
      const count = counts.get(key) ?? { all: 0, differing: 0 }
      count.all++
      if (drawnBy.length < couldDraw.length) count.differing++
      counts.set(key, count)
    }
  }
  return new Map([...counts].map(([key, { all, differing }]) => [key, differing / all]))
}
