import type { AnnotationSet } from '../model/annotation-set'
import type { Conflict } from './apply'
import type { AtomicOp, Op } from './op'

/**
 * What is wrong with the nesting that an op leaves behind: a claim in one that is not there, or round a circle. Looked at once the whole op
 * is done, so that its atoms may come in any order. Each claim is walked over once, however deep the nesting.
 */
export function nestingConflict({ claims }: AnnotationSet, op: Op): Conflict | null {
  const sound = new Set<string>()
  for (const atom of op.atoms) {
    const id = nestedBy(atom)
    const outer = id === null ? null : (claims.get(id)?.nestedIn ?? null)
    if (id === null || outer === null) continue
    if (!claims.has(outer)) return { kind: 'conflict', reason: 'missing', id: outer }
    const path = new Set<string>()
    for (let at: string | null = id; at !== null && !sound.has(at); at = claims.get(at)?.nestedIn ?? null) {
      if (path.has(at)) return { kind: 'conflict', reason: 'invalid', id }
      path.add(at)
    }
    for (const at of path) sound.add(at)
  }
  return null
}

function nestedBy(atom: AtomicOp): string | null {
  if (atom.kind === 'claim.add') return atom.claim.id
  return atom.kind === 'claim.nesting' ? atom.id : null
}
