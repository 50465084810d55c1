import { mentionsIn, type Participant } from '#annotations/adjudicate/mentions'
import type { Message } from '#annotations/model/message'
import { message as words } from '#shared/messages/message'

interface MessageLineProps {
  readonly message: Message
  /** Of who wrote it. */
  readonly name: string
  readonly isFresh: boolean
  readonly participants: readonly Participant[]
  readonly me: string
}

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** One message of a thread, with whom it speaks to standing out. */
export function MessageLine({ message, name, isFresh, participants, me }: MessageLineProps) {
  const { kind, text, at, mentions } = message
  return (
    <li className="review-message" data-fresh={isFresh}>
      <p className="review-message-head">
        <bdi className="review-name">{name}</bdi>
        {kind !== 'say' && <span>{words(kind === 'resolve' ? 'thread.did-resolve' : 'thread.did-reopen')}</span>}
        <time className="quiet" dateTime={at}>
          {TIME.format(new Date(at))}
        </time>
        {isFresh && <span className="review-unread">{words('thread.new')}</span>}
        {mentions.includes(me) && <span className="review-unread">{words('thread.to-you')}</span>}
      </p>
      {kind === 'say' && (
        <p dir="auto" className="review-message-text">
          {partsOf(text, participants).map(({ start, words: part, isMention }) =>
            isMention ? (
              <strong key={start}>
                <bdi>{part}</bdi>
              </strong>
            ) : (
              <span key={start}>{part}</span>
            ),
          )}
        </p>
      )}
    </li>
  )
}

function partsOf(text: string, participants: readonly Participant[]) {
  const parts: { readonly start: number; readonly words: string; readonly isMention: boolean }[] = []
  // Whoever was called otherwise then is spoken to by today's name.
  const nameOf = (analyst: string): string | undefined => participants.find((one) => one.analyst === analyst)?.name
  let at = 0
  for (const { start, end, analyst } of mentionsIn(text, participants)) {
    if (start > at) parts.push({ start: at, words: text.slice(at, start), isMention: false })
    parts.push({ start, words: `@${nameOf(analyst) ?? text.slice(start + 1, end)}`, isMention: true })
    at = end
  }
  if (at < text.length) parts.push({ start: at, words: text.slice(at), isMention: false })
  return parts
}
