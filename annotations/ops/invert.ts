import { assertNever } from '../model/assert-never'
import type { AtomicOp, Op } from './op'

/** The op that takes back `op`: `apply(apply(set, op), invert(op))` is `set`. It keeps the label, so undo and redo name the same thing. */
export function invertOp(op: Op): Op {
  return { label: op.label, atoms: op.atoms.toReversed().map(invertAtom) }
}

function invertAtom(atom: AtomicOp): AtomicOp {
  switch (atom.kind) {
    case 'claim.add':
      return { ...atom, kind: 'claim.remove' }
    case 'claim.remove':
      return { ...atom, kind: 'claim.add' }
    case 'link.add':
      return { ...atom, kind: 'link.remove' }
    case 'link.remove':
      return { ...atom, kind: 'link.add' }
    case 'suggestion.reject':
      return { ...atom, kind: 'suggestion.restore' }
    case 'suggestion.restore':
      return { ...atom, kind: 'suggestion.reject' }
    case 'recheck.add':
      return { ...atom, kind: 'recheck.remove' }
    case 'recheck.remove':
      return { ...atom, kind: 'recheck.add' }
    case 'decision.add':
      return { ...atom, kind: 'decision.remove' }
    case 'decision.remove':
      return { ...atom, kind: 'decision.add' }
    case 'message.add':
      return { ...atom, kind: 'message.remove' }
    case 'message.remove':
      return { ...atom, kind: 'message.add' }
    case 'stage.add':
      return { ...atom, kind: 'stage.remove' }
    case 'stage.remove':
      return { ...atom, kind: 'stage.add' }
    case 'set.revision':
      return { ...atom, before: atom.after, after: atom.before }
    case 'claim.origin':
      return { ...atom, before: atom.after, after: atom.before }
    case 'claim.tag':
      return { ...atom, before: atom.after, after: atom.before }
    case 'claim.spans':
      return { ...atom, before: atom.after, after: atom.before }
    case 'claim.source':
      return { ...atom, before: atom.after, after: atom.before }
    case 'claim.nesting':
      return { ...atom, before: atom.after, after: atom.before }
    case 'claim.note':
      return { ...atom, before: atom.after, after: atom.before }
    case 'claim.evidence':
      return { ...atom, before: atom.after, after: atom.before }
    default:
      return assertNever(atom)
  }
}
