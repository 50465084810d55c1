import type { Anchors } from '../anchor/anchor'
import { assertNever } from '../model/assert-never'
import type { AnnotationSet } from '../model/annotation-set'
import type { Claim, Tag } from '../model/claim'
import { spansEqual } from '../text/span'
import { anchorsIn } from './anchors-in'
import { applyOp, type Conflict } from './apply'
import type { Edit } from './edit'
import type { AtomicOp, Op, OpLabel } from './op'
import { planRecheck, type RecheckEdit } from './plan-recheck'
import { removalOf } from './removal-of'

/** The op that does what `edit` asks, `unchanged` where it asks for what is already so, or why it cannot be done. */
export type Planned = { readonly kind: 'planned'; readonly op: Op } | { readonly kind: 'unchanged' } | Conflict

/**
 * Completes an edit with before-images and quotes taken from the set and from the revision's text.
 * @param at the time to write into what is created, ISO 8601 UTC
 */
export function planEdit(set: AnnotationSet, text: string, edit: Edit, at: string): Planned {
  switch (edit.kind) {
    case 'accept': {
      const { suggestion } = edit
      const content = anchorsIn(text, suggestion.content)
      const source = anchorsIn(text, suggestion.source)
      const cue = anchorsIn(text, suggestion.cue)
      if (!content || !source || !cue || content.length === 0) return conflict('invalid', edit.id)
      const tag = edit.tag ?? suggestion.tag
      const claim: Claim = {
        id: edit.id,
        kind: suggestion.kind,
        content,
        source,
        cue,
        sourceName: suggestion.sourceName,
        sourceKind: suggestion.sourceKind,
        nestedIn: presentClaim(set, edit.nestedIn),
        tag,
        note: '',
        evidence: [],
        origin: {
          kind: 'suggestion',
          detector: edit.detector,
          key: suggestion.key,
          tag: suggestion.tag,
          confidence: suggestion.confidence,
          reasons: suggestion.reasons,
        },
        createdAt: at,
      }
      const inside = (edit.encloses ?? []).filter((id) => set.claims.get(id)?.nestedIn === null)
      return planned(
        edit.tag === null ? 'accept' : tagLabel(tag),
        { kind: 'claim.add', claim },
        ...inside.map((id): AtomicOp => ({ kind: 'claim.nesting', id, before: null, after: edit.id })),
      )
    }
    case 'reject': {
      const { key, content, reasons = [] } = edit.suggestion
      const rules = [...new Set(reasons.map(({ rule }) => rule))]
      const rejection = { detector: edit.detector, key, content, ...(rules.length === 0 ? {} : { rules }) }
      return planned('reject', { kind: 'suggestion.reject', rejection })
    }
    case 'add': {
      const content = anchorsIn(text, edit.content)
      const source = anchorsIn(text, edit.source ?? [])
      const cue = anchorsIn(text, edit.cue ?? [])
      if (!content || !source || !cue || content.length === 0) return conflict('invalid', edit.id)
      const attributed = source.length > 0 || cue.length > 0
      const claim: Claim = {
        id: edit.id,
        content,
        source,
        cue,
        kind: edit.claimKind ?? (attributed ? 'attribution' : 'own-voice'),
        sourceName: edit.sourceName ?? source.map((part) => part.exact).join(' '),
        sourceKind: edit.sourceKind ?? (source.length > 0 ? 'named' : 'none'),
        nestedIn: null,
        tag: edit.tag ?? null,
        note: edit.note ?? '',
        evidence: [],
        origin: { kind: 'analyst' },
        createdAt: at,
      }
      return planned('add-claim', { kind: 'claim.add', claim })
    }
    case 'link': {
      const { id, linkKind: kind, from, to, reason } = edit
      return planned('link', { kind: 'link.add', link: { id, kind, from, to, reason } })
    }
    case 'unlink': {
      const link = set.links.get(edit.id)
      return link ? planned('unlink', { kind: 'link.remove', link }) : conflict('missing', edit.id)
    }
    case 'recheck.confirm':
    case 'recheck.place':
    case 'recheck.drop':
      return planRecheck(set, text, edit)
    case 'batch':
      return planBatch(set, text, edit, at)
    default: {
      const claim = set.claims.get(edit.id)
      return claim ? planClaimEdit(set, text, edit, claim) : conflict('missing', edit.id)
    }
  }
}

/** Edits of a batch that ask for what is already so are left out. */
function planBatch(set: AnnotationSet, text: string, { label, edits }: Extract<Edit, { kind: 'batch' }>, at: string): Planned {
  const atoms: AtomicOp[] = []
  let current = set
  for (const edit of edits) {
    const step = planEdit(current, text, edit, at)
    if (step.kind === 'conflict') return step
    if (step.kind === 'unchanged') continue
    const result = applyOp(current, step.op)
    if (result.kind === 'conflict') return result
    current = result.set
    atoms.push(...step.op.atoms)
  }
  return atoms.length === 0 ? { kind: 'unchanged' } : planned(label, ...atoms)
}

type ClaimEdit = Exclude<Edit, { kind: 'accept' | 'reject' | 'add' | 'link' | 'unlink' | 'batch' | RecheckEdit['kind'] }>

function planClaimEdit(set: AnnotationSet, text: string, edit: ClaimEdit, claim: Claim): Planned {
  const { id } = claim
  switch (edit.kind) {
    case 'delete': {
      const recheck = set.rechecks.get(id)
      return planned('delete-claim', ...removalOf(set, claim), ...(recheck ? [{ kind: 'recheck.remove', recheck } as const] : []))
    }
    case 'tag':
      if (claim.tag === edit.tag) return { kind: 'unchanged' }
      return planned(tagLabel(edit.tag), { kind: 'claim.tag', id, before: claim.tag, after: edit.tag })
    case 'spans': {
      const after = anchorsIn(text, edit.spans)
      if (!after || (edit.part === 'content' && after.length === 0)) return conflict('invalid', id)
      const before = claim[edit.part]
      if (spansEqual(before, after)) return { kind: 'unchanged' }
      const label = edit.part === 'content' ? 'edit-content' : edit.part === 'source' ? 'edit-source-span' : 'edit-cue-span'
      const spans: AtomicOp = { kind: 'claim.spans', id, part: edit.part, before, after }
      return planned(label, spans, ...describeNewSource(claim, edit.part, after))
    }
    case 'source': {
      const before = { kind: claim.kind, sourceName: claim.sourceName, sourceKind: claim.sourceKind }
      const after = { kind: edit.claimKind ?? claim.kind, sourceName: edit.sourceName, sourceKind: edit.sourceKind }
      if (before.kind === after.kind && before.sourceName === after.sourceName && before.sourceKind === after.sourceKind)
        return { kind: 'unchanged' }
      return planned('edit-source', { kind: 'claim.source', id, before, after })
    }
    case 'note':
      if (claim.note === edit.note) return { kind: 'unchanged' }
      return planned('edit-note', { kind: 'claim.note', id, before: claim.note, after: edit.note })
    case 'evidence.add':
      if (claim.evidence.some((item) => item.id === edit.evidence.id)) return conflict('exists', edit.evidence.id)
      return evidence('add-evidence', claim, [...claim.evidence, edit.evidence])
    case 'evidence.edit':
      if (!claim.evidence.some((item) => item.id === edit.evidence.id)) return conflict('missing', edit.evidence.id)
      return evidence(
        'edit-evidence',
        claim,
        claim.evidence.map((item) => (item.id === edit.evidence.id ? edit.evidence : item)),
      )
    case 'evidence.delete':
      if (!claim.evidence.some((item) => item.id === edit.evidenceId)) return conflict('missing', edit.evidenceId)
      return evidence(
        'delete-evidence',
        claim,
        claim.evidence.filter((item) => item.id !== edit.evidenceId),
      )
    default:
      return assertNever(edit)
  }
}

/** A source or cue marked on an own-voice claim makes it an attribution, named by the words marked, unless the analyst named it already. */
function describeNewSource(claim: Claim, part: string, after: Anchors): readonly AtomicOp[] {
  if (part === 'content' || after.length === 0) return []
  const words = part === 'source' ? after.map((anchor) => anchor.exact).join(' ') : ''
  const before = { kind: claim.kind, sourceName: claim.sourceName, sourceKind: claim.sourceKind }
  const named = words !== '' && claim.sourceName === ''
  if (claim.kind === 'attribution' && !named) return []
  const kind = claim.sourceKind === 'none' && named ? 'named' : claim.sourceKind
  return [
    {
      kind: 'claim.source',
      id: claim.id,
      before,
      after: { kind: 'attribution', sourceName: named ? words : claim.sourceName, sourceKind: kind },
    },
  ]
}

function presentClaim(set: AnnotationSet, id: string | null | undefined): string | null {
  return id !== null && id !== undefined && set.claims.has(id) ? id : null
}

function evidence(label: OpLabel, claim: Claim, after: Claim['evidence']): Planned {
  return planned(label, { kind: 'claim.evidence', id: claim.id, before: claim.evidence, after })
}

const tagLabel = (tag: Tag | null): OpLabel => (tag === null ? 'untag' : `tag-${tag}`)
const planned = (label: OpLabel, ...atoms: readonly AtomicOp[]): Planned => ({ kind: 'planned', op: { label, atoms } })
const conflict = (reason: Conflict['reason'], id: string): Conflict => ({ kind: 'conflict', reason, id })
