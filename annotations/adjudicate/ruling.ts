import type { Claim, ClaimKind, SourceKind, Tag } from '../model/claim'
import { assertNever } from '../model/assert-never'
import { anchorsIn } from '../ops/anchors-in'
import type { Cluster, Member } from '../review/cluster'
import { unionOf } from '../review/span-likeness'
import type { Spans } from '../text/span'

/** What a reviewer wants to become of a cluster. */
export type Ruling =
  /** That analyst's claim as it is. */
  | { readonly kind: 'take'; readonly analyst: string }
  /** One claim over all that any of them marked, with tag, source and note of that analyst. */
  | { readonly kind: 'merge'; readonly base: string }
  /** A claim of the reviewer's own. */
  | {
      readonly kind: 'write'
      readonly content: Spans
      readonly source: Spans
      readonly cue: Spans
      readonly claimKind: ClaimKind
      readonly sourceName: string
      readonly sourceKind: SourceKind
      readonly tag: Tag | null
      readonly note: string
    }
  /** None of these is a claim. */
  | { readonly kind: 'none' }

/** The claim that a ruling leads to; null for none, undefined where it cannot be: nobody of that name in the cluster, or no such place in the text. */
export function claimOfRuling(cluster: Cluster, ruling: Ruling, text: string, id: string, at: string): Claim | null | undefined {
  switch (ruling.kind) {
    case 'take': {
      const taken = memberOf(cluster, ruling.analyst)?.claim
      return taken && { ...taken, id, nestedIn: null }
    }
    case 'merge': {
      const base = memberOf(cluster, ruling.base)?.claim
      if (!base) return undefined
      const content = anchorsIn(text, cluster.content)
      const source = anchorsIn(text, unionOf(cluster.members.map(({ claim }) => claim.source)))
      const cue = anchorsIn(text, unionOf(cluster.members.map(({ claim }) => claim.cue)))
      if (!content || !source || !cue) return undefined
      return { ...base, id, content, source, cue, nestedIn: null, origin: { kind: 'analyst' }, createdAt: at }
    }
    case 'write': {
      const [content, source, cue] = [anchorsIn(text, ruling.content), anchorsIn(text, ruling.source), anchorsIn(text, ruling.cue)]
      if (!content || content.length === 0 || !source || !cue) return undefined
      const { claimKind: kind, sourceName, sourceKind, tag, note } = ruling
      const rest = { nestedIn: null, evidence: [], origin: { kind: 'analyst' }, createdAt: at } as const
      return { id, kind, content, source, cue, sourceName, sourceKind, tag, note, ...rest }
    }
    case 'none':
      return null
    default:
      return assertNever(ruling)
  }
}

export function memberOf({ members }: Pick<Cluster, 'members'>, analyst: string): Member | undefined {
  return members.find((member) => member.analyst === analyst)
}
