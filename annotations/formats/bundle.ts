import type { AnnotationSetData } from '../model/annotation-set'
import type { Article } from '../model/article'
import type { ClaimPart } from '../model/claim'
import type { ExportFormat, OffsetUnit } from './format'

/** One analyst's annotations of one revision, with the text that gives their offsets a meaning. */
export interface Bundle {
  readonly article: Article
  /** Canonical text of the revision that `set.revision` names. */
  readonly text: string
  readonly set: AnnotationSetData
}

/** Something that a format has no place for, or a file had no use for, and how often it occurred in this export or import. */
export interface Loss {
  /** A key of the message catalogue (`loss.<what>`). */
  readonly what: LossKind
  readonly count: number
}

export const LOSS_KINDS = [
  /** Export: texts of revisions that the files refer to and do not hold. */
  'text',
  /** Export: articles whose record of where the text came from (file, encoding, notices, revisions) is not written. */
  'provenance',
  /** Export: rejected suggestions. Import: those whose place in the text was not found. */
  'rejections',
  /** Export and import: claims to look at again since the text changed; those without a place are in no other format than native. */
  'rechecks',
  /** Export: sets without a single claim, of which the format keeps no trace. */
  'empty-sets',
  /** Export: lines of an imported brat file that refer to something no longer there. */
  'foreign-lines',
  /** Export: decisions, messages and frozen agreement of a review, of which files hold the claims that came of them. */
  'review',
  /** Import: links of which an end is missing or could not be placed. */
  'links',
  /** Import: claims that said they stand inside another, which is missing or could not be placed. */
  'nesting',
  /** Import: annotations of a kind that is no claim (on images, on whole pages). */
  'foreign-annotations',
  /** Import: columns of a table that are not ours. */
  'columns',
  /** Import: claims whose text is not in the library, in a file where other texts were. */
  'claims-without-text',
  /** Import: CR LF line ends of a text that came with the file, now LF; offsets were counted before. */
  'line-ends',
] as const
export type LossKind = (typeof LOSS_KINDS)[number]

export interface TextFile {
  /** Relative, with forward slashes, made of characters that every file system takes. */
  readonly path: string
  readonly text: string
}

export interface Exported {
  readonly files: readonly TextFile[]
  /** The unit that every offset in the files is counted in; the files say it too. */
  readonly unit: OffsetUnit
  readonly losses: readonly Loss[]
}

/** A text of the library that an imported file may be about. */
export interface KnownText {
  readonly article: Article
  readonly revision: string
  readonly text: string
}

/** `unverifiable`: the file gives no quote to check its offsets by, and is not known to be about exactly this text. */
export const UNPLACED_REASONS = ['quote-not-found', 'quote-ambiguous', 'unverifiable'] as const

/** A part of an imported claim that could not be put onto the text, and why. Without its content a claim is left out; without source or cue it stays. */
export interface Unplaced {
  readonly id: string
  readonly part: ClaimPart
  readonly quote: string
  readonly why: (typeof UNPLACED_REASONS)[number]
}

/** What came out of one imported file for one text. */
export interface ImportedSet {
  /** The text the file's annotations are on: one of the library's, or one that the file itself brings (then `bringsText`). */
  readonly bundle: Bundle
  readonly bringsText: boolean
  /** The file names a text that nobody here has: its claims were put onto this one by their quotes alone. */
  readonly isOtherText: boolean
  /** The unit in which the file's offsets fit its quotes; the stated one where none fits better. */
  readonly unit: OffsetUnit
  /** False where the file did not state that unit, or stated another, and it was found by comparing quotes with slices. */
  readonly unitStated: boolean
  /** Claims whose stated offsets did not hold, placed by their quote instead. */
  readonly moved: number
  readonly unplaced: readonly Unplaced[]
}

export interface Imported {
  readonly format: ExportFormat
  readonly sets: readonly ImportedSet[]
  readonly losses: readonly Loss[]
}

/** A file that is not what it claims to be, or breaks off. Values say where; never article text. */
export interface NotReadable {
  readonly kind: 'unknown-format' | 'broken-file' | 'newer-version' | 'no-matching-text'
  readonly where: string
}
