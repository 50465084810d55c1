import * as z from 'zod/mini'
import type { Damage } from './damage'
import { LIBRARY_STEPS } from './schema/steps'
import { newestSchema } from './schema/upgrade-record'
import { parseVersioned } from './versioned-json'

export const LIBRARY_SCHEMA = newestSchema(LIBRARY_STEPS)
const FORMAT = 'claimlight-library'

const fileSchema = z.object({ id: z.string() })

/** What library.json holds. */
export type LibraryFile = Readonly<z.output<typeof fileSchema>>

export function formatLibraryFile({ id }: LibraryFile): Uint8Array {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, schema: LIBRARY_SCHEMA, id }, null, 2)}\n`)
}

export function parseLibraryFile(
  bytes: Uint8Array,
): { readonly kind: 'read'; readonly value: LibraryFile; readonly schema: number } | Damage {
  return parseVersioned(bytes, FORMAT, LIBRARY_SCHEMA, fileSchema, LIBRARY_STEPS)
}
