import type { Tag } from '../model/claim'
import type { Cluster, Member } from '../review/cluster'
import { sourcesMatch } from '../review/source-match'
import { likeness } from '../review/span-likeness'
import type { Ruling } from './ruling'

/** What most analysts say of a cluster. `tie`: there is no majority, so a person has to decide. */
export type Majority = { readonly kind: 'ruling'; readonly ruling: Ruling; readonly votes: number } | { readonly kind: 'tie' }

/**
 * The ruling that follows the majority of `analysts`. Whether it is a claim at all: more than half must have marked it, half is a tie. Its tag:
 * more must have given it than any other. Then the claim is taken, among those with that tag, whose source most agree with and which is most
 * like the others in place; where even that is equal, the first analyst's, which says the same.
 */
export function majorityOf(cluster: Cluster, analysts: number): Majority {
  const { members } = cluster
  if (members.length * 2 === analysts) return { kind: 'tie' }
  if (members.length * 2 < analysts) return { kind: 'ruling', ruling: { kind: 'none' }, votes: analysts - members.length }
  const votes = new Map<Tag | null, Member[]>()
  for (const member of members) votes.set(member.claim.tag, [...(votes.get(member.claim.tag) ?? []), member])
  const [first, second] = [...votes.values()].sort((a, b) => b.length - a.length)
  if (!first || (second && second.length === first.length)) return { kind: 'tie' }
  const best = first
    .map((member) => ({ member, sources: agreeing(member, members), place: closeness(member, members) }))
    .sort((a, b) => b.sources - a.sources || b.place - a.place || (a.member.analyst < b.member.analyst ? -1 : 1))[0]
  if (!best) return { kind: 'tie' }
  return { kind: 'ruling', ruling: { kind: 'take', analyst: best.member.analyst }, votes: first.length }
}

function agreeing({ claim }: Member, members: readonly Member[]): number {
  return members.filter((other) => sourcesMatch(claim, other.claim)).length
}

function closeness({ claim }: Member, members: readonly Member[]): number {
  return members.reduce((sum, other) => sum + likeness(claim.content, other.claim.content), 0)
}
