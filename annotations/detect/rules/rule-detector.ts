import { paragraphRoles } from '../reading/boilerplate'
import { viewClaims, type ClaimView } from '../relations/claim-view'
import { findConflicts, type Conflict } from '../relations/conflicts'
import type { Detection, Detector, SuggestedLink, Suggestion } from '../detector'
import type { Draft } from './draft'
import { nameSources } from '../sources/names'
import { nestDrafts } from './nesting'
import { findOwnVoice } from '../own-voice/own-voice'
import { splitParagraphs } from '../reading/paragraphs'
import { readPassage } from '../reading/passage'
import { findUnfaithfulQuotes } from '../relations/quote-fidelity'
import { findRepetitions } from '../relations/repetitions'
import { findInnerStatements, findStatements, NO_CARRY, type Carry } from './statements'
import { judge } from '../tags'

const ID = 'rules-1'

/**
 * Finds claims by hand-written rules: quotations, a lexicon of cues, the place of the source beside them, and sentences in the article's
 * own voice. docs/detection.md lists the rules and how well they do.
 */
export const ruleDetector: Detector = { id: ID, detect }

function detect(text: string): Detection {
  const { drafts, nestedIn } = nestDrafts(findDrafts(text))
  const sources = nameSources(text, drafts)
  const views = viewClaims(text, drafts, sources)
  const conflicts = findConflicts(text, views)
  const byClaim = conflictsByClaim(conflicts)
  const fidelity = findUnfaithfulQuotes(text, views)
  const suggestions = views.map((view): Suggestion => {
    const judgement = judge(text, view, byClaim.get(view.index) ?? [])
    const extra = fidelity.get(view.index)
    return {
      key: keyOf(view),
      kind: view.draft.kind,
      content: view.draft.content,
      source: view.draft.source,
      cue: view.draft.cue,
      sourceName: view.source.name,
      sourceKind: view.source.kind,
      nestedIn: nestedIn[view.index] ?? null,
      tag: judgement.tag,
      reasons: extra ? [...judgement.reasons, extra] : judgement.reasons,
      confidence: judgement.confidence,
    }
  })
  return { detector: ID, suggestions, links: linksOf(views, conflicts) }
}

function findDrafts(text: string): Draft[] {
  const paragraphs = splitParagraphs(text)
  const roles = paragraphRoles(text, paragraphs)
  const drafts: Draft[] = []
  let carry: Carry = NO_CARRY
  paragraphs.forEach((span, paragraph) => {
    if (roles[paragraph] !== 'body') return
    const passage = readPassage(text, span)
    const statements = findStatements(passage, paragraph, carry)
    carry = statements.carry
    for (const draft of statements.drafts) drafts.push(draft)
    for (const draft of findInnerStatements(passage, paragraph)) drafts.push(draft)
    for (const draft of findOwnVoice(passage, paragraph, statements.attributed)) drafts.push(draft)
  })
  return drafts
}

/** Unique within a text: no two drafts share content, source and cue. */
function keyOf({ draft }: ClaimView): string {
  const part = (spans: Draft['content']): string => spans.map(({ start, end }) => `${start}-${end}`).join('+')
  return [draft.kind === 'own-voice' ? 'own' : 'att', part(draft.content), part(draft.source), part(draft.cue)].join(':')
}

function conflictsByClaim(conflicts: readonly Conflict[]): ReadonlyMap<number, Conflict[]> {
  const byClaim = new Map<number, Conflict[]>()
  for (const conflict of conflicts) {
    for (const index of [conflict.from, conflict.to]) {
      const list = byClaim.get(index)
      if (list) list.push(conflict)
      else byClaim.set(index, [conflict])
    }
  }
  return byClaim
}

function linksOf(views: readonly ClaimView[], conflicts: readonly Conflict[]): SuggestedLink[] {
  const contradictions = conflicts.map(({ from, to, reason }): SuggestedLink => ({ kind: 'contradicts', from, to, reason }))
  const repetitions = findRepetitions(views).map(({ from, to, reason }): SuggestedLink => ({ kind: 'repeats', from, to, reason }))
  return [...contradictions, ...repetitions]
}
