import * as z from 'zod/mini'
import { articleSchema, sha256Schema } from '#shared/contract/model-schemas'
import type { ArticleRecord } from './library-store'
import { parseVersioned } from './versioned-json'

export const INDEX_SCHEMA = 1
const FORMAT = 'claimlight-index'

const count = z.int().check(z.nonnegative())
const recordSchema = z.object({
  article: articleSchema,
  suggested: z.object({ detector: z.string(), count }),
  decided: count,
  tags: z.object({ attributed: count, contested: count, unverified: count, untagged: count }),
  own: z.exactOptional(z.object({ revision: sha256Schema, rechecks: count })),
})
const fileSchema = z.object({ analyst: z.string(), entries: z.array(z.object({ stamp: z.string(), record: recordSchema })) })

export interface IndexEntry {
  /** Sizes and times of the files that the record was derived from; another stamp means that it is stale. */
  readonly stamp: string
  readonly record: ArticleRecord
}

/**
 * The index is a cache: one that cannot be read is an empty one. Of another analyst's every entry is stale; what it says of the
 * suggestions, which are everybody's, is still worth having.
 */
export function parseIndex(bytes: Uint8Array, analyst: string): ReadonlyMap<string, IndexEntry> {
  const read = parseVersioned(bytes, FORMAT, INDEX_SCHEMA, fileSchema)
  if (read.kind !== 'read') return new Map()
  const own = read.value.analyst === analyst
  return new Map(read.value.entries.map(({ stamp, record }) => [record.article.id, { stamp: own ? stamp : '', record }]))
}

export function formatIndex(analyst: string, entries: readonly IndexEntry[]): Uint8Array {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n')
  return Buffer.from(`{"format":"${FORMAT}","schema":${INDEX_SCHEMA},"analyst":${JSON.stringify(analyst)},"entries":[\n${lines}\n]}\n`)
}
