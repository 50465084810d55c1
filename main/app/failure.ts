import { type Failure, FailureError } from '#shared/failures'

/** The one place where an error becomes a failure. What is not a `FailureError` is a fault of ours: named by its method, logged whole. */
export function toFailure(error: unknown, where: string): Failure {
  if (error instanceof FailureError) return error.toFailure()
  console.error(`claimlight: ${where} failed`, error)
  return { code: 'internal', values: { where } }
}
