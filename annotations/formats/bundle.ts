import type { AnnotationSetData } from '../model/annotation-set'
import type { Article } from '../model/article'
import type { ExportFormat, OffsetUnit } from './format'

/** One analyst's annotations of one revision, with the text that gives their offsets a meaning. */
export interface Bundle {
  readonly article: Article
  /** Canonical text of the revision that `set.revision` names. */
  readonly text: string
  readonly set: AnnotationSetData
}

/** Something that a format has no place for, and how often it occurred in this export or import. */
export interface Loss {
  /** A key of the message catalogue (`loss.<what>`). */
  readonly what: string
  readonly count: number
}

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

/** A claim of an imported file that could not be put onto the text, and why. */
export interface Unplaced {
  readonly id: string
  readonly quote: string
  readonly why: 'quote-not-found' | 'quote-ambiguous' | 'outside-text' | 'no-text' | 'invalid'
}

/** What came out of one imported file for one text. */
export interface ImportedSet {
  /** The text the file's annotations are on: one of the library's, or one that the file itself brings (then `bringsText`). */
  readonly bundle: Bundle
  readonly bringsText: boolean
  readonly unit: OffsetUnit
  /** False where the file did not state its unit and it was found by comparing quotes with slices. */
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
  readonly kind: 'unknown-format' | 'broken-file' | 'no-matching-text'
  readonly where: string
}
