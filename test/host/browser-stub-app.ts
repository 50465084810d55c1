import type { AppEvent, Reply } from '#shared/contract/host'
import type { Method } from '#shared/contract/methods'
import type { App } from '#main/app/app'

export interface StubApp extends App {
  readonly calls: { readonly method: string; readonly params: unknown }[]
  emit(event: AppEvent): void
  closed: number
}

/** An application that notes what it is asked and answers everything with an empty result, or as `answer` says. */
export function stubApp(answer: (method: string, params: unknown) => Promise<unknown> = async () => ({ ok: true, result: {} })): StubApp {
  const listeners = new Set<(event: AppEvent) => void>()
  const stub: StubApp = {
    calls: [],
    closed: 0,
    dispatch(method, params) {
      stub.calls.push({ method, params })
      return answer(method, params) as Promise<Reply<Method>>
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    async close() {
      stub.closed++
    },
  }
  return stub
}
