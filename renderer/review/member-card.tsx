import { Eye } from 'lucide-react'
import { sliceSpans } from '#annotations/text/span'
import type { Member } from '#annotations/review/cluster'
import type { CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useController } from '../app/controller-context'
import { rule } from '../app/review-decide'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'
import { inStoredOrder } from '../ui/stored-order'
import { Shortcut } from '../ui/shortcut'
import { TagLabel } from '../ui/tag-label'
import { DifferenceQuote } from './difference-quote'

interface MemberCardProps {
  readonly review: ReviewSession
  readonly member: Member
  readonly members: readonly Member[]
  /** Of the analyst's lane. */
  readonly number: number
  readonly isShown: boolean
  readonly isMajority: boolean
  readonly text: string
}

const TAKE: readonly CommandId[] = ['review.take-1', 'review.take-2', 'review.take-3', 'review.take-4', 'review.take-5']

/** One analyst's claim of a cluster, with the words in it that not all marked standing out. */
export function MemberCard({ review, member, members, number, isShown, isMajority, text }: MemberCardProps) {
  const nameOf = useAnalystName()
  const controller = useController()
  const { analyst, claim } = member
  const name = nameOf(analyst)
  const command = TAKE[number - 1]
  const source = claim.sourceName || sliceSpans(text, claim.source)
  return (
    <li className="review-member" data-shown={isShown}>
      <p className="review-member-head">
        <span className="lane-number" aria-hidden>
          {number}
        </span>
        <bdi className="review-name">{name}</bdi>
        <TagLabel tag={claim.tag} />
        {isMajority && members.length > 1 && <span className="review-majority">{message('review.majority')}</span>}
      </p>
      <DifferenceQuote text={text} spans={claim.content} others={members.map((other) => other.claim.content)} />
      <dl className="review-facts">
        <dt>{message('write.source')}</dt>
        <dd>
          {source === '' ? (
            <span className="quiet">{message('review.no-source')}</span>
          ) : (
            <>
              <bdi>{inStoredOrder(source)}</bdi> <span className="quiet">{message(`source.${claim.sourceKind}`)}</span>
            </>
          )}
        </dd>
        {claim.note !== '' && (
          <>
            <dt>{message('review.note')}</dt>
            <dd dir="auto">{claim.note}</dd>
          </>
        )}
        {claim.evidence.map(({ id, stance, url, excerpt }) => (
          <div key={id} className="review-evidence">
            <dt>{message(`stance.${stance}`)}</dt>
            <dd>
              {url !== '' && <bdi className="evidence-url">{url}</bdi>} {excerpt !== '' && <bdi>{excerpt}</bdi>}
            </dd>
          </div>
        ))}
      </dl>
      <div className="review-member-actions">
        <button
          type="button"
          className="button button-small"
          onClick={() => (command ? COMMAND_ACTIONS[command](controller) : rule(controller, review, { kind: 'take', analyst }))}
        >
          {message('review.take')} <span className="visually-hidden">{message('review.claim-of', { analyst: name })}</span>{' '}
          {command && <Shortcut command={command} />}
        </button>
        <button type="button" className="link-button" aria-pressed={isShown} onClick={() => review.store.setState({ focused: analyst })}>
          <Eye size={14} aria-hidden /> {message(isShown ? 'review.shown' : 'review.show')}
        </button>
      </div>
    </li>
  )
}
