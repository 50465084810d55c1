import type { Failure } from '#shared/failures'
import type { ImportedArticle } from './importer'

/** What the worker is asked. One at a time, so neither side needs a number to tell answers apart. */
export interface ReadRequest {
  readonly name: string
  readonly bytes: Uint8Array
  readonly encoding: string | null
}

export type ReadAnswer =
  | { readonly kind: 'read'; readonly article: ImportedArticle }
  | { readonly kind: 'failed'; readonly failure: Failure }
