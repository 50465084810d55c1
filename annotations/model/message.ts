import type { ClaimRef } from './decision'

/** `say`: words. `resolve`: there is nothing more to say. `reopen`: there is. */
export const MESSAGE_KINDS = ['say', 'resolve', 'reopen'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/**
 * One contribution to a thread. Everybody's are kept in their own file and put together on reading, so nobody writes into the file of
 * another and no clock has to be trusted: `after` says what its writer had read.
 */
export interface Message {
  readonly id: string
  readonly thread: string
  readonly kind: MessageKind
  /** The claims the thread is on; every message says it, so that a thread is found while its first message is still on its way. */
  readonly about: readonly ClaimRef[]
  readonly text: string
  /** Who is spoken to: what their sets go by. */
  readonly mentions: readonly string[]
  /** Id of the latest message of the thread that the writer saw, or null for the first. */
  readonly after: string | null
  readonly by: string
  readonly at: string
}
