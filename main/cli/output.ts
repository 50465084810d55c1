import { failureWords } from '#shared/messages/message'
import type { Failure } from '#shared/failures'

/** Where a command writes: data to `out`, progress and complaints to `err`. Tests collect both. */
export interface Output {
  out(text: string): void
  err(text: string): void
}

export function writeFailure({ err }: Output, failure: Failure): void {
  const { what, safe, advice } = failureWords(failure)
  err(`claimlight: ${what} ${safe} ${advice}\n`)
}

/** A command was called in a way it cannot be: message and exit code 2. */
export class UsageError extends Error {}
