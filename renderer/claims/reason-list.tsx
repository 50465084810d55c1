import type { Reason } from '#annotations/model/claim'
import { message } from '#shared/messages/message'

/** Why the detector proposes this, in words that can be checked against the text. */
export function ReasonList({ reasons, confidence }: { readonly reasons: readonly Reason[]; readonly confidence: number }) {
  return (
    <section className="claim-section">
      <h3>{message('claim.reasons')}</h3>
      <ul className="reasons">
        {reasons.map(({ rule, text }) => (
          <li key={`${rule} ${text}`}>
            <bdi>{text}</bdi> <code className="rule">{rule}</code>
          </li>
        ))}
      </ul>
      <p className="quiet">{message('claim.confidence', { percent: Math.round(confidence * 100) })}</p>
    </section>
  )
}
