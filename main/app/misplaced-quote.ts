import type { Anchors } from '#annotations/anchor/anchor'
import { rejectionId } from '#annotations/model/annotation-set'
import type { AtomicOp, Op } from '#annotations/ops/op'
import type { Spans } from '#annotations/text/span'
import { isOnText } from './is-on-text'

/**
 * The id of what in `op` says anything but what `text` has at its offsets, or null: offsets never drift in unnoticed. The parts of a
 * span must also stand in order and apart, and end between characters: everything that reads them relies on it.
 */
export function misplacedQuote(text: string, op: Op): string | null {
  for (const atom of op.atoms) {
    const { id, anchors, spans } = placesOf(atom)
    if (![...anchors, spans].every((parts) => isOnText(text, parts))) return id
  }
  return null
}

interface Places {
  readonly id: string
  readonly anchors: readonly Anchors[]
  readonly spans: Spans
}

function placesOf(atom: AtomicOp): Places {
  switch (atom.kind) {
    case 'claim.add':
      return { id: atom.claim.id, anchors: [atom.claim.content, atom.claim.source, atom.claim.cue], spans: [] }
    case 'claim.spans':
      return { id: atom.id, anchors: [atom.after], spans: [] }
    case 'suggestion.reject':
      return { id: rejectionId(atom.rejection), anchors: [], spans: atom.rejection.content }
    default:
      return { id: '', anchors: [], spans: [] }
  }
}
