import { countOf, type RuleCount, type RuleTally } from '#annotations/ledger/rule-tally'
import type { AppState } from './app-store'
import type { ArticleState } from './article-store'

type Open = Pick<ArticleState, 'article' | 'tally'>

/** The counts of the open article as they are now, and of the others as they were when they were counted. */
export function talliesOf(tallies: AppState['tallies'], { article, tally }: Open): readonly RuleTally[] {
  return [tally, ...[...tallies].flatMap(([id, other]) => (id === article.id ? [] : [other]))]
}

export function ruleCount(tallies: AppState['tallies'], open: Open, rule: string): RuleCount {
  return countOf(talliesOf(tallies, open), rule)
}
