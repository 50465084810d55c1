import type { Detection } from '../detect/detector'
import type { Claim } from '../model/claim'
import type { Link, LinkKind } from '../model/link'
import type { LedgerEntry } from './ledger-entry'

/** Which entries there are now: suggestions become claims and go, relations stay. */
export interface Present {
  has(id: string): boolean
  /** Id of the entry that stands for the suggestion with that key: the claim made of it, or itself; null where it is neither. */
  entryOf(key: string): string | null
}

/** A relation of one entry to another, as seen from it. */
export interface Relation {
  readonly kind: LinkKind
  /** Id of the other entry. */
  readonly other: string
  /** True where the relation reads from this entry to the other. */
  readonly outgoing: boolean
  readonly reason: string
  /** The analyst's link, or null for one that the detector proposes. */
  readonly linkId: string | null
}

/** Most entries are related to nothing. */
const NOTHING: readonly Relation[] = []

/** An end of a relation as it was made: a claim, or a suggestion by its key. */
type End = { readonly claim: string } | { readonly key: string }

interface Edge extends Pick<Relation, 'kind' | 'reason' | 'linkId'> {
  readonly from: End
  readonly to: End
}

/**
 * What contradicts, repeats, supports or updates what: the analyst's links and those that a detector proposes. Built once for a detection
 * and a set of links, and asked about one entry at a time, so that accepting a suggestion costs nothing here.
 */
export class RelationIndex {
  static readonly EMPTY = new RelationIndex([])
  readonly #ofClaim = new Map<string, Edge[]>()
  readonly #ofKey = new Map<string, Edge[]>()

  private constructor(edges: Iterable<Edge>) {
    for (const edge of edges) for (const end of [edge.from, edge.to]) this.#add(end, edge)
  }

  /** O(links). */
  static from(detection: Detection | null, links: Iterable<Link>): RelationIndex {
    const edges: Edge[] = []
    // The analyst's first: where a link was taken over, it stands for the proposed one.
    for (const { id, kind, from, to, reason } of links) edges.push({ kind, reason, linkId: id, from: { claim: from }, to: { claim: to } })
    for (const { kind, from, to, reason } of detection?.links ?? []) {
      const [one, other] = [detection?.suggestions[from], detection?.suggestions[to]]
      if (one && other) edges.push({ kind, reason, linkId: null, from: { key: one.key }, to: { key: other.key } })
    }
    return edges.length === 0 ? RelationIndex.EMPTY : new RelationIndex(edges)
  }

  get isEmpty(): boolean {
    return this.#ofClaim.size === 0 && this.#ofKey.size === 0
  }

  /** The relations of one entry to others that are present, each once. Two look-ups for an entry that has none. */
  of(entry: LedgerEntry, present: Present): readonly Relation[] {
    const [key, claim] = entry.kind === 'suggestion' ? [entry.suggestion.key, null] : [originKey(entry.claim), entry.id]
    const ofClaim = claim === null ? undefined : this.#ofClaim.get(claim)
    const ofKey = key === null ? undefined : this.#ofKey.get(key)
    if (!ofClaim && !ofKey) return NOTHING
    const found: Relation[] = []
    for (const edge of ofClaim ?? []) add(found, edge, 'claim' in edge.from && edge.from.claim === claim, entry.id, present)
    // A claim made from a suggestion has that suggestion's relations too, where it is the one that stands for it.
    if (key === null || present.entryOf(key) !== entry.id) return found
    for (const edge of ofKey ?? []) add(found, edge, 'key' in edge.from && edge.from.key === key, entry.id, present)
    return found
  }

  #add(end: End, edge: Edge): void {
    const [map, name] = 'claim' in end ? [this.#ofClaim, end.claim] : [this.#ofKey, end.key]
    const list = map.get(name)
    if (list) list.push(edge)
    else map.set(name, [edge])
  }
}

function add(found: Relation[], edge: Edge, outgoing: boolean, id: string, present: Present): void {
  const end = outgoing ? edge.to : edge.from
  const other = 'key' in end ? present.entryOf(end.key) : present.has(end.claim) ? end.claim : null
  if (other === null || other === id || found.some((one) => one.kind === edge.kind && one.other === other)) return
  found.push({ kind: edge.kind, other, outgoing, reason: edge.reason, linkId: edge.linkId })
}

function originKey({ origin }: Claim): string | null {
  return origin.kind === 'suggestion' ? origin.key : null
}

/** The ids of the entries that say the same as `entry`, itself among them: whatever repeats leads to. In no order. */
export function repetitionsOf(
  entry: LedgerEntry,
  index: RelationIndex,
  present: Present & { get(id: string): LedgerEntry | undefined },
): readonly string[] {
  const found = new Set([entry.id])
  // A set goes on with what is added while it is gone through.
  for (const id of found) {
    const here = id === entry.id ? entry : present.get(id)
    for (const { kind, other } of here ? index.of(here, present) : []) if (kind === 'repeats') found.add(other)
  }
  return [...found]
}
