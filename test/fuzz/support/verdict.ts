import { FailureError } from '#shared/failures'
import type { Verdict } from './message'

export const READ: Verdict = { kind: 'read' }
export const refused = (why: string): Verdict => ({ kind: 'refused', why })
export const broken = (why: string): Verdict => ({ kind: 'broken', why })

/** Runs a parser: a `FailureError` is a refusal, anything else that is thrown is what fuzzing looks for. */
export async function verdictOf(run: () => Verdict | Promise<Verdict>): Promise<Verdict> {
  try {
    const verdict = await run()
    return pollution() ?? verdict
  } catch (error) {
    if (error instanceof FailureError)
      return error.code === 'internal'
        ? broken(`internal: ${JSON.stringify(error.values)}`)
        : refused(`${error.code} ${JSON.stringify(error.values)}`)
    return broken(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

const CLEAN = Reflect.ownKeys(Object.prototype).length

/** What an input has left on every object there is. */
function pollution(): Verdict | null {
  const keys = Reflect.ownKeys(Object.prototype)
  return keys.length === CLEAN ? null : broken(`Object.prototype has ${keys.slice(CLEAN).map(String).join(', ')}`)
}
