import { type ClaimRef, refKey } from '../model/decision'
import type { Message } from '../model/message'

/** A conversation about claims, put together from what each participant wrote. */
export interface Thread {
  readonly id: string
  readonly about: readonly ClaimRef[]
  /** What was written after what its writer had read; what nobody had read of each other, by time, then id. */
  readonly messages: readonly Message[]
  readonly isResolved: boolean
}

/** Threads by their first message's time, then id. Whatever the order in which messages came, the same threads. */
export function threadsOf(messages: Iterable<Message>): readonly Thread[] {
  const byThread = new Map<string, Map<string, Message>>()
  for (const message of messages) {
    const there = byThread.get(message.thread) ?? new Map<string, Message>()
    byThread.set(message.thread, there.set(message.id, message))
  }
  const threads = [...byThread].map(([id, of]): Thread => {
    const ordered = orderMessages([...of.values()])
    return { id, about: claimsOf(ordered), messages: ordered, isResolved: ordered.at(-1)?.kind === 'resolve' }
  })
  return threads.sort((a, b) => compareMessages(a.messages[0], b.messages[0]))
}

/** Messages of others that are not among those read. */
export function unreadIn(thread: Thread, reader: string, seen: ReadonlySet<string>): readonly Message[] {
  return thread.messages.filter(({ by, id }) => by !== reader && !seen.has(id))
}

/** The threads about one of these claims, in the order of `threads`. */
export function threadsAbout(threads: readonly Thread[], claims: readonly ClaimRef[]): readonly Thread[] {
  const wanted = new Set(claims.map(refKey))
  return threads.filter(({ about }) => about.some((ref) => wanted.has(refKey(ref))))
}

function claimsOf(messages: readonly Message[]): readonly ClaimRef[] {
  const byKey = new Map<string, ClaimRef>()
  for (const { about } of messages) for (const ref of about) byKey.set(refKey(ref), ref)
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref)
}

/**
 * Each message after the one it names, as far as that is there; among those that may come next the earliest by time, then id. A circle, which
 * only a made-up file can hold, is broken at its earliest message. O(n²) at worst, for threads of tens of messages.
 */
function orderMessages(messages: readonly Message[]): readonly Message[] {
  const waiting = [...messages].sort(compareMessages)
  const ids = new Set(waiting.map(({ id }) => id))
  const ordered: Message[] = []
  const done = new Set<string>()
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ after }) => after === null || !ids.has(after) || done.has(after))
    const [message] = waiting.splice(Math.max(0, next), 1)
    if (!message) break
    done.add(message.id)
    ordered.push(message)
  }
  return ordered
}

function compareMessages(a: Message | undefined, b: Message | undefined): number {
  const [first, second] = [a?.at ?? '', b?.at ?? '']
  if (first !== second) return first < second ? -1 : 1
  const [one, other] = [a?.id ?? '', b?.id ?? '']
  return one < other ? -1 : one > other ? 1 : 0
}
