import { message } from '#shared/messages/message'
import { useApp, useReview } from '../app/controller-context'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'

/** Whose sets are not compared, whose were brought along from another revision, and which of their claims have no place here. */
export function LeftOut({ review }: { readonly review: ReviewSession }) {
  const nameOf = useAnalystName()
  const leftOut = useReview(review, (state) => state.leftOut)
  const carried = useReview(review, (state) => state.carried)
  const revisions = useApp((state) => state.article)?.store.getState().article.revisions ?? []
  const notices = carried.filter(({ from, unplaced }) => from !== null || unplaced.length > 0)
  if (leftOut.length === 0 && notices.length === 0) return null
  return (
    <ul className="review-left-out quiet">
      {leftOut.map(({ analyst, why }) => (
        <li key={analyst}>{message(`review.left-out.${why}`, { analyst: nameOf(analyst) })}</li>
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
            ? message('carried.waiting', { analyst: nameOf(set.analyst), unplaced: unplaced.length })
            : message('carried.from', {
                analyst: nameOf(set.analyst),
                from: revisions.findIndex(({ sha256 }) => sha256 === from) + 1 || from.slice(0, 8),
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
