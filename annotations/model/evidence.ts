export const STANCES = ['supports', 'refutes', 'context'] as const
export type Stance = (typeof STANCES)[number]

/** A page, document or excerpt for or against a claim. */
export interface Evidence {
  readonly id: string
  /** As the analyst typed it; opened only if http or https, and only after a question. May be empty for an offline document. */
  readonly url: string
  readonly excerpt: string
  readonly stance: Stance
  /** Day of retrieval, ISO 8601 (YYYY-MM-DD), or empty when unknown. */
  readonly retrieved: string
}
