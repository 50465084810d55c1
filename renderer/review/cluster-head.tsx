import { ChevronLeft, ChevronRight } from 'lucide-react'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController, useReview } from '../app/controller-context'
import { agreedCount } from '../app/review-decide'
import type { ReviewSession } from '../state/review-store'
import { IconButton } from '../ui/icon-button'
import { Shortcut, shortcutOf } from '../ui/shortcut'

/** Where in the review one is, the way on, and what can be accepted at once. */
export function ClusterHead({ review }: { readonly review: ReviewSession }) {
  const controller = useController()
  const at = useReview(review, ({ selectedKey, order }) => (selectedKey === null ? -1 : order.indexOf(selectedKey)))
  const rank = useReview(review, ({ selectedKey, disagreements }) => (selectedKey === null ? -1 : disagreements.indexOf(selectedKey)))
  const of = useReview(review, (state) => state.order.length)
  const disagreements = useReview(review, (state) => state.disagreements.length)
  const agreed = useReview(review, agreedCount)
  return (
    <header className="review-head">
      <div>
        <h2 className="claim-title">{at < 0 ? message('pane.review') : message('review.position', { at: at + 1, of })}</h2>
        {rank >= 0 && <p className="quiet">{message('review.rank', { at: rank + 1, of: disagreements })}</p>}
      </div>
      <IconButton
        icon={ChevronLeft}
        label={message('command.review.previous')}
        shortcut={shortcutOf('review.previous') ?? ''}
        onClick={() => COMMAND_ACTIONS['review.previous'](controller)}
      />
      <IconButton
        icon={ChevronRight}
        label={message('command.review.next')}
        shortcut={shortcutOf('review.next') ?? ''}
        onClick={() => COMMAND_ACTIONS['review.next'](controller)}
      />
      {agreed > 0 && (
        <button
          type="button"
          className="button button-small review-agreed"
          onClick={() => COMMAND_ACTIONS['review.accept-agreed'](controller)}
        >
          {message('review.agreed-accept', { count: agreed })} <Shortcut command="review.accept-agreed" />
        </button>
      )}
    </header>
  )
}
