import type { Reason } from '#annotations/model/claim'
import { LEAST_DECISIONS } from '#annotations/ledger/rule-tally'
import { countMessage, message } from '#shared/messages/message'
import { useApp, useArticle, useController } from '../app/controller-context'
import { rejectRule } from '../app/ledger-actions'
import type { ArticleSession } from '../state/article-store'
import { ruleCount } from '../state/rule-counts'
import { ruleName } from '../ui/rule-name'
import { Shortcut } from '../ui/shortcut'

interface ReasonListProps {
  readonly session: ArticleSession
  readonly reasons: readonly Reason[]
  readonly confidence: number
  /** True for a suggestion: its rule can be turned down as a whole. */
  readonly isOpen?: boolean
}

/** Why the detector proposes this, in words that can be checked against the text, and how each rule has done so far. */
export function ReasonList({ session, reasons, confidence, isOpen = false }: ReasonListProps) {
  return (
    <section className="claim-section">
      <h3>{message('claim.reasons')}</h3>
      <ul className="reasons">
        {reasons.map(({ rule, text }, i) => (
          <li key={`${rule} ${text}`}>
            <bdi>{text}</bdi>
            <p className="rule-line">
              <span className="rule" title={rule}>
                {ruleName(rule)}
              </span>
              <RuleRecord session={session} rule={rule} />
              {isOpen && <RejectAll session={session} rule={rule} isFirst={i === 0} />}
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet">{message('claim.confidence', { percent: Math.round(confidence * 100) })}</p>
    </section>
  )
}

function RuleRecord({ session, rule }: { readonly session: ArticleSession; readonly rule: string }) {
  const controller = useController()
  const tallies = useApp((state) => state.tallies)
  const kept = useArticle(session, (state) => ruleCount(tallies, state, rule).kept)
  const rejected = useArticle(session, (state) => ruleCount(tallies, state, rule).rejected)
  const of = kept + rejected
  const words = of >= LEAST_DECISIONS ? message('rule.kept-of', { kept, of }) : message('rule.too-few')
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`${words}: ${message('rules.title')}`}
      onClick={() => controller.show({ kind: 'rules' })}
    >
      {words}
    </button>
  )
}

function RejectAll({ session, rule, isFirst }: { readonly session: ArticleSession; readonly rule: string; readonly isFirst: boolean }) {
  const controller = useController()
  const count = useArticle(session, (state) => state.items.openByRule.get(rule) ?? 0)
  if (count < 2) return null
  return (
    <button type="button" className="link-button" onClick={() => rejectRule(rule)(controller)}>
      {countMessage('count.reject-all', count)} {isFirst && <Shortcut command="claim.reject-rule" />}
    </button>
  )
}
