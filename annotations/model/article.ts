/** What is known about an article besides its text. Unknown fields are empty strings. */
export interface ArticleMetadata {
  readonly title: string
  readonly outlet: string
  readonly author: string
  /** As the publisher wrote it, ISO 8601 where the page says so in a machine-readable way. */
  readonly published: string
  readonly url: string
  /** BCP 47 tag, or empty. */
  readonly language: string
}

export const ENCODING_EVIDENCE = ['chosen', 'byte-order-mark', 'declared', 'strict-utf-8', 'detected', 'not-applicable'] as const
/** How the text encoding was settled. `not-applicable`: text that was pasted and never was bytes. */
export type EncodingEvidence = (typeof ENCODING_EVIDENCE)[number]

/** How a revision's text came to be: enough to explain it to a reader who doubts an offset. */
export interface Provenance {
  /** Base name only: a path would tell others about this computer. */
  readonly fileName: string
  readonly format: 'text' | 'markdown' | 'html' | 'pasted'
  /** WHATWG label of the encoding the bytes were read as. */
  readonly encoding: string
  readonly encodingEvidence: EncodingEvidence
  /** What the importer did to the text, in the words of the message catalogue's keys. */
  readonly notices: readonly string[]
}

/** One version of an article's text. Its identity is its content. */
export interface Revision {
  /** SHA-256 of the canonical text as UTF-8, lower-case hexadecimal. */
  readonly sha256: string
  /** Length of the canonical text in UTF-16 code units. */
  readonly length: number
  readonly addedAt: string
  readonly provenance: Provenance
  /** Of a revision that is not the newest: what was known of the article then. A correction may change the headline too. */
  readonly metadata?: ArticleMetadata
}

export interface Article {
  /** The first revision's hash shortened to 16 hexadecimal digits: the same text is the same article wherever it is added. */
  readonly id: string
  readonly metadata: ArticleMetadata
  /** Oldest first, never empty. */
  readonly revisions: readonly Revision[]
}

export const NO_METADATA: ArticleMetadata = { title: '', outlet: '', author: '', published: '', url: '', language: '' }
