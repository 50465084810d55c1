import { countOf, LEAST_DECISIONS, type RuleCount, wilsonInterval } from '#annotations/ledger/rule-tally'
import { suggestionsOfRule } from '#annotations/ledger/suggestion-keys'
import { countMessage, message } from '#shared/messages/message'
import { useApp, useArticle } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { talliesOf } from '../state/rule-counts'
import { Dialog } from '../ui/dialog'
import { ruleName } from '../ui/rule-name'

/** Accepted and rejected suggestions by rule: which rules an analyst can trust here. */
export function RulesDialog({ session, onClose }: { readonly session: ArticleSession; readonly onClose: () => void }) {
  const state = useArticle(session, (now) => now)
  const { detection } = state
  const others = useApp((app) => app.tallies)
  const tallies = talliesOf(others, state)
  const articles = tallies.filter(({ size }) => size > 0).length
  const named = new Set([
    ...tallies.flatMap((tally) => [...tally.keys()]),
    ...(detection?.suggestions ?? []).flatMap(({ reasons }) => reasons.map(({ rule }) => rule)),
  ])
  const decided = (rule: string): number => {
    const { kept, rejected } = countOf(tallies, rule)
    return kept + rejected
  }
  const rules = [...named].sort(
    (a, b) =>
      decided(b) - decided(a) || suggestionsOfRule(detection, b).length - suggestionsOfRule(detection, a).length || (a < b ? -1 : 1),
  )
  return (
    <Dialog
      title={message('rules.title')}
      description={articles === 0 ? message('rules.none') : countMessage('count.rules-of', articles)}
      wide
      onClose={onClose}
    >
      <table className="rules">
        <thead>
          <tr>
            <th scope="col">{message('rules.rule')}</th>
            <th scope="col">{message('rules.open')}</th>
            <th scope="col">{message('rules.kept')}</th>
            <th scope="col">{message('rules.retagged')}</th>
            <th scope="col">{message('rules.rejected')}</th>
            <th scope="col">{message('rules.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={rule} rule={rule} count={countOf(tallies, rule)} open={state.items.openByRule.get(rule) ?? 0} />
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

function RuleRow({ rule, count, open }: { readonly rule: string; readonly count: RuleCount; readonly open: number }) {
  const { kept, retagged, rejected } = count
  const of = kept + rejected
  const { low, high } = of > 0 ? wilsonInterval(kept, of) : { low: 0, high: 1 }
  const percent = (share: number): number => Math.round(share * 100)
  return (
    <tr>
      <th scope="row" title={rule}>
        {ruleName(rule)}
      </th>
      <td>{open}</td>
      <td>{kept}</td>
      <td>{retagged}</td>
      <td>{rejected}</td>
      {of < LEAST_DECISIONS ? (
        <td className="rules-few">{message('rule.too-few')}</td>
      ) : (
        <td>{message('rules.interval', { low: percent(low), high: percent(high) })}</td>
      )}
    </tr>
  )
}
