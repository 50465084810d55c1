import type { Rejection } from '../model/annotation-set'
import type { Article } from '../model/article'
import type { Claim } from '../model/claim'
import type { Link } from '../model/link'
import type { Recheck } from '../model/recheck'
import type { Loss } from './bundle'
import type { ExportFormat, OffsetUnit } from './format'

/**
 * What a file says, before it is put onto a text. Every format parses to this, and one place (`placeSet`) then decides which text
 * it is about, what its offsets count, and where each quote stands.
 */
export interface DraftSet {
  /** Empty where the file does not name one. */
  readonly analyst: string
  readonly about: {
    /** SHA-256 of the text that the offsets refer to, or empty. */
    readonly revision: string
    /** Of the article, or empty. */
    readonly articleId: string
    readonly url: string
  }
  /** The text and article that came with the file, or null. */
  readonly brings: { readonly article: Article; readonly text: string } | null
  /** The unit that the file or its format's specification states, or null. */
  readonly unit: OffsetUnit | null
  readonly claims: readonly DraftClaim[]
  readonly links: readonly Link[]
  readonly rejected: readonly DraftRejection[]
  /** Claims to look at again, where the format has a place for them. They are on other texts, and kept only where the set's own is known by its hash. */
  readonly rechecks?: readonly Recheck[]
}

/** A span in the file's own unit. Offsets are null where the file gives only a quote, `exact` is null where it gives only offsets. */
export interface DraftAnchor {
  readonly start: number | null
  readonly end: number | null
  readonly exact: string | null
  readonly prefix: string
  readonly suffix: string
}

export interface DraftClaim extends Omit<Claim, 'content' | 'source' | 'cue'> {
  readonly content: readonly DraftAnchor[]
  readonly source: readonly DraftAnchor[]
  readonly cue: readonly DraftAnchor[]
}

export interface DraftRejection extends Omit<Rejection, 'content'> {
  readonly content: readonly DraftAnchor[]
}

export interface ParsedFile {
  readonly format: ExportFormat
  readonly sets: readonly DraftSet[]
  readonly losses: readonly Loss[]
}
