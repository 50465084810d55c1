import type { Method, Params, Result } from '#shared/contract/methods'
import { FailureError } from '#shared/failures'
import type { App } from '../app/app'

/** Calls a method through the application's one door. @throws FailureError where the reply is a failure */
export async function call<M extends Method>(app: App, method: M, params: Params<M>): Promise<Result<M>> {
  const reply = await app.dispatch(method, params)
  if (!reply.ok) throw new FailureError(reply.failure.code, reply.failure.values)
  // The door has parsed the result with this method's own schema.
  return reply.result as Result<M>
}
