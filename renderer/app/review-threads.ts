import { refOf } from '#annotations/adjudicate/decision-index'
import { mentionsIn, type Participant } from '#annotations/adjudicate/mentions'
import { type Thread, threadsAbout } from '#annotations/adjudicate/threads'
import type { Message, MessageKind } from '#annotations/model/message'
import type { OpLabel } from '#annotations/ops/op'
import type { Cluster } from '#annotations/review/cluster'
import { message } from '#shared/messages/message'
import { analystName, formerNames } from '../state/analyst-name'
import { newId } from '../state/new-id'
import type { ReviewSession, ReviewState } from '../state/review-store'
import type { Controller } from './controller'
import { selectedCluster } from './review-decide'

const LABELS: Readonly<Record<MessageKind, OpLabel>> = { say: 'say', resolve: 'resolve-thread', reopen: 'reopen-thread' }

/** Everybody who takes part and can be spoken to. */
export function participantsOf(
  { alignment, others, own }: Pick<ReviewState, 'alignment' | 'others' | 'own'>,
  nameOf: (analyst: string) => string = analystName,
): readonly Participant[] {
  const all = new Set([...alignment.analysts, own.analyst, ...others.map(({ analyst }) => analyst)])
  return [...all].sort().map((analyst) => ({ analyst, name: nameOf(analyst), former: formerNames(analyst) }))
}

export function threadsOn({ threads }: Pick<ReviewState, 'threads'>, cluster: Cluster): readonly Thread[] {
  return threadsAbout(threads, cluster.members.map(refOf))
}

/** Says something in a thread, or begins one where `thread` is null. */
export function sayIn(review: ReviewSession, cluster: Cluster, thread: Thread | null, text: string): boolean {
  return write(review, cluster, thread, 'say', text)
}

/** Resolves the latest thread about the selected statement, or reopens it. */
export function resolveThread(controller: Controller, review: ReviewSession, chosen: Thread | null = null): void {
  const state = review.store.getState()
  const cluster = selectedCluster(state)
  const thread = chosen ?? (cluster && threadsOn(state, cluster).at(-1)) ?? null
  if (!cluster || !thread) return controller.toast(message('thread.nothing'))
  write(review, cluster, thread, thread.isResolved ? 'reopen' : 'resolve', '')
}

function write(review: ReviewSession, cluster: Cluster, thread: Thread | null, kind: MessageKind, text: string): boolean {
  const state = review.store.getState()
  const written: Message = {
    id: newId(),
    thread: thread?.id ?? newId(),
    kind,
    about: thread?.about ?? cluster.members.map(refOf),
    text,
    mentions: [...new Set(mentionsIn(text, participantsOf(state)).map(({ analyst }) => analyst))],
    after: thread?.messages.at(-1)?.id ?? null,
    by: state.me,
    at: new Date().toISOString(),
  }
  return review.perform({ kind: 'planned', op: { label: LABELS[kind], atoms: [{ kind: 'message.add', message: written }] } })
}
