import { hull } from '../text/span'
import { type Cluster, compareByPlace } from './cluster'
import { type Judged, judgeCluster } from './cluster-differences'
import { memberKey } from './overlap-graph'
import { type ClusterLink, clusterLinks, linkDifferences } from './review-links'
import type { ReviewSet } from './review-set'
import { type Group, SolvedComponents } from './solved-components'
import { unionOf } from './span-likeness'

/** Clusters by the group they are made of, with what else they depend on. */
type Judgements = Map<Group, { readonly among: string; readonly linksDiffer: number; readonly cluster: Cluster }>

/** Sets of several analysts on one revision, laid side by side. */
export interface Alignment {
  /** By id. */
  readonly analysts: readonly string[]
  /** In text order. Each claim of each set is in exactly one. */
  readonly clusters: readonly Cluster[]
  readonly links: readonly ClusterLink[]
  readonly sets: readonly ReviewSet[]
  /** The cluster that a claim is in. */
  readonly clusterOf: (analyst: string, claim: string) => Cluster | undefined
}

/**
 * Lays sets side by side: which claims of several analysts are one claim. Claims belong together when their content is alike (overlap-graph.ts);
 * among those, clusters are chosen so that the sum of likeness is greatest (partition-component.ts). Tags play no part, for claims that are laid
 * together because their tags agree would make agreement look better than it is. Unaffected by the order of the sets and of the claims in them.
 * @throws RangeError where an analyst comes twice, or the sets are on different revisions (see `carrySets`)
 */
export function alignSets(sets: readonly ReviewSet[]): Alignment {
  return new Aligner().align(sets)
}

/** Lays sets side by side again and again: after an edit only what it touches is clustered and judged anew; all other clusters are the same objects. */
export class Aligner {
  readonly #components = new SolvedComponents()
  #judged: Judgements = new Map()

  /** As `alignSets`. */
  align(sets: readonly ReviewSet[]): Alignment {
    const sorted = [...sets].sort((a, b) => (a.analyst < b.analyst ? -1 : a.analyst > b.analyst ? 1 : 0))
    checkSets(sorted)
    const { alignment, judged } = alignmentOf(sorted, this.#components.groups(sorted), this.#judged)
    this.#judged = judged
    return alignment
  }
}

function checkSets(sets: readonly ReviewSet[]): void {
  sets.forEach((set, i) => {
    const before = sets[i - 1]
    if (!before) return
    if (before.analyst === set.analyst) throw new RangeError(`two sets of the analyst ${set.analyst}`)
    if (before.revision !== set.revision) throw new RangeError(`sets on different revisions: ${before.revision} and ${set.revision}`)
  })
}

function alignmentOf(
  sets: readonly ReviewSet[],
  groups: readonly Group[],
  before: Judgements,
): { readonly alignment: Alignment; readonly judged: Judgements } {
  const analysts = sets.map(({ analyst }) => analyst)
  const among = analysts.join('\n')
  const keyOf = keysOf(groups)
  const links = linksOf(sets, groups, keyOf)
  const linksDiffer = linkDifferences(links)
  const judged: Judgements = new Map()
  const clusters = groups.map((group) => {
    const differ = linksDiffer.get(group.key) ?? 0
    const known = before.get(group)
    const judgement =
      known && known.linksDiffer === differ && known.among === among
        ? known
        : { among, linksDiffer: differ, cluster: clusterFrom(group, analysts, judgeCluster(group.members, analysts.length, differ)) }
    judged.set(group, judgement)
    return judgement.cluster
  })
  clusters.sort(compareByPlace)
  const byKey = once(() => new Map(clusters.map((cluster) => [cluster.key, cluster])))
  const clusterOf = (analyst: string, claim: string): Cluster | undefined => byKey().get(keyOf(`${analyst} ${claim}`) ?? '')
  return { alignment: { analysts, clusters, links, sets, clusterOf }, judged }
}

/** The key of the group that a claim is in. Made when it is first asked for: most alignments are read cluster by cluster. */
function keysOf(groups: readonly Group[]): (member: string) => string | undefined {
  const keys = once(() => new Map(groups.flatMap(({ key, members }) => members.map((member) => [memberKey(member), key] as const))))
  return (member) => keys().get(member)
}

function linksOf(
  sets: readonly ReviewSet[],
  groups: readonly Group[],
  keyOf: (member: string) => string | undefined,
): readonly ClusterLink[] {
  if (sets.every(({ links }) => links.size === 0)) return []
  const analystsIn = new Map(groups.map(({ key, members }) => [key, members.map(({ analyst }) => analyst)]))
  return clusterLinks(sets, {
    keyOf: (analyst, claim) => keyOf(`${analyst} ${claim}`),
    analystsIn: (key) => analystsIn.get(key) ?? [],
  })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function clusterFrom({ key, members }: Group, analysts: readonly string[], judged: Judged): Cluster {
  const content = unionOf(members.map(({ claim }) => claim.content))
  const here = new Set(members.map(({ analyst }) => analyst))
  return {
    key,
    members,
    missing: here.size === analysts.length ? [] : analysts.filter((analyst) => !here.has(analyst)),
    content,
    span: hull(content) ?? { start: 0, end: 0 },
    ...judged,
  }
}
