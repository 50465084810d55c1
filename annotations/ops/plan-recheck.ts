import type { Anchor, Anchors } from '../anchor/anchor'
import { describeSpan } from '../anchor/describe'
import { suggestionKey } from '../detect/suggestion-key'
import type { AnnotationSet } from '../model/annotation-set'
import { assertNever } from '../model/assert-never'
import type { Claim, ClaimPart, Origin } from '../model/claim'
import type { Recheck } from '../model/recheck'
import { paragraphAt } from '../text/paragraphs'
import { hull, type Spans, spansEqual } from '../text/span'
import { anchorsIn } from './anchors-in'
import type { Conflict } from './apply'
import type { Edit } from './edit'
import type { AtomicOp, Op, OpLabel } from './op'
import { removalOf } from './removal-of'

/** The three ways in which an analyst ends a recheck. */
export type RecheckEdit = Extract<Edit, { kind: 'recheck.confirm' | 'recheck.place' | 'recheck.drop' }>

/** The op that settles a claim to look at again, with all that was taken off it where it gets a place once more. */
export function planRecheck(set: AnnotationSet, text: string, edit: RecheckEdit): { readonly kind: 'planned'; readonly op: Op } | Conflict {
  const { id } = edit
  const recheck = set.rechecks.get(id)
  if (!recheck) return conflict('missing', id)
  const claim = set.claims.get(id)
  const settle: AtomicOp = { kind: 'recheck.remove', recheck }
  switch (edit.kind) {
    case 'recheck.confirm':
      // Without a place there is nothing that could be confirmed.
      return claim ? planned('confirm-claim', settle) : conflict('missing', id)
    case 'recheck.drop':
      return planned('drop-claim', ...(claim ? removalOf(set, claim) : []), settle)
    case 'recheck.place': {
      const content = anchorsIn(text, edit.content)
      const part = (name: 'source' | 'cue'): Anchors | null => {
        const spans = edit[name]
        return spans ? anchorsIn(text, spans) : claim ? claim[name] : nearby(text, edit.content, recheck.was[name])
      }
      const source = part('source')
      const cue = part('cue')
      if (!content || !source || !cue || content.length === 0) return conflict('invalid', id)
      if (claim) return planned('place-claim', ...moves(claim, { content, source, cue }), settle)
      return planned('place-claim', ...putBack(set, recheck, { content, source, cue }), settle)
    }
    default:
      return assertNever(edit)
  }
}

type Placed = Readonly<Record<ClaimPart, Anchors>>

function moves(claim: Claim, placed: Placed): readonly AtomicOp[] {
  const parts: readonly ClaimPart[] = ['content', 'source', 'cue']
  return parts
    .filter((part) => !spansEqual(claim[part], placed[part]))
    .map((part): AtomicOp => ({ kind: 'claim.spans', id: claim.id, part, before: claim[part], after: placed[part] }))
}

/** The claim at its new place, nested and linked as it was, as far as the other ends are there. */
function putBack(set: AnnotationSet, recheck: Recheck, placed: Placed): readonly AtomicOp[] {
  const { id, was } = recheck
  const nestedIn = was.nestedIn !== null && set.claims.has(was.nestedIn) && !isInside(set, was.nestedIn, recheck) ? was.nestedIn : null
  const isThere = (other: string): boolean => other === id || set.claims.has(other)
  const links = recheck.links.filter((link) => isThere(link.from) && isThere(link.to) && !set.links.has(link.id))
  const inner = recheck.encloses.filter((other) => set.claims.get(other)?.nestedIn === null && other !== nestedIn)
  return [
    { kind: 'claim.add', claim: { ...was, ...placed, nestedIn, origin: originAt(was, placed) } },
    ...inner.map((other): AtomicOp => ({ kind: 'claim.nesting', id: other, before: null, after: id })),
    ...links.map((link): AtomicOp => ({ kind: 'link.add', link })),
  ]
}

/** Where the detector proposes the same claim in its new place, that is this one and not to be proposed once more. */
function originAt({ kind, origin }: Claim, { content, source, cue }: Placed): Origin {
  return origin.kind === 'suggestion' ? { ...origin, key: suggestionKey(kind, content, source, cue) } : origin
}

/** Whether the enclosing claim would come to stand inside the claim itself. */
function isInside(set: AnnotationSet, outer: string, { encloses }: Recheck): boolean {
  for (let at: string | null = outer; at !== null; at = set.claims.get(at)?.nestedIn ?? null) if (encloses.includes(at)) return true
  return false
}

/** Source and cue are looked for where the content now stands, each by its words; one that is not there once is left off. */
function nearby(text: string, content: Spans, known: Anchors): Anchors {
  const around = hull(content)
  if (!around) return []
  const { start } = paragraphAt(text, around.start)
  const { end } = paragraphAt(text, Math.max(around.start, around.end - 1))
  const paragraph = text.slice(start, end)
  const found: Anchor[] = []
  for (const { exact } of known) {
    const at = paragraph.indexOf(exact)
    if (exact === '' || at < 0 || paragraph.includes(exact, at + 1)) return []
    found.push(describeSpan(text, { start: start + at, end: start + at + exact.length }))
  }
  const inOrder = found.every((anchor, i) => i === 0 || (found[i - 1]?.end ?? 0) < anchor.start)
  return inOrder ? found : []
}

const planned = (label: OpLabel, ...atoms: readonly AtomicOp[]) => ({ kind: 'planned', op: { label, atoms } }) as const
const conflict = (reason: Conflict['reason'], id: string): Conflict => ({ kind: 'conflict', reason, id })
