import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController, useReview } from '../app/controller-context'
import { confirmReason, verdictWords } from '../app/review-decide'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'
import { Shortcut } from '../ui/shortcut'

/** What is decided about the selected statement, or the ways to decide it, each with its reason. */
export function DecisionForm({ review }: { readonly review: ReviewSession }) {
  const nameOf = useAnalystName()
  const controller = useController()
  const key = useReview(review, (state) => state.selectedKey)
  const state = useReview(review, ({ states, selectedKey }) => (selectedKey === null ? undefined : states.get(selectedKey)))
  const members = useReview(review, ({ byKey, selectedKey }) => (selectedKey === null ? 0 : (byKey.get(selectedKey)?.members.length ?? 0)))
  const reason = useReview(review, (now) => now.reason)
  const pending = useReview(review, (now) => now.pending)
  if (key === null || !state) return null
  const decided = state.kind === 'decided' ? state.decision : null
  const analyst = nameOf(pending?.kind === 'take' ? pending.analyst : '')
  return (
    <section className="review-decision" aria-label={message('review.decide')}>
      {decided && (
        <div className="review-verdict">
          <p>
            <strong>{message('review.decided-by', { verdict: verdictWords(decided), reviewer: nameOf(decided.by) })}</strong>
          </p>
          {decided.reason !== '' && <p dir="auto">{decided.reason}</p>}
          <button type="button" className="link-button" onClick={() => COMMAND_ACTIONS['review.revoke'](controller)}>
            {message('review.revoke')} <Shortcut command="review.revoke" />
          </button>
        </div>
      )}
      <div className="review-rulings">
        {members > 1 && (
          <button
            type="button"
            className="button"
            aria-pressed={pending?.kind === 'merge'}
            onClick={() => COMMAND_ACTIONS['review.merge'](controller)}
          >
            {message('review.merge')} <Shortcut command="review.merge" />
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-pressed={pending?.kind === 'write'}
          onClick={() => COMMAND_ACTIONS['review.write'](controller)}
        >
          {message('review.write')} <Shortcut command="review.write" />
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={pending?.kind === 'none'}
          onClick={() => COMMAND_ACTIONS['review.none'](controller)}
        >
          {message('review.none')} <Shortcut command="review.none" />
        </button>
      </div>
      <label className="form-field">
        <span>
          {pending ? message(`review.reason-for.${pending.kind}`, { analyst }) : message('review.reason')}{' '}
          <Shortcut command="review.reason" />
        </span>
        <textarea
          id="review-reason"
          className="text-field"
          rows={2}
          dir="auto"
          placeholder={message('review.reason-hint')}
          value={reason}
          onChange={({ target }) => review.store.setState({ reason: target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault()
              confirmReason(controller, review)
            } else if (event.key === 'Escape') {
              review.store.setState({ pending: null })
              controller.reader()?.focus()
            }
          }}
        />
      </label>
      {(pending || (decided && reason.trim() !== '')) && (
        <p className="review-confirm">
          <span className="quiet">{message('review.reason-first')}</span>
          <button
            type="button"
            className="button button-primary button-small"
            disabled={reason.trim() === ''}
            onClick={() => confirmReason(controller, review)}
          >
            {message('review.confirm')}
          </button>
        </p>
      )}
    </section>
  )
}
