import type { ArticleMetadata } from '../../model/article'
import type { Origin } from '../../model/claim'
import type { Link } from '../../model/link'
import type { OffsetUnit } from '../format'

export const BRAT_FORMAT = 'claimlight-brat'
export const BRAT_VERSION = 1

/** Types of our text-bound annotations, relations, attributes and notes. The link kinds are relations as well. */
export const CLAIM_TYPE = 'Claim'
export const SOURCE_TYPE = 'Source'
export const CUE_TYPE = 'Cue'
export const SAID_BY = 'SaidBy'
export const CUED_BY = 'CuedBy'
export const NESTED_IN = 'NestedIn'
export const TAG_ATTRIBUTE = 'Tag'
export const KIND_ATTRIBUTE = 'Kind'
export const SOURCE_KIND_ATTRIBUTE = 'SourceKind'
/** brat's own, which its interface shows and edits. */
export const NOTE = 'AnnotatorNotes'
export const EVIDENCE_NOTE = 'Evidence'
export const LINK_NOTE = 'Link'
export const CLAIM_NOTE = 'Claimlight'
export const FILE_NOTE = 'ClaimlightFile'

/** What the file's first note says, as JSON: brat has no place for anything about a whole document. */
export interface FileNote {
  readonly format: typeof BRAT_FORMAT
  readonly version: number
  readonly generator: string
  readonly offsetUnit: OffsetUnit
  readonly articleId: string
  readonly revision: string
  readonly analyst: string
  readonly metadata: ArticleMetadata
  /** File and time of import of annotations that came from brat and nobody has touched since. */
  readonly importedFrom: string
  readonly importedAt: string
}

/** A span that brat's fragments do not give back, since it holds a line end. */
export interface WholeSpan {
  readonly start: number
  readonly end: number
  readonly exact: string
}

/** What the note on a claim says, as JSON: whatever of it has no annotation of its own. */
export interface ClaimNote {
  readonly id: string
  readonly sourceName: string
  readonly origin: Origin
  readonly createdAt: string
  readonly content: readonly WholeSpan[]
  readonly source: readonly WholeSpan[]
  readonly cue: readonly WholeSpan[]
}

export type LinkNote = Pick<Link, 'id' | 'reason'>
