import { useCallback, useEffect, useMemo } from 'react'
import { sliceSpans } from '#annotations/text/span'
import { message } from '#shared/messages/message'
import { useController, useReview } from '../app/controller-context'
import type { ShownMarks } from '../reader/reader-model'
import { lookOf } from '../state/review-clusters'
import type { ReviewSession } from '../state/review-store'
import { differenceWords } from '../ui/difference-words'

/** What the text shows while one reviews: a mark a cluster, a lane an analyst, and the parts of one claim of the selected cluster. */
export function useReviewMarks(review: ReviewSession): ShownMarks {
  const controller = useController()
  const index = useReview(review, (state) => state.marks)
  const lanes = useReview(review, (state) => state.lanes)
  const selectedId = useReview(review, (state) => state.selectedKey)
  const focused = useReview(review, (state) => state.focused)
  const cluster = useReview(review, (state) => (state.selectedKey === null ? undefined : state.byKey.get(state.selectedKey)))
  const selectedParts = useMemo(() => {
    const member = cluster?.members.find(({ analyst }) => analyst === focused) ?? cluster?.members[0]
    return member?.claim ?? null
  }, [cluster, focused])
  const onSelectMark = useCallback<ShownMarks['onSelectMark']>((id) => id !== null && review.select(id), [review])

  useEffect(() => {
    const state = review.store.getState()
    const chosen = selectedId === null ? undefined : state.byKey.get(selectedId)
    if (!chosen) return
    controller.reader()?.scrollToOffset(chosen.span.start, 'nearest')
    const look = lookOf(chosen, state.states.get(chosen.key))
    controller.announce(
      message('review.said', {
        at: state.order.indexOf(chosen.key) + 1,
        of: state.order.length,
        state: message(`review.state.${look}`),
        differs: differenceWords(chosen, state.alignment.analysts.length).join(', '),
        quote: sliceSpans(state.text, chosen.content).slice(0, 200),
      }),
    )
  }, [controller, review, selectedId])

  return useMemo(() => ({ index, lanes, selectedId, selectedParts, onSelectMark }), [index, lanes, selectedId, selectedParts, onSelectMark])
}
