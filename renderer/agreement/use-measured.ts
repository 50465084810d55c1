import { useEffect, useState } from 'react'
import { useReview } from '../app/controller-context'
import type { ReviewSession } from '../state/review-store'
import { useAgreementClient } from './agreement-client'
import type { Measured } from './measure-sets'

export type Measuring =
  | { readonly kind: 'computing' }
  | { readonly kind: 'measured'; readonly measured: Measured }
  | { readonly kind: 'failed'; readonly reason: string }

/** A decision seldom comes alone: figures follow after a pause, in milliseconds. */
const PAUSE = 250

/** The figures of the review as it stands; those from before stay while new ones are computed. */
export function useMeasured(review: ReviewSession): Measuring {
  const client = useAgreementClient()
  const sets = useReview(review, (state) => state.alignment.sets)
  const own = useReview(review, (state) => state.own)
  const length = useReview(review, (state) => state.text.length)
  const revision = useReview(review, (state) => state.revision)
  // What was decided on another text stands at offsets of that one.
  const adjudicated = own.claims.size === 0 || own.revision !== revision ? null : own.claims
  const [measuring, setMeasuring] = useState<Measuring>({ kind: 'computing' })
  const [isFirst, setFirst] = useState(true)
  useEffect(() => {
    const cancel = new AbortController()
    const timer = setTimeout(
      () => {
        setFirst(false)
        const { own } = review.store.getState()
        client.measure({ sets, length, adjudicated: adjudicated === null ? null : own }, cancel.signal).then(
          (measured) => measured && !cancel.signal.aborted && setMeasuring({ kind: 'measured', measured }),
          (error: unknown) => !cancel.signal.aborted && setMeasuring({ kind: 'failed', reason: String(error) }),
        )
      },
      isFirst ? 0 : PAUSE,
    )
    return () => {
      clearTimeout(timer)
      cancel.abort()
    }
    // `isFirst` says how long to wait, not whether to measure again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, review, sets, adjudicated, length])
  return measuring
}
