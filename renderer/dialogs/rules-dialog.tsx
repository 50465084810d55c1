import { LEAST_DECISIONS, type RuleCount, wilsonInterval } from '#annotations/ledger/rule-tally'
import { suggestionsOfRule } from '#annotations/ledger/suggestion-keys'
import { message } from '#shared/messages/message'
import { useArticle } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { openOfRule } from '../state/batch-edits'
import { Dialog } from '../ui/dialog'
import { ruleName } from '../ui/rule-name'

/** Accepted and rejected suggestions by rule: which rules an analyst can trust here. */
export function RulesDialog({ session, onClose }: { readonly session: ArticleSession; readonly onClose: () => void }) {
  const state = useArticle(session, (now) => now)
  const { tally, detection } = state
  const named = new Set([...tally.keys(), ...(detection?.suggestions ?? []).flatMap(({ reasons }) => reasons.map(({ rule }) => rule))])
  const decided = (rule: string): number => (tally.get(rule)?.kept ?? 0) + (tally.get(rule)?.rejected ?? 0)
  const rules = [...named].sort(
    (a, b) =>
      decided(b) - decided(a) || suggestionsOfRule(detection, b).length - suggestionsOfRule(detection, a).length || (a < b ? -1 : 1),
  )
  return (
    <Dialog title={message('rules.title')} description={message('rules.description')} wide onClose={onClose}>
      {tally.size === 0 && <p className="quiet">{message('rules.none')}</p>}
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
            <RuleRow key={rule} rule={rule} count={tally.get(rule)} open={openOfRule(state, rule).length} />
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

function RuleRow({ rule, count, open }: { readonly rule: string; readonly count: RuleCount | undefined; readonly open: number }) {
  const { kept = 0, retagged = 0, rejected = 0 } = count ?? {}
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
