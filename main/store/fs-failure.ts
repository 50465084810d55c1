import { FailureError } from '#shared/failures'

/** The operating system's name for what went wrong, or an empty string. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR'
}

/** What a failed write means to a person. Failures that already have a meaning pass through. */
export function writeFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error
  const code = errorCode(error)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new FailureError('disk-full', {}, error)
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new FailureError('library-read-only', { reason: code }, error)
    default:
      return new FailureError('library-unwritable', { reason: code || 'unknown' }, error)
  }
}

/** A file of the library that is there but cannot be read. */
export function readFailure(error: unknown, file: string): FailureError {
  return error instanceof FailureError
    ? error
    : new FailureError('library-damaged', { file, where: errorCode(error) || 'unreadable' }, error)
}

/** Stands for the error a file system owes us when it writes nothing and reports no error. */
export function noSpace(path: string): Error {
  return Object.assign(new Error(`ENOSPC: nothing was written to ${path}`), { code: 'ENOSPC' })
}
