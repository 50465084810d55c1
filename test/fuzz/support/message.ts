/** The parsers and doors that are fuzzed. */
export const TARGETS = [
  'journal',
  'sealed journal',
  'snapshot',
  'sealed snapshot',
  'library file',
  'native',
  'w3c',
  'jsonl',
  'csv',
  'brat',
  'import',
  'html',
  'markdown',
  'text',
  'docx',
  'rtf',
  'zip',
  'package',
  'sealed package',
  'request',
] as const
export type Target = (typeof TARGETS)[number]

/** What is never an article, however sound it is. */
export const REFUSED: ReadonlySet<Target> = new Set(['docx', 'rtf'])
/** What has to know which of its sound inputs was changed. */
export const BY_SEED: ReadonlySet<Target> = new Set(['library file', 'sealed package'])

/** One input for one target. */
export interface Trial {
  readonly target: Target
  readonly bytes: Uint8Array
  /** What else the target may choose from: a file's name, an encoding. */
  readonly choice: number
}

/** A file of the library that the threads make anew for themselves. */
export interface LibraryFileSeed {
  readonly path: string
  readonly bytes: Uint8Array
}

/** `read`: taken for what it is; `refused`: a failure with a name. `broken` is what fuzzing looks for. */
export type Verdict = { readonly kind: 'read' } | { readonly kind: 'refused' | 'broken'; readonly why: string }
