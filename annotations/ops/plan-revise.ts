import type { Anchors } from '../anchor/anchor'
import { moveSuggestionKey } from '../detect/suggestion-key'
import { type AnnotationSet, type Rejection, rejectionId } from '../model/annotation-set'
import { assertNever } from '../model/assert-never'
import { type Claim, CLAIM_PARTS } from '../model/claim'
import { deepEqual } from '../model/deep-equal'
import type { Recheck } from '../model/recheck'
import type { ClaimFate, PlacedParts } from '../revise/claim-fate'
import type { Spans } from '../text/span'
import type { AtomicOp, Op } from './op'
import { removalOf } from './removal-of'

/** How a set goes to another text. */
export interface SetMap {
  /** SHA-256 of the text it goes to. */
  readonly revision: string
  /** By id: of each claim of the set, and of each claim without a place, from the text that it stood on last. */
  readonly fates: ReadonlyMap<string, ClaimFate>
  /** Where a span of the set's present text stands on the new one; null where it has no one place there. */
  readonly move: (spans: Spans) => Spans | null
}

/**
 * The one op that takes a set to another revision: every claim that has a place goes there, and all that is not simply kept is put down to
 * be looked at again. Nothing is dropped: a claim without a place keeps its words, tag, links and the text it stood on.
 * @throws RangeError where `map` says nothing of a claim
 */
export function planRevise(set: AnnotationSet, map: SetMap): Op {
  const atoms: AtomicOp[] = []
  const rechecks: AtomicOp[] = []
  const fateOf = (id: string): ClaimFate => {
    const fate = map.fates.get(id)
    if (!fate) throw new RangeError(`nothing is known of what became of claim ${id}`)
    return fate
  }
  const claims = [...set.claims.values()]
  const placed: { readonly claim: Claim; readonly parts: PlacedParts }[] = []
  /** Claims go one after the other, and what is taken off with one is not there any more for the next. */
  let rest = set
  for (const claim of claims) {
    const fate = fateOf(claim.id)
    const open = set.rechecks.get(claim.id)
    switch (fate.kind) {
      case 'kept':
      case 'moved':
        placed.push({ claim, parts: fate.placed })
        break
      case 'changed':
        placed.push({ claim, parts: fate.placed })
        rechecks.push(...replaced(open, changedRecheck(set, claim, open, fate)))
        break
      case 'ambiguous':
      case 'lost': {
        const current = rest.claims.get(claim.id) ?? claim
        const removal = removalOf(rest, current)
        atoms.push(...removal)
        rest = without(rest, claim.id, removal)
        rechecks.push(...replaced(open, unplacedRecheck(set, claim, fate)))
        break
      }
      default:
        assertNever(fate)
    }
  }
  for (const recheck of set.rechecks.values()) {
    if (!set.claims.has(recheck.id)) rechecks.push(...replaced(recheck, stillUnplaced(recheck, map)))
  }
  return {
    label: 'revise',
    atoms: [
      { kind: 'set.revision', before: set.revision, after: map.revision },
      ...atoms,
      ...placed.flatMap(({ claim, parts }) => movesOf(claim, parts, map)),
      ...rejectionsMoved(set, map),
      ...rechecks,
    ],
  }
}

function movesOf(claim: Claim, parts: PlacedParts, map: SetMap): readonly AtomicOp[] {
  const moves = CLAIM_PARTS.filter((part) => !deepEqual(claim[part], parts[part])).map((part): AtomicOp => ({
    kind: 'claim.spans',
    id: claim.id,
    part,
    before: claim[part],
    after: parts[part],
  }))
  const { origin } = claim
  if (origin.kind !== 'suggestion') return moves
  const after = { ...origin, key: keyOn(map, origin.key, claim.id) }
  return after.key === origin.key ? moves : [...moves, { kind: 'claim.origin', id: claim.id, before: origin, after }]
}

/** A key that has no place on the new text must not be taken for what the detector finds at those offsets there. */
function keyOn(map: SetMap, key: string, id: string): string {
  return moveSuggestionKey(key, map.move) ?? (key.includes('@') ? key : `${key}@${id}`)
}

/** What was turned down stays turned down where its words still stand; what is gone from the text cannot be proposed again. */
function rejectionsMoved(set: AnnotationSet, map: SetMap): readonly AtomicOp[] {
  const moved = new Map<string, Rejection>()
  for (const rejection of set.rejected.values()) {
    const content = map.move(rejection.content)
    if (!content) continue
    const there = { ...rejection, key: moveSuggestionKey(rejection.key, map.move) ?? rejection.key, content }
    if (!moved.has(rejectionId(there))) moved.set(rejectionId(there), there)
  }
  const gone = [...set.rejected.values()].filter((rejection) => !deepEqual(moved.get(rejectionId(rejection)), rejection))
  const added = [...moved].filter(([id, rejection]) => !deepEqual(set.rejected.get(id), rejection))
  return [
    ...gone.map((rejection): AtomicOp => ({ kind: 'suggestion.restore', rejection })),
    ...added.map(([, rejection]): AtomicOp => ({ kind: 'suggestion.reject', rejection })),
  ]
}

/** A claim that was to be looked at before keeps what it was then: that is what the analyst last stood by. */
function changedRecheck(
  set: AnnotationSet,
  claim: Claim,
  open: Recheck | undefined,
  { reasons, evidence }: Extract<ClaimFate, { kind: 'changed' }>,
): Recheck {
  const { revision, was } = open ?? { revision: set.revision, was: claim }
  const known = open?.reasons ?? []
  const fresh = reasons.filter((reason) => !known.some((one) => deepEqual(one, reason)))
  return {
    id: claim.id,
    fate: 'changed',
    revision,
    was,
    reasons: [...known, ...fresh],
    ...(evidence ? { evidence } : {}),
    candidates: [],
    links: [],
    encloses: [],
  }
}

function unplacedRecheck(set: AnnotationSet, claim: Claim, fate: Extract<ClaimFate, { kind: 'ambiguous' | 'lost' }>): Recheck {
  return {
    id: claim.id,
    fate: fate.kind,
    revision: set.revision,
    was: claim,
    reasons: fate.reasons,
    ...(fate.evidence ? { evidence: fate.evidence } : {}),
    candidates: fate.kind === 'ambiguous' ? fate.candidates : [],
    links: [...set.links.values()].filter(({ from, to }) => from === claim.id || to === claim.id),
    encloses: [...set.claims.values()].filter(({ nestedIn }) => nestedIn === claim.id).map(({ id }) => id),
  }
}

/** A claim without a place whose words stand in the text again is not put back unasked: it has a place to choose. */
function stillUnplaced(recheck: Recheck, map: SetMap): Recheck {
  const fate = map.fates.get(recheck.id)
  const evidence = fate?.evidence ? { evidence: fate.evidence } : {}
  switch (fate?.kind) {
    case 'kept':
    case 'moved':
    case 'changed':
      return { ...recheck, ...evidence, fate: 'ambiguous', candidates: [spansOf(fate.placed.content)] }
    case 'ambiguous':
      return { ...recheck, ...evidence, fate: 'ambiguous', candidates: fate.candidates }
    default: {
      const candidates = recheck.candidates.map(map.move).filter((spans) => spans !== null)
      return { ...recheck, ...evidence, fate: candidates.length === 0 ? 'lost' : recheck.fate, candidates }
    }
  }
}

function replaced(open: Recheck | undefined, next: Recheck): readonly AtomicOp[] {
  if (open && deepEqual(open, next)) return []
  return [...(open ? [{ kind: 'recheck.remove', recheck: open } as const] : []), { kind: 'recheck.add', recheck: next }]
}

function without(set: AnnotationSet, id: string, removal: readonly AtomicOp[]): AnnotationSet {
  let { claims, links } = set
  for (const atom of removal) {
    if (atom.kind === 'link.remove') links = links.without(atom.link.id)
    const inner = atom.kind === 'claim.nesting' ? claims.get(atom.id) : undefined
    if (inner) claims = claims.with(inner.id, { ...inner, nestedIn: null })
  }
  return { ...set, claims: claims.without(id), links }
}

const spansOf = (anchors: Anchors): Spans => anchors.map(({ start, end }) => ({ start, end }))
