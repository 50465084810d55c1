import type { Claim } from '../model/claim'
import { hull } from '../text/span'
import type { Member } from './cluster'
import { likeness } from './span-likeness'

/** With less of their content in common two claims are not the same claim: a bracket or a word shared at the edge ties nothing. */
export const LEAST_LIKENESS = 0.1

/** Claims of several analysts that may belong together, and how alike any two of them are. Claims are numbers: places in `members`. */
export interface Component {
  readonly members: readonly Member[]
  /** For each claim, those of other analysts it may share a cluster with. */
  readonly alike: readonly ReadonlyMap<number, number>[]
}

interface Placed {
  readonly member: Member
  readonly start: number
  readonly end: number
}

/** An order that depends on what the claims say before it depends on whose they are, so that analysts may come in any order. */
function comparePlaced(a: Placed, b: Placed): number {
  if (a.start !== b.start) return a.start - b.start
  if (a.end !== b.end) return b.end - a.end
  return compareClaimWords(a.member.claim, b.member.claim) || compareText(memberKey(a.member), memberKey(b.member))
}

function compareClaimWords(a: Claim, b: Claim): number {
  if (a.content.length > 1 || b.content.length > 1) {
    const byParts = compareText(partsOf(a), partsOf(b))
    if (byParts !== 0) return byParts
  }
  return compareText(a.tag ?? '', b.tag ?? '') || compareText(a.kind, b.kind) || compareText(a.sourceName, b.sourceName)
}

function partsOf({ content }: Claim): string {
  return content.map(({ start, end }) => `${start}-${end}`).join(' ')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function memberKey({ analyst, claim }: Member): string {
  return `${analyst} ${claim.id}`
}

/**
 * The claims as connected components of the graph that joins claims of different analysts whose content is alike (LEAST_LIKENESS).
 * No cluster crosses a component. Costs a sort and one pass that looks at each pair of claims whose hulls overlap.
 */
export function overlapComponents(members: readonly Member[]): readonly Component[] {
  const placed = members.flatMap((member): readonly Placed[] => {
    const around = hull(member.claim.content)
    return around ? [{ member, ...around }] : []
  })
  placed.sort(comparePlaced)
  const alike = placed.map(() => new Map<number, number>())
  const leader = placed.map((_, i) => i)
  const find = (i: number): number => {
    let at = i
    for (let up = leader[at] ?? at; up !== at; up = leader[at] ?? at) {
      leader[at] = leader[up] ?? up
      at = up
    }
    return at
  }
  let open: number[] = []
  placed.forEach((one, i) => {
    open = open.filter((j) => (placed[j]?.end ?? 0) > one.start)
    for (const j of open) {
      const other = placed[j]
      if (!other || other.member.analyst === one.member.analyst) continue
      const weight = likeness(one.member.claim.content, other.member.claim.content)
      if (weight < LEAST_LIKENESS) continue
      alike[i]?.set(j, weight)
      alike[j]?.set(i, weight)
      leader[Math.max(find(i), find(j))] = Math.min(find(i), find(j))
    }
    open.push(i)
  })
  const groups = new Map<number, number[]>()
  placed.forEach((_, i) => {
    const root = find(i)
    const group = groups.get(root)
    if (group) group.push(i)
    else groups.set(root, [i])
  })
  return [...groups.values()].map((group) => {
    const at = new Map(group.map((i, local) => [i, local]))
    return {
      members: group.flatMap((i) => placed[i]?.member ?? []),
      alike: group.map((i) => new Map([...(alike[i] ?? [])].map(([j, weight]) => [at.get(j) ?? 0, weight]))),
    }
  })
}
