import { useMemo } from 'react'
import { sliceSpans } from '#annotations/text/span'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController, useReview } from '../app/controller-context'
import { verdictWords } from '../app/review-decide'
import { slipItemFor } from '../app/review-slips'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'
import { inStoredOrder } from '../ui/stored-order'
import { Shortcut } from '../ui/shortcut'
import { TagLabel } from '../ui/tag-label'

/** What somebody decided about the selected statement, for the analyst whose set it is about, who may take it over. */
export function ColleagueDecision({ review }: { readonly review: ReviewSession }) {
  const nameOf = useAnalystName()
  const controller = useController()
  const own = useReview(review, (state) => state.own)
  const others = useReview(review, (state) => state.others)
  const sets = useReview(review, (state) => state.sets)
  const cluster = useReview(review, ({ byKey, selectedKey }) => (selectedKey === null ? undefined : byKey.get(selectedKey)))
  const item = useMemo(
    () => (cluster ? slipItemFor({ ...review.store.getState(), own, others, sets }, cluster) : null),
    [review, cluster, own, others, sets],
  )
  const text = useReview(review, (state) => state.text)
  if (!item) return null
  const { decision, outcome, result } = item
  return (
    <section className="review-colleague" aria-label={message('decision.title', { reviewer: nameOf(decision.by) })}>
      <h3>{message('decision.title', { reviewer: nameOf(decision.by) })}</h3>
      <p>
        <strong>{message(`outcome.${outcome}`)}</strong> · {verdictWords(decision)}
      </p>
      {result && (
        <p>
          <q className="quote-small" dir="auto">
            <bdi>{inStoredOrder(sliceSpans(text, result.content))}</bdi>
          </q>{' '}
          <TagLabel tag={result.tag} />
        </p>
      )}
      {decision.reason !== '' && <p dir="auto">{decision.reason}</p>}
      {outcome !== 'kept' && (
        <button type="button" className="button button-small" onClick={() => COMMAND_ACTIONS['review.accept-decision'](controller)}>
          {message('decision.accept')} <Shortcut command="review.accept-decision" />
        </button>
      )}
    </section>
  )
}
