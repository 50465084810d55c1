import * as z from 'zod/mini'
import type { Damage } from './damage'
import { parseVersioned } from './versioned-json'

export const LIBRARY_SCHEMA = 1
const FORMAT = 'claimlight-library'

/** Earlier versions wrote the analysts' names too; a file that everybody writes is one that sync tools see conflicts in. */
const fileSchema = z.object({ id: z.string() })

/** What library.json holds. */
export type LibraryFile = Readonly<z.output<typeof fileSchema>>

export function formatLibraryFile({ id }: LibraryFile): Uint8Array {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, schema: LIBRARY_SCHEMA, id }, null, 2)}\n`)
}

export function parseLibraryFile(bytes: Uint8Array): { readonly kind: 'read'; readonly value: LibraryFile } | Damage {
  return parseVersioned(bytes, FORMAT, LIBRARY_SCHEMA, fileSchema)
}
