import type { ImportOutcome } from '#annotations/formats/import-files'
import type { ArticleMetadata, Provenance } from '#annotations/model/article'
import type { AnnotationRequest } from './worker-message'

/** What an importer made of one file: the canonical text (line ends LF, otherwise exactly as it came) and what is known about it. */
export interface ImportedArticle {
  readonly text: string
  readonly metadata: ArticleMetadata
  readonly provenance: Provenance
}

/** Reads articles and annotations from files, somewhere a hostile file can do no harm. */
export interface Importer {
  /**
   * @param encoding a WHATWG label chosen by a person, or null to find out
   * @throws FailureError empty-file, only-whitespace, binary-file, too-large, undecodable, no-article-in-page, import-timed-out
   */
  read(file: { readonly name: string; readonly bytes: Uint8Array }, encoding: string | null): Promise<ImportedArticle>
  /** As `read` for text that never was bytes. Given metadata wins over what the text seems to say. */
  readPasted(text: string, metadata: ArticleMetadata): Promise<ImportedArticle>
  /**
   * Reads one annotation file, or a pair that belongs together, against texts of the library. What is wrong with the file is in the outcome.
   * @throws FailureError too-large (more memory than a file may take), import-timed-out, import-cancelled, broken-file (a parser broke)
   */
  readAnnotations(request: AnnotationRequest): Promise<ImportOutcome>
  /** Ends the reading that is under way, which fails with `import-cancelled`; files that wait are read after it. Safe where nothing is. */
  cancel(): Promise<void>
  close(): Promise<void>
}
