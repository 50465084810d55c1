import type { Claim } from '../model/claim'
import { hull } from '../text/span'
import { type Cluster, compareByPlace, type Member } from './cluster'
import { type Judged, judgeCluster } from './cluster-differences'
import { type Component, memberKey, overlapComponents } from './overlap-graph'
import { partitionComponent } from './partition-component'
import { type ClusterLink, clusterLinks, linkDifferences } from './review-links'
import type { ReviewSet } from './review-set'
import { unionOf } from './span-likeness'

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

/** Partitions of components, so that an edit costs only what it touches. */
type Solved = Map<string, { readonly claims: readonly Claim[]; readonly groups: readonly (readonly Member[])[] }>

/**
 * Lays sets side by side: which claims of several analysts are one claim. Claims belong together when their content is alike (overlap-graph.ts);
 * among those, clusters are chosen so that the sum of likeness is greatest (partition-component.ts). Tags play no part, for claims that are laid
 * together because their tags agree would make agreement look better than it is. Unaffected by the order of the sets and of the claims in them.
 * @throws RangeError where an analyst comes twice, or the sets are on different revisions (see `carrySets`)
 */
export function alignSets(sets: readonly ReviewSet[]): Alignment {
  return new Aligner().align(sets)
}

/** Lays sets side by side again and again: after an edit only the components that it touches are partitioned anew. */
export class Aligner {
  #solved: Solved = new Map()

  /** As `alignSets`. */
  align(sets: readonly ReviewSet[]): Alignment {
    const sorted = [...sets].sort((a, b) => (a.analyst < b.analyst ? -1 : a.analyst > b.analyst ? 1 : 0))
    checkSets(sorted)
    const members = sorted.flatMap(({ analyst, claims }) => [...claims.values()].map((claim): Member => ({ analyst, claim })))
    const solved: Solved = new Map()
    const groups = overlapComponents(members).flatMap((component) => this.#groupsOf(component, solved))
    this.#solved = solved
    return alignmentOf(sorted, groups)
  }

  #groupsOf(component: Component, solved: Solved): readonly (readonly Member[])[] {
    const id = component.members.map(memberKey).join('\n')
    const claims = component.members.map(({ claim }) => claim)
    const known = this.#solved.get(id)
    const groups =
      known && known.claims.every((claim, i) => claim === claims[i])
        ? known.groups
        : partitionComponent(component).map((group) => group.flatMap((i) => component.members[i] ?? []))
    solved.set(id, { claims, groups })
    return groups
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

function alignmentOf(sets: readonly ReviewSet[], groups: readonly (readonly Member[])[]): Alignment {
  const analysts = sets.map(({ analyst }) => analyst)
  const keys = new Map<string, string>()
  const analystsIn = new Map<string, readonly string[]>()
  const keyed = groups.map((group) => {
    const members = [...group].sort((a, b) => (a.analyst < b.analyst ? -1 : 1))
    const key = keyOfMembers(members)
    for (const member of members) keys.set(memberKey(member), key)
    analystsIn.set(
      key,
      members.map(({ analyst }) => analyst),
    )
    return { key, members }
  })
  const links = clusterLinks(sets, {
    keyOf: (analyst, claim) => keys.get(`${analyst} ${claim}`),
    analystsIn: (key) => analystsIn.get(key) ?? [],
  })
  const linksDiffer = linkDifferences(links)
  const clusters = keyed.map(({ key, members }) =>
    clusterFrom(key, members, analysts, judgeCluster(members, analysts.length, linksDiffer.get(key) ?? 0)),
  )
  clusters.sort(compareByPlace)
  const byKey = new Map(clusters.map((cluster) => [cluster.key, cluster]))
  return { analysts, clusters, links, sets, clusterOf: (analyst, claim) => byKey.get(keys.get(`${analyst} ${claim}`) ?? '') }
}

function clusterFrom(key: string, members: readonly Member[], analysts: readonly string[], judged: Judged): Cluster {
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

/** The oldest claim; those of one moment by analyst and id. */
function keyOfMembers(members: readonly Member[]): string {
  const [first, ...rest] = members
  if (!first) return ''
  const oldest = rest.reduce((best, member) => {
    if (member.claim.createdAt !== best.claim.createdAt) return member.claim.createdAt < best.claim.createdAt ? member : best
    return memberKey(member) < memberKey(best) ? member : best
  }, first)
  return memberKey(oldest)
}
