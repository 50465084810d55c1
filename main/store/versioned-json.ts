import * as z from 'zod/mini'
import type { Damage } from './damage'
import { decodeUtf8 } from './decode-utf8'
import { type Step, type StoredRecord, upgradeRecord } from './schema/upgrade-record'

/**
 * Reads a JSON file that names its format and an integer schema version. One newer than `newest` is not guessed at, an older one is taken
 * to `newest` step by step. Never throws.
 */
export function parseVersioned<T>(
  bytes: Uint8Array,
  format: string,
  newest: number,
  schema: z.ZodMiniType<T>,
  steps: readonly Step[] = [],
): { readonly kind: 'read'; readonly value: T; readonly schema: number } | Damage {
  const value = parseJson(bytes)
  const version = z.object({ format: z.literal(format), schema: z.int().check(z.nonnegative()) }).safeParse(value)
  if (!version.success) return { kind: 'damaged', where: `not a ${format} file` }
  if (version.data.schema > newest) return { kind: 'newer', version: String(version.data.schema) }
  if (version.data.schema < 1) return { kind: 'damaged', where: 'schema' }
  const parsed = schema.safeParse(upgradeRecord(value as StoredRecord, version.data.schema, steps))
  if (parsed.success) return { kind: 'read', value: parsed.data, schema: version.data.schema }
  return { kind: 'damaged', where: parsed.error.issues[0]?.path.join('.') || 'schema' }
}

/** Undefined where the bytes are not UTF-8 or not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes, 'drop') ?? '')
  } catch {
    return undefined
  }
}
