import type { KnownText } from '#annotations/formats/bundle'
import type { FileGroup } from '#annotations/formats/group-files'
import type { ImportOutcome } from '#annotations/formats/import-files'
import type { Failure } from '#shared/failures'
import type { ImportedArticle } from './importer'

/** An annotation file and what it may be about: the arguments of `importGroup`. */
export interface AnnotationRequest {
  readonly group: FileGroup
  readonly known: readonly KnownText[]
  readonly analyst: string
  /** ISO 8601 UTC. */
  readonly at: string
}

/** What the worker is asked. One at a time, so neither side needs a number to tell answers apart. */
export type ReadRequest =
  | { readonly kind: 'article'; readonly name: string; readonly bytes: Uint8Array; readonly encoding: string | null }
  | {
      readonly kind: 'annotations'
      readonly name: string
      readonly request: Omit<AnnotationRequest, 'known'>
      /** Null: those of the request before. An import of many files would otherwise send the whole library with each. */
      readonly known: readonly KnownText[] | null
    }

export type ReadAnswer =
  | { readonly kind: 'article'; readonly article: ImportedArticle }
  | { readonly kind: 'annotations'; readonly outcome: ImportOutcome }
  | { readonly kind: 'failed'; readonly failure: Failure }
