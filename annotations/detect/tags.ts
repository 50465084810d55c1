import type { Reason, Tag } from '../model/claim'
import { sliceSpans } from '../text/span'
import { OWN_VOICE_PRIORS } from './own-voice/own-voice-confidence'
import type { ClaimView } from './relations/claim-view'
import { isDenial } from './relations/conflict-denials'
import type { Conflict } from './relations/conflicts'
import type { FindingRule } from './rules/draft'
import { cueText, shorten, sourceLabel } from './relations/explain'

export interface Judgement {
  readonly tag: Tag
  readonly reasons: readonly Reason[]
  readonly confidence: number
}

/** How often a finding of each rule is right. Set by hand on the project's own cases; see docs/detection.md. */
const CONFIDENCE: Readonly<Record<FindingRule, number>> = {
  'statement-before-cue': 0.95,
  'inverted-cue': 0.95,
  'statement-around-cue': 0.9,
  'according-to': 0.9,
  'clause-after-cue': 0.8,
  'quote-continued': 0.75,
  'shared-source': 0.7,
  'cue-inside-quote': 0.65,
  'cue-inside-statement': 0.6,
  'content-elsewhere': 0.7,
  'speaker-line': 0.85,
  'passive-cue': 0.55,
  ...OWN_VOICE_PRIORS,
  'foreign-quote': 0.5,
  'foreign-number': 0.3,
}

/** Words with which an article keeps its distance. */
const VAGUE = /\b(?:reportedly|allegedly|apparently|supposedly|rumou?red|unconfirmed)\b/i

/** The tag proposed for one claim, with every reason in words that can be checked against the text. */
export function judge(text: string, view: ClaimView, conflicts: readonly Conflict[]): Judgement {
  const finding: Reason = { rule: view.draft.rule, text: findingText(text, view) }
  const base = view.draft.confidence ?? CONFIDENCE[view.draft.rule]
  if (conflicts.length > 0) {
    const reasons = conflicts.map(({ rule, reason }) => ({ rule, text: reason }))
    return { tag: 'contested', reasons: [...reasons, finding], confidence: Math.min(base, 0.8) }
  }
  if (view.draft.kind === 'own-voice') return { tag: 'unverified', reasons: [finding], confidence: base }
  if (isDenial(text, view)) {
    return {
      tag: 'contested',
      reasons: [{ rule: 'denial-alone', text: `“${cueText(text, view)}” shows that somebody claims otherwise` }, finding],
      confidence: base * 0.8,
    }
  }
  const doubt = doubtOf(text, view)
  return doubt
    ? { tag: 'unverified', reasons: [doubt, finding], confidence: base * 0.9 }
    : { tag: 'attributed', reasons: [finding], confidence: base }
}

/** Why an attribution identifies nobody, or null. */
function doubtOf(text: string, view: ClaimView): Reason | null {
  const words = shorten(sliceSpans(text, view.draft.source))
  if (view.source.kind === 'anonymous') return { rule: 'anonymous-source', text: `“${words}” does not say who` }
  if (view.source.kind === 'second-hand') return { rule: 'second-hand-source', text: `“${words}” passes on what others said` }
  if (view.source.kind === 'none') return { rule: 'no-source', text: 'No source is named for it' }
  const vague = VAGUE.exec(cueText(text, view))
  return vague ? { rule: 'vague-cue', text: `“${vague[0]}” keeps a distance` } : null
}

function findingText(text: string, view: ClaimView): string {
  const { draft } = view
  const start = draft.content[0]?.start ?? 0
  const sign = draft.sign ? shorten(text.slice(draft.sign.start, draft.sign.end)) : ''
  switch (draft.rule) {
    case 'quote-continued':
      return `A quotation without a cue of its own; ${sourceLabel(view)} spoke last`
    case 'own-hedged':
      return `“${sign}” keeps a distance, and no source is given`
    case 'own-number':
      return `No source is given, and “${sign}” can be checked`
    case 'own-date':
      return `No source is given, and “${sign}” can be checked against a calendar or an archive`
    case 'own-superlative':
      return `No source is given, and “${sign}” compares`
    case 'own-event':
      return `No source is given for what “${sign}” tells`
    case 'foreign-quote':
      return `A quotation in a language whose cues are not known; ${view.draft.source.length > 0 ? 'the name stands beside it' : 'no name stands beside it'}`
    case 'foreign-number':
      return `“${sign}” can be checked; whether the sentence has a source is not known in this language`
    default:
      return `“${cueText(text, view)}” at ${draft.cue[0]?.start ?? start}, source: ${sourceLabel(view)}`
  }
}
