import { paragraphRoles } from '../reading/boilerplate'
import { splitParagraphs } from '../reading/paragraphs'
import { readPassage, type Passage } from '../reading/passage'
import type { Draft } from '../rules/draft'
import { findStatements, NO_CARRY, type Carry } from '../rules/statements'
import { observe, type Observed } from './observed'
import { viewRules, type RuleView } from './rule-view'
import { stateAfter, viewSentences, type Place, type SentenceView } from './sentence-view'

/** One paragraph as the labeller sees it: its tokens, what the rules find in it, and where it stands. */
export interface ReadPassage {
  readonly passage: Passage
  readonly place: Place
  /** Attributions by the rules outside quotations; none in boilerplate. */
  readonly drafts: readonly Draft[]
  readonly seen: Observed
  readonly rules: RuleView
  readonly sentences: SentenceView
}

/** Calls `use` for each paragraph in turn, boilerplate included, so that a long text need not be held in memory at once. Linear. */
export function readArticle(text: string, use: (read: ReadPassage) => void): void {
  const paragraphs = splitParagraphs(text)
  const roles = paragraphRoles(text, paragraphs)
  let carry: Carry = NO_CARRY
  let before = 0
  paragraphs.forEach((span, paragraph) => {
    const passage = readPassage(text, span)
    const role = roles[paragraph] ?? 'body'
    const statements = role === 'body' ? findStatements(passage, paragraph, carry) : null
    if (statements) ({ carry } = statements)
    const drafts = statements?.drafts ?? []
    const place: Place = { role, paragraph, paragraphs: paragraphs.length, before }
    const seen = observe(passage)
    const rules = viewRules(passage, drafts)
    use({ passage, place, drafts, seen, rules, sentences: viewSentences(passage, seen, rules, place) })
    before = stateAfter(passage, rules)
  })
}
