import { useMemo } from 'react'
import { majorityOf } from '#annotations/adjudicate/take-majority'
import { message } from '#shared/messages/message'
import { useReview } from '../app/controller-context'
import { useAnalystName } from '../state/analyst-name'
import { lookOf } from '../state/review-clusters'
import type { ReviewSession } from '../state/review-store'
import { differenceWords } from '../ui/difference-words'
import { MemberCard } from './member-card'

/** What each analyst says at the selected statement, in the order of the lanes. */
export function ClusterCard({ review }: { readonly review: ReviewSession }) {
  const nameOf = useAnalystName()
  const cluster = useReview(review, ({ byKey, selectedKey }) => (selectedKey === null ? undefined : byKey.get(selectedKey)))
  const state = useReview(review, ({ states, selectedKey }) => (selectedKey === null ? undefined : states.get(selectedKey)))
  const analysts = useReview(review, (now) => now.alignment.analysts)
  const focused = useReview(review, (now) => now.focused)
  const text = useReview(review, (now) => now.text)
  const majority = useMemo(() => (cluster ? majorityOf(cluster, analysts.length) : null), [cluster, analysts])
  if (!cluster) return <p className="quiet">{message('review.choose')}</p>
  const shown = cluster.members.some(({ analyst }) => analyst === focused) ? focused : cluster.members[0]?.analyst
  const best = majority?.kind === 'ruling' && majority.ruling.kind === 'take' ? majority.ruling.analyst : null
  const look = lookOf(cluster, state)
  return (
    <section className="review-cluster" aria-label={message('review.claims')}>
      <ul className="review-differs" data-look={look}>
        <li className="review-state">{message(`review.state.${look}`)}</li>
        {differenceWords(cluster, analysts.length).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <ol className="review-members">
        {cluster.members.map((member) => (
          <MemberCard
            key={member.analyst}
            review={review}
            member={member}
            members={cluster.members}
            number={analysts.indexOf(member.analyst) + 1}
            isShown={member.analyst === shown}
            isMajority={member.analyst === best}
            text={text}
          />
        ))}
      </ol>
      {cluster.missing.length > 0 && (
        <p className="review-missing">{message('review.missing', { analysts: cluster.missing.map(nameOf).join(', ') })}</p>
      )}
    </section>
  )
}
