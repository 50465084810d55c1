import type { Loss } from '../formats/bundle'
import { type AnnotationSet, rejectionId } from '../model/annotation-set'
import type { Claim } from '../model/claim'
import { deepEqual } from '../model/deep-equal'
import type { Link } from '../model/link'
import type { AtomicOp, Op } from './op'

/** What an imported set adds to one that is here, and what of it stays out. */
export interface ImportPlan {
  readonly op: Op
  /** Claims that come in, with a place or to be given one. */
  readonly fresh: ReadonlySet<string>
  /** Claims among them that have a place. */
  readonly claims: number
  readonly links: number
  /** Claims that are here already, and those of them that are in another state here, or place: they stay as the analyst has them. */
  readonly existing: number
  readonly differing: number
  /** Links and nestings whose other end has no place here, and rejections whose words are not in this text. */
  readonly losses: readonly Loss[]
}

/**
 * The one op that puts an imported set into another. What is here already is left as its analyst has it, a claim that waits to be looked
 * at again too; whatever else the import says comes in, each claim with the tag that it has there.
 * @param made the import as it was made
 * @param there the same on the revision that `set` is on; `made` itself where that is its own
 * @throws RangeError where `there` is on another revision than `set`
 */
export function planImport(set: AnnotationSet, made: AnnotationSet, there: AnnotationSet = made): ImportPlan {
  if (there.revision !== set.revision) throw new RangeError(`an import on ${there.revision} is no edit of a set on ${set.revision}`)
  const isKnown = ({ id }: { readonly id: string }): boolean => set.claims.has(id) || set.rechecks.has(id)
  const rechecks = [...there.rechecks.values()].filter((recheck) => !isKnown(recheck))
  const placed = new Set([...there.claims.values()].filter((claim) => !isKnown(claim)).map(({ id }) => id))
  const isThere = (id: string): boolean => set.claims.has(id) || placed.has(id)
  // An end that has no place on this text may have one here, where the analyst gave it one.
  const nested = (claim: Claim): Claim => {
    const outer = made.claims.get(claim.id)?.nestedIn ?? claim.nestedIn
    return { ...claim, nestedIn: outer !== null && isThere(outer) ? outer : null }
  }
  const claims = [...there.claims.values()].filter(({ id }) => placed.has(id)).map(nested)
  const links = [...made.links.values()].filter(({ id }) => !set.links.has(id))
  const fit = links.filter(({ from, to }) => isThere(from) && isThere(to))
  const waiting = new Set([...set.rechecks.values(), ...rechecks].flatMap((recheck) => recheck.links.map(({ id }) => id)))
  const enclosed = new Set([...set.rechecks.values(), ...rechecks].flatMap(({ encloses }) => encloses))
  const isCut = ({ id, nestedIn }: Claim): boolean => nestedIn === null && Boolean(made.claims.get(id)?.nestedIn) && !enclosed.has(id)
  const existing = [...made.claims.values()].filter(isKnown)
  const rejected = [...there.rejected.values()].filter((rejection) => !set.rejected.has(rejectionId(rejection)))
  const losses: readonly Loss[] = [
    { what: 'links', count: links.filter((link) => !fit.includes(link) && !waiting.has(link.id)).length },
    { what: 'nesting', count: claims.filter(isCut).length },
    { what: 'rejections', count: made.rejected.size - there.rejected.size },
  ]
  const atoms: readonly AtomicOp[] = [
    ...claims.map((claim): AtomicOp => ({ kind: 'claim.add', claim })),
    ...fit.map((link: Link): AtomicOp => ({ kind: 'link.add', link })),
    ...rechecks.map((recheck): AtomicOp => ({ kind: 'recheck.add', recheck })),
    ...rejected.map((rejection): AtomicOp => ({ kind: 'suggestion.reject', rejection })),
  ]
  return {
    op: { label: 'import', atoms },
    fresh: new Set([...placed, ...rechecks.map(({ id }) => id)]),
    claims: claims.length,
    links: fit.length,
    existing: existing.length,
    differing: existing.filter(({ id }) => !deepEqual(set.claims.get(id), nestedOrNone(there.claims.get(id), nested))).length,
    losses: losses.filter(({ count }) => count > 0),
  }
}

const nestedOrNone = (claim: Claim | undefined, nested: (claim: Claim) => Claim): Claim | undefined => claim && nested(claim)
