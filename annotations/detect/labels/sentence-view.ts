import type { ParagraphRole } from '../reading/boilerplate'
import type { Passage } from '../reading/passage'
import { join } from './hash'
import { endsRun, roleIndexOf } from './label-set'
import { PAD, type Observed } from './observed'
import type { RuleView } from './rule-view'

/** Where a passage stands in its article. */
export interface Place {
  readonly role: ParagraphRole
  /** Index among the paragraphs of the article, and how many there are. */
  readonly paragraph: number
  readonly paragraphs: number
  /** The paragraph before it: 0 none, 1 without attributions by the rules, 2 with some, 3 its last sentence is in one; plus 4 where it ends in a quotation. */
  readonly before: number
}

/** What is known of each sentence of a passage, as numbers that mean nothing but themselves. */
export interface SentenceView {
  readonly summary: Int32Array
  readonly place: Int32Array
  readonly before: Int32Array
  readonly after: Int32Array
  readonly context: number
}

const ROLES: Readonly<Record<ParagraphRole, number>> = {
  body: 0,
  headline: 1,
  heading: 2,
  byline: 3,
  date: 4,
  'read-more': 5,
  caption: 6,
  share: 7,
}

export function viewSentences(passage: Passage, seen: Observed, rules: RuleView, place: Place): SentenceView {
  const { sentences, tokens } = passage
  const count = sentences.length
  const summary = new Int32Array(count)
  const places = new Int32Array(count)
  const states = new Int32Array(count)
  for (let s = 0; s < count; s++) {
    const range = sentences[s]
    if (!range) continue
    let frames = 0
    let quoted = 0
    let drafts = 0
    let last = 0
    let labelled = 0
    for (let i = range.first; i < range.end; i++) {
      const at = PAD + i
      if ((seen.quote[at] ?? 0) > 0) quoted++
      else if ((seen.frame[at] ?? 0) > 0) frames |= (seen.frame[at] ?? 0) < 3 ? 2 : 1
      const draft = rules.draft[at] ?? 0
      if (draft === 0) continue
      labelled++
      if (draft !== last) drafts++
      last = draft
    }
    const length = range.end - range.first
    const quotedPart = quoted === 0 ? 0 : quoted >= length - 1 ? 3 : quoted > length / 2 ? 2 : 1
    summary[s] = frames + quotedPart * 4 + Math.min(drafts, 3) * 16 + (labelled > length * 0.8 ? 64 : 0)
    places[s] = (s === 0 ? 1 : 0) + (s === count - 1 ? 2 : 0) + (length < 6 ? 4 : length < 14 ? 8 : 0) + quotedPart * 16
    const end = rules.label[PAD + range.end - 1] ?? 0
    const start = rules.label[PAD + range.first] ?? 0
    states[s] = Math.min(drafts, 2) + quotedPart * 4 + (roleIndexOf(start) + 1) * 16 + (roleIndexOf(end) + 1) * 64
  }
  const before = new Int32Array(count)
  const after = new Int32Array(count)
  for (let s = 0; s < count; s++) {
    before[s] = s === 0 ? -1 - place.before : join(states[s - 1] ?? 0, Math.min(s, 3))
    after[s] = s === count - 1 ? -1 : (states[s + 1] ?? 0)
  }
  const where = place.paragraph === 0 ? 0 : place.paragraph === 1 ? 1 : place.paragraph === place.paragraphs - 1 ? 2 : 3
  const size = tokens.length < 20 ? 0 : tokens.length < 60 ? 1 : 2
  const context = ROLES[place.role] + where * 8 + place.before * 32 + size * 256 + (count === 1 ? 1024 : 0)
  return { summary, place: places, before, after, context }
}

/** What this passage says to the next one, for `Place.before`. */
export function stateAfter(passage: Passage, rules: RuleView): number {
  const { tokens, quotes, sentences } = passage
  const last = sentences.at(-1)
  if (!last) return 0
  let isReported = false
  for (let i = 0; i < tokens.length && !isReported; i++) isReported = (rules.draft[PAD + i] ?? 0) > 0
  let ends = false
  for (let i = last.first; i < last.end && !ends; i++) ends = endsRun(rules.label[PAD + i] ?? 0)
  const inQuote = (quotes.at[tokens.length - 1] ?? -1) >= 0 || (quotes.at[tokens.length - 2] ?? -1) >= 0
  return (ends ? 3 : isReported ? 2 : 1) + (inQuote ? 4 : 0)
}
