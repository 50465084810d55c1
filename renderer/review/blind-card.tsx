import { Eye } from 'lucide-react'
import { countMessage, message } from '#shared/messages/message'
import { useController, useReview } from '../app/controller-context'
import { freezeAgreement } from '../app/open-review'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'

/** Before anybody's marks are shown: agreement is kept first. */
export function BlindCard({ review }: { readonly review: ReviewSession }) {
  const nameOf = useAnalystName()
  const controller = useController()
  const sets = useReview(review, (state) => state.alignment.sets)
  return (
    <div className="review-body">
      <h3>{message('blind.title')}</h3>
      <p>{message('blind.why')}</p>
      <ul className="review-left-out">
        {sets.map(({ analyst, claims }) => (
          <li key={analyst}>{message('blind.count', { analyst: nameOf(analyst), claims: countMessage('count.claims', claims.size) })}</li>
        ))}
      </ul>
      <p>
        <button id="reveal" type="button" className="button button-primary" onClick={() => freezeAgreement(controller, 'before')}>
          <Eye size={16} aria-hidden /> {message('blind.reveal')}
        </button>
      </p>
    </div>
  )
}
