import { useEffect } from 'react'
import { message } from '#shared/messages/message'
import { useApp, useController, useReview } from '../app/controller-context'
import { openReview } from '../app/open-review'
import type { ReviewSession } from '../state/review-store'
import { AgreementTable } from './agreement-table'
import { Alone } from './alone'
import { BlindCard } from './blind-card'
import { ClusterCard } from './cluster-card'
import { ClusterHead } from './cluster-head'
import { ColleagueDecision } from './colleague-decision'
import { DecisionForm } from './decision-form'
import { LeftOut } from './left-out'
import { ThreadList } from './thread-list'
import { Withheld } from './withheld'

/** What the analysts marked at the selected statement, the decision about it, and what is said. */
export function ReviewPane() {
  const controller = useController()
  const review = useApp((state) => state.review)
  const isOpen = review !== null
  useEffect(() => {
    if (!isOpen) void openReview(controller)
  }, [controller, isOpen])
  return (
    <section className="review-pane" aria-label={message('pane.review')}>
      {review ? <ReviewBody review={review} /> : <p className="quiet">{message('review.reading')}</p>}
    </section>
  )
}

function ReviewBody({ review }: { readonly review: ReviewSession }) {
  const analysts = useReview(review, (state) => state.alignment.analysts.length)
  const withheld = useReview(review, (state) => state.withheld)
  const isRevealed = useReview(review, (state) => state.isRevealed)
  const isReadOnly = useReview(review, (state) => state.readOnly !== null)
  if (withheld > 0) return <Withheld count={withheld} />
  if (analysts < 2) return <Alone review={review} />
  if (!isRevealed) return <BlindCard review={review} />
  return (
    <>
      <ClusterHead review={review} />
      <fieldset
        className="review-body"
        disabled={isReadOnly}
        // With nothing in it to go to, what scrolls must be reachable itself.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={isReadOnly ? 0 : undefined}
        aria-label={message('pane.review')}
      >
        <ClusterCard review={review} />
        <DecisionForm review={review} />
        <ColleagueDecision review={review} />
        <ThreadList review={review} />
        <AgreementTable review={review} />
        <LeftOut review={review} />
      </fieldset>
    </>
  )
}
