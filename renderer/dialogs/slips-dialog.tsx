import { useMemo } from 'react'
import { message } from '#shared/messages/message'
import { summaryWords } from '#shared/review/slip-words'
import { useController, useReview } from '../app/controller-context'
import { saveSlips, slipOf } from '../app/review-slips'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'
import { Dialog } from '../ui/dialog'

/** A return slip for each analyst, as a page and as Markdown. */
export function SlipsDialog({ review, onClose }: { readonly review: ReviewSession; readonly onClose: () => void }) {
  const nameOf = useAnalystName()
  const controller = useController()
  const analysts = useReview(review, (state) => state.alignment.analysts)
  const slips = useMemo(() => {
    const state = review.store.getState()
    return analysts.map((analyst) => slipOf(state, state.own, analyst))
  }, [review, analysts])
  return (
    <Dialog title={message('slip.title')} description={message('slip.what')} wide onClose={onClose}>
      <ul className="slip-list">
        {slips.map(({ analyst, counts }) => (
          <li key={analyst}>
            <p>
              <strong>
                <bdi>{nameOf(analyst)}</bdi>
              </strong>
              <span className="quiet">{summaryWords(counts)}</span>
            </p>
            <button type="button" className="button button-small" onClick={() => saveSlips(controller, [analyst], ['page'])}>
              {message('slip.page')}
            </button>
            <button type="button" className="button button-small" onClick={() => saveSlips(controller, [analyst], ['markdown'])}>
              {message('slip.markdown')}
            </button>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {message('ui.close')}
        </button>
        <button type="button" className="button button-primary" onClick={() => saveSlips(controller, analysts, ['page', 'markdown'])}>
          {message('slip.all')}
        </button>
      </div>
    </Dialog>
  )
}
