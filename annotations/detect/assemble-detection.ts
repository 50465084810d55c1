import type { DetectionSteps, SuggestedLink, Suggestion } from './detector'
import type { TextLanguage } from './language/text-language'
import { viewClaims } from './relations/claim-view'
import { findRelations, type Conflict, type Relations } from './relations/conflicts'
import { findUnfaithfulQuotes } from './relations/quote-fidelity'
import type { Draft } from './rules/draft'
import { nestDrafts } from './rules/nesting'
import { nameSources } from './sources/names'
import { suggestionKey } from './suggestion-key'
import { judge } from './tags'

/** From drafts to suggestions: nesting, names of sources, conflicts, repetitions, fidelity of quotations, tags. Yields from `done` to 1. */
export function* assembleDetection(
  detector: string,
  text: string,
  language: TextLanguage,
  found: readonly Draft[],
  done: number,
): DetectionSteps {
  const share = (part: number): number => done + (1 - done) * part
  yield share(0)
  const keys = keysOf(found)
  const { drafts, nestedIn } = nestDrafts([...keys.keys()])
  const sources = nameSources(text, drafts)
  yield share(0.2)
  const views = viewClaims(text, drafts, sources)
  yield share(0.4)
  const relations = findRelations(text, views)
  yield share(0.6)
  const links = linksOf(relations)
  const byClaim = conflictsByClaim(relations.conflicts)
  yield share(0.8)
  const fidelity = findUnfaithfulQuotes(text, views)
  const suggestions = views.map((view): Suggestion => {
    const judgement = judge(text, view, byClaim.get(view.index) ?? [])
    const extra = fidelity.get(view.index)
    return {
      key: keys.get(view.draft) ?? '',
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
  return { detector, language, suggestions, links }
}

/** The key of each draft. Of two that say the same of the same words the first alone: where a claim stands is what it is known by. */
function keysOf(found: readonly Draft[]): ReadonlyMap<Draft, string> {
  const keys = new Map<Draft, string>()
  const met = new Set<string>()
  for (const draft of found) {
    const key = suggestionKey(draft.kind, draft.content, draft.source, draft.cue)
    if (!met.has(key)) keys.set(draft, key)
    met.add(key)
  }
  return keys
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

function linksOf({ conflicts, updates, repetitions }: Relations): SuggestedLink[] {
  const links = (kind: SuggestedLink['kind'], found: readonly Omit<SuggestedLink, 'kind'>[]): SuggestedLink[] =>
    found.map(({ from, to, reason }) => ({ kind, from, to, reason }))
  return [...links('contradicts', conflicts), ...links('updates', updates), ...links('repeats', repetitions)]
}
