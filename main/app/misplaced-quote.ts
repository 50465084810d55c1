import type { Anchors } from '#annotations/anchor/anchor'
import type { AtomicOp, Op } from '#annotations/ops/op'

/** The id of a claim in `op` with a part whose quote is not what `text` has at its offsets, or null: offsets never drift in unnoticed. */
export function misplacedQuote(text: string, op: Op): string | null {
  for (const atom of op.atoms) {
    if (!anchorsOf(atom).every((anchor) => text.slice(anchor.start, anchor.end) === anchor.exact && anchor.exact !== '')) return idOf(atom)
  }
  return null
}

function anchorsOf(atom: AtomicOp): Anchors {
  if (atom.kind === 'claim.add') return [...atom.claim.content, ...atom.claim.source, ...atom.claim.cue]
  return atom.kind === 'claim.spans' ? atom.after : []
}

function idOf(atom: AtomicOp): string {
  if (atom.kind === 'claim.add') return atom.claim.id
  return atom.kind === 'claim.spans' ? atom.id : ''
}
