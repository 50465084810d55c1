import { useEffect } from 'react'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useApp, useController, useReview } from '../app/controller-context'
import { openReview } from '../app/open-review'
import { analystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'
import { AgreementTable } from './agreement-table'
import { BlindCard } from './blind-card'
import { ClusterCard } from './cluster-card'
import { ClusterHead } from './cluster-head'
import { ColleagueDecision } from './colleague-decision'
import { DecisionForm } from './decision-form'
import { ThreadList } from './thread-list'

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
  const isRevealed = useReview(review, (state) => state.isRevealed)
  const isReadOnly = useReview(review, (state) => state.readOnly !== null)
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

function Alone({ review }: { readonly review: ReviewSession }) {
  const controller = useController()
  return (
    <div className="review-body">
      <p>{message('review.alone')}</p>
      <p className="quiet">{message('review.alone-how')}</p>
      <p>
        <button type="button" className="button" onClick={() => COMMAND_ACTIONS['annotations.import'](controller)}>
          {message('review.import')}
        </button>
      </p>
      <LeftOut review={review} />
    </div>
  )
}

/** Whose sets are not compared, whose were brought along from another revision, and which of their claims have no place here. */
function LeftOut({ review }: { readonly review: ReviewSession }) {
  const leftOut = useReview(review, (state) => state.leftOut)
  const carried = useReview(review, (state) => state.carried)
  const notices = carried.filter(({ from, unplaced }) => from !== null || unplaced.length > 0)
  if (leftOut.length === 0 && notices.length === 0) return null
  return (
    <ul className="review-left-out quiet">
      {leftOut.map(({ analyst, why }) => (
        <li key={analyst}>{message(`review.left-out.${why}`, { analyst: analystName(analyst) })}</li>
      ))}
      {leftOut.some(({ why }) => why === 'stopped') && (
        <li>
          <button type="button" className="button button-small" onClick={() => void review.reload()}>
            {message('review.bring-along')}
          </button>
        </li>
      )}
      {notices.map(({ set, from, changed, unplaced }) => (
        <li key={set.analyst}>
          {from === null
            ? message('carried.waiting', { analyst: analystName(set.analyst), unplaced: unplaced.length })
            : message('carried.from', {
                analyst: analystName(set.analyst),
                from: from.slice(0, 8),
                placed: set.claims.size,
                changed: changed.length,
                unplaced: unplaced.length,
              })}
          {unplaced.length > 0 && (
            <ul>
              {unplaced.map(({ id, was }) => (
                <li key={id} dir="auto">
                  {was.content.map(({ exact }) => exact).join(' … ')}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
