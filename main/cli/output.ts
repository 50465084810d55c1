import { failureWords } from '#shared/messages/message'
import type { Failure } from '#shared/failures'

/** Where a command writes: data to `out`, progress and complaints to `err`. Tests collect both. */
export interface Output {
  out(text: string): void
  err(text: string): void
}

/** One line: `where` it happened, where that helps, then what happened, what is safe, what to do. */
export function writeFailure({ err }: Output, failure: Failure, where = ''): void {
  const { what, safe, advice } = failureWords(failure)
  err(`claimlight: ${where}${what} ${safe} ${advice}\n`)
}

/** A command was called in a way it cannot be: message and exit code 2. */
export class UsageError extends Error {}
