import type { Detection } from '../detect/detector'
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

interface Edge extends Pick<Relation, 'kind' | 'reason' | 'linkId'> {
  readonly from: string
  readonly to: string
}

/**
 * What contradicts, repeats, supports or updates what: the analyst's links and those that a detector proposes. Built once for a detection
 * and a set of links, and asked about one entry at a time, so that accepting a suggestion costs nothing here.
 */
export class RelationIndex {
  static readonly EMPTY = new RelationIndex(new Map())
  readonly #edges: ReadonlyMap<string, readonly Edge[]>

  private constructor(edges: ReadonlyMap<string, readonly Edge[]>) {
    this.#edges = edges
  }

  /** O(links). */
  static from(detection: Detection | null, links: Iterable<Link>): RelationIndex {
    const edges = new Map<string, Edge[]>()
    const add = (edge: Edge): void => {
      for (const end of [edge.from, edge.to]) {
        const list = edges.get(end)
        if (list) list.push(edge)
        else edges.set(end, [edge])
      }
    }
    // The analyst's first: where a link was taken over, it stands for the proposed one.
    for (const { id, kind, from, to, reason } of links) add({ kind, reason, linkId: id, from: claimNode(from), to: claimNode(to) })
    for (const { kind, from, to, reason } of detection?.links ?? []) {
      const [one, other] = [detection?.suggestions[from], detection?.suggestions[to]]
      if (one && other) add({ kind, reason, linkId: null, from: keyNode(one.key), to: keyNode(other.key) })
    }
    return edges.size === 0 ? RelationIndex.EMPTY : new RelationIndex(edges)
  }

  get isEmpty(): boolean {
    return this.#edges.size === 0
  }

  /** The relations of one entry to others that are present, each once. */
  of(entry: LedgerEntry, present: Present): readonly Relation[] {
    if (this.#edges.size === 0) return []
    let found: Relation[] = NOTHING
    for (const node of nodesOf(entry, present)) {
      for (const edge of this.#edges.get(node) ?? []) {
        const outgoing = edge.from === node
        const other = entryAt(outgoing ? edge.to : edge.from, present)
        if (other === null || other === entry.id) continue
        if (found.some((one) => one.kind === edge.kind && one.other === other)) continue
        if (found === NOTHING) found = []
        found.push({ kind: edge.kind, other, outgoing, reason: edge.reason, linkId: edge.linkId })
      }
    }
    return found
  }
}

/** Most entries are related to nothing. */
const NOTHING: Relation[] = []

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

const claimNode = (id: string): string => `c ${id}`
const keyNode = (key: string): string => `s ${key}`

/** A claim made from a suggestion has that suggestion's relations too. */
function nodesOf(entry: LedgerEntry, present: Present): readonly string[] {
  if (entry.kind === 'suggestion') return [keyNode(entry.suggestion.key)]
  const { origin } = entry.claim
  const isOf = origin.kind === 'suggestion' && present.entryOf(origin.key) === entry.id
  return isOf ? [claimNode(entry.id), keyNode(origin.key)] : [claimNode(entry.id)]
}

function entryAt(node: string, present: Present): string | null {
  const name = node.slice(2)
  if (node.startsWith('s ')) return present.entryOf(name)
  return present.has(name) ? name : null
}
