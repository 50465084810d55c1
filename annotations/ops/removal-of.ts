import type { AnnotationSet } from '../model/annotation-set'
import type { Claim } from '../model/claim'
import type { AtomicOp } from './op'

/** The atoms that take a claim out of a set: first what refers to it, so that the inverse can put everything back. */
export function removalOf(set: AnnotationSet, claim: Claim): readonly AtomicOp[] {
  const { id } = claim
  const links = [...set.links.values()].filter((link) => link.from === id || link.to === id)
  const nested = [...set.claims.values()].filter((other) => other.nestedIn === id)
  return [
    ...links.map((link): AtomicOp => ({ kind: 'link.remove', link })),
    ...nested.map((other): AtomicOp => ({ kind: 'claim.nesting', id: other.id, before: id, after: null })),
    { kind: 'claim.remove', claim },
  ]
}
