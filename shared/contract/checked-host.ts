import { appEventSchema, uncheckedReplySchema } from './door'
import type { AppEvent, Host, Reply } from './host'
import { type Method, METHODS, type Params } from './methods'
import type { Failure } from '../failures'

/** A door in its rawest form: messages that nobody has checked. */
export interface Door {
  /** Resolves with whatever came back. Rejects when the connection is lost before an answer, and only then. */
  send(method: Method, params: unknown): Promise<unknown>
  onEvent(listener: (event: unknown) => void): () => void
  readonly nativeMenu: boolean
}

/**
 * The window's end of every door: checks params before they are sent and replies and events when they arrive, so that the rest of
 * the interface can trust its types. `call` never rejects; an event that is not in the contract is dropped.
 *
 * Costs one walk over each message; for the largest (an opened set of 10,000 claims) that is some tens of milliseconds.
 */
export function checkedHost(door: Door): Host {
  return {
    nativeMenu: door.nativeMenu,

    async call<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>> {
      const sent = METHODS[method].params.safeParse(params)
      if (!sent.success)
        return failed({ code: 'invalid-request', values: { where: [method, ...(sent.error.issues[0]?.path ?? [])].join('.') } })
      let answer: unknown
      try {
        answer = await door.send(method, sent.data)
      } catch {
        return failed({ code: 'connection-lost', values: {} })
      }
      const reply = uncheckedReplySchema.safeParse(answer)
      if (!reply.success) return failed({ code: 'internal', values: { where: method } })
      if (!reply.data.ok) return failed(reply.data.failure)
      const result = METHODS[method].result.safeParse(reply.data.result)
      if (!result.success)
        return failed({ code: 'internal', values: { where: [method, ...(result.error.issues[0]?.path ?? [])].join('.') } })
      // The table pairs each method with its result; the compiler cannot follow that through a lookup by a variable.
      return { ok: true, result: result.data } as Reply<M>
    },

    onEvent(listener: (event: AppEvent) => void) {
      return door.onEvent((event) => {
        const known = appEventSchema.safeParse(event)
        if (known.success) listener(known.data)
      })
    },
  }
}

function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure }
}
