import { useEffect, useMemo } from 'react'
import { unreadIn } from '#annotations/adjudicate/threads'
import { message } from '#shared/messages/message'
import { useController, useReview } from '../app/controller-context'
import { participantsOf, resolveThread, sayIn, threadsOn } from '../app/review-threads'
import { useAnalystName } from '../state/analyst-name'
import type { ReviewSession } from '../state/review-store'
import { Shortcut } from '../ui/shortcut'
import { MessageComposer } from './message-composer'
import { MessageLine } from './message-line'

/** What was said about the selected statement. What is shown is read; what was new stays marked until another statement is chosen. */
export function ThreadList({ review }: { readonly review: ReviewSession }) {
  const nameOf = useAnalystName()
  const controller = useController()
  const me = useReview(review, (state) => state.me)
  const all = useReview(review, (state) => state.threads)
  const cluster = useReview(review, ({ byKey, selectedKey }) => (selectedKey === null ? undefined : byKey.get(selectedKey)))
  const own = useReview(review, (state) => state.own)
  const others = useReview(review, (state) => state.others)
  const alignment = useReview(review, (state) => state.alignment)
  const threads = useMemo(() => (cluster ? threadsOn({ threads: all }, cluster) : []), [all, cluster])
  const fresh = useReview(review, (state) => state.fresh)
  const seen = useReview(review, (state) => state.seen)
  const unread = useMemo(() => threads.flatMap((thread) => unreadIn(thread, me, seen)), [threads, me, seen])
  useEffect(() => {
    if (unread.length > 0) review.markSeen(unread)
  }, [review, unread])
  const participants = useMemo(() => participantsOf({ alignment, others, own }, nameOf), [alignment, others, own, nameOf])
  if (!cluster) return null
  return (
    <section className="review-threads" aria-labelledby="review-threads-title">
      <h3 id="review-threads-title">
        {message('thread.title')}
        {fresh.size > 0 && <span className="review-unread">{message('thread.unread', { count: fresh.size })}</span>}
      </h3>
      {threads.length === 0 && <p className="quiet">{message('thread.none')}</p>}
      {threads.map((thread) => (
        <article key={thread.id} className="review-thread" data-resolved={thread.isResolved}>
          <ol>
            {thread.messages.map((one) => (
              <MessageLine
                key={one.id}
                message={one}
                name={nameOf(one.by)}
                isFresh={fresh.has(one.id)}
                participants={participants}
                me={me}
              />
            ))}
          </ol>
          <button type="button" className="link-button" onClick={() => resolveThread(controller, review, thread)}>
            {message(thread.isResolved ? 'thread.reopen' : 'thread.resolve')} <Shortcut command="review.resolve" />
          </button>
        </article>
      ))}
      <MessageComposer
        key={cluster.key}
        participants={participants.filter(({ analyst }) => analyst !== me)}
        onSend={(text) => sayIn(review, cluster, threads.at(-1) ?? null, text)}
        onLeave={() => controller.reader()?.focus()}
      />
    </section>
  )
}
