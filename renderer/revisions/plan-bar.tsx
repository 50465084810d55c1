import { useEffect, useRef } from 'react'
import { CLAIM_FATES } from '#annotations/revise/claim-fate'
import type { RevisePlan } from '#annotations/revise/revise-set'
import { message } from '#shared/messages/message'
import { bringOver } from '../app/compare-revisions'
import { useController } from '../app/controller-context'

/** What would become of one's claims, and the one button that does it. */
export function PlanBar({ plan }: { readonly plan: RevisePlan }) {
  const controller = useController()
  const button = useRef<HTMLButtonElement>(null)
  // The keys are for the decision that this screen is about.
  useEffect(() => void button.current?.focus(), [])
  const counts = CLAIM_FATES.filter((fate) => plan.counts[fate] > 0)
  return (
    <div className="plan-bar" role="status">
      <p>
        {message('compare.plan')}{' '}
        {counts.map((fate, i) => (
          <span key={fate} className="plan-count" data-fate={fate}>
            {message(`plan.${fate}`, { count: plan.counts[fate] })}
            {i < counts.length - 1 ? ', ' : '. '}
          </span>
        ))}
        <span className="quiet">{message('compare.plan-nothing')}</span>
      </p>
      <button ref={button} type="button" className="button button-primary" onClick={() => void bringOver(controller)}>
        {message('compare.bring')}
      </button>
    </div>
  )
}
