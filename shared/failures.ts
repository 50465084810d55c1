/**
 * Everything that can go wrong in the world, as a closed list. What each says to a person (what happened, what is safe,
 * what to do) stands in the message catalogue under `failure.<code>`; nothing else is ever shown.
 */
export const FAILURE_CODES = [
  'empty-file',
  'only-whitespace',
  'binary-file',
  'too-large',
  'undecodable',
  'no-article-in-page',
  'import-timed-out',
  'import-cancelled',
  'file-vanished',
  'file-changed',
  'file-unreadable',
  'file-unwritable',
  'unknown-format',
  'broken-file',
  'unsafe-archive',
  'package-foreign',
  'package-newer',
  'package-broken',
  'package-conflicts',
  'bad-article-line',
  'file-newer',
  'text-mismatch',
  'unknown-article',
  'op-conflict',
  'old-revision',
  'review-revision',
  'other-revision',
  'bad-edit',
  'library-newer',
  'library-damaged',
  'library-locked',
  'set-of-colleague',
  'library-read-only',
  'library-unwritable',
  'library-unopenable',
  'library-changed-outside',
  'disk-full',
  'unknown-backup',
  'too-many-removed',
  'beyond-repair',
  'edit-cut-short',
  'name-unreadable',
  'bad-name',
  'packages-unreadable',
  'nothing-to-undo',
  'invalid-request',
  'connection-lost',
  'model-missing',
  'model-damaged',
  'internal',
] as const
export type FailureCode = (typeof FAILURE_CODES)[number]

/** A failure as it crosses a door: its code, and the values its message names (file names, counts; never article text). */
export interface Failure {
  readonly code: FailureCode
  readonly values: Readonly<Record<string, string>>
}

/** The world said no. Thrown inside the application, turned into a `Failure` once, at the door. */
export class FailureError extends Error {
  readonly code: FailureCode
  readonly values: Readonly<Record<string, string>>

  constructor(code: FailureCode, values: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, cause === undefined ? undefined : { cause })
    this.name = 'FailureError'
    this.code = code
    this.values = values
  }

  toFailure(): Failure {
    return { code: this.code, values: this.values }
  }
}
