import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type AnnotationSetData, setFromData, setToData } from '#annotations/model/annotation-set'
import { OP_LABELS } from '#annotations/ops/op'
import { annotationSetSchema, articleIdSchema, sha256Schema } from '#shared/contract/model-schemas'
import type { Damage } from './damage'
import { decodeUtf8 } from './decode-utf8'
import { type HistoryItem, stackFromItems, stackToItems } from './history-stack'
import { SNAPSHOT_STEPS } from './schema/steps'
import { newestSchema, type StoredRecord, upgradeRecord } from './schema/upgrade-record'
import type { SetState } from './set-state'

export const SNAPSHOT_SCHEMA = newestSchema(SNAPSHOT_STEPS)
const FORMAT = 'claimlight-set'
/** Items written between two breaths: about 1 ms of work. */
const SLICE = 200

/** What a snapshot holds besides its first line. */
interface Content {
  readonly seq: number
  readonly set: AnnotationSetData
  readonly undo: readonly HistoryItem[]
  readonly redo: readonly HistoryItem[]
}

/**
 * The bytes of a snapshot: the first line with format, version and the SHA-256 of all that follows it, then one claim a line, so that it
 * reads well and compares well. Lets others run between slices: at 10,000 claims the work is some 50 ms in all, and an edit
 * must not wait for it. (Sorting the claims is 10 ms of it, in one piece.)
 */
export async function formatSnapshot(state: SetState): Promise<readonly Uint8Array[]> {
  const { seq, set, undo, redo } = state
  const hash = createHash('sha256')
  const parts: Uint8Array[] = []
  for (const text of formatContent({ seq, set: setToData(set), undo: stackToItems(undo), redo: stackToItems(redo) })) {
    const part = Buffer.from(text)
    hash.update(part)
    parts.push(part)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return [Buffer.from(`{"format":"${FORMAT}","schema":${SNAPSHOT_SCHEMA},"checksum":"${hash.digest('hex')}",\n`), ...parts]
}

function* formatContent({ seq, set, undo, redo }: Content): Iterable<string> {
  const { articleId, revision, analyst } = set
  yield `"seq":${seq},"set":${JSON.stringify({ articleId, revision, analyst }).slice(0, -1)},\n"claims":`
  yield* formatList(set.claims)
  yield ',\n"links":'
  yield* formatList(set.links)
  yield ',\n"rejected":'
  yield* formatList(set.rejected)
  if (set.rechecks) {
    yield ',\n"rechecks":'
    yield* formatList(set.rechecks)
  }
  if (set.review) {
    yield ',\n"review":{"decisions":'
    yield* formatList(set.review.decisions)
    yield ',\n"messages":'
    yield* formatList(set.review.messages)
    yield ',\n"stages":'
    yield* formatList(set.review.stages)
    yield '}'
  }
  yield '},\n"undo":'
  yield* formatList(undo)
  yield ',\n"redo":'
  yield* formatList(redo)
  yield '}\n'
}

function* formatList(items: readonly unknown[]): Iterable<string> {
  yield '['
  for (let from = 0; from < items.length; from += SLICE) {
    const lines = items.slice(from, from + SLICE).map((item) => JSON.stringify(item))
    yield `${from === 0 ? '\n' : ',\n'}${lines.join(',\n')}`
  }
  yield ']'
}

export type ReadSnapshot = { readonly kind: 'read'; readonly state: SetState } | Damage

const count = z.int().check(z.nonnegative())
const items = z.array(z.object({ seq: count, label: z.enum(OP_LABELS) }))
const versionSchema = z.object({ format: z.literal(FORMAT), schema: count, checksum: z.string() })
const fullSchema = z.object({ seq: count, set: annotationSetSchema, undo: items, redo: items })
const list = z.custom<readonly object[]>(
  (value) => Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null),
)
const quickSchema = z.object({
  seq: count,
  set: z.object({
    articleId: articleIdSchema,
    revision: sha256Schema,
    analyst: z.string(),
    claims: list,
    links: list,
    rejected: list,
    rechecks: z.optional(list),
    review: z.optional(z.object({ decisions: list, messages: list, stages: list })),
  }),
  undo: list,
  redo: list,
})

/**
 * Reads a snapshot whole or not at all. Never throws.
 * @param depth `quick` holds what has the right checksum for what was written, and does not look into each claim: that takes more time
 * than all the rest (about 0.1 s for 10,000 claims), and the contract looks again when they leave the application. `full` looks.
 */
export function parseSnapshot(bytes: Uint8Array, depth: 'quick' | 'full'): ReadSnapshot {
  const text = decodeUtf8(bytes, 'drop')
  if (text === null) return damaged('not UTF-8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return damaged('not JSON')
  }
  const version = versionSchema.safeParse(value)
  if (!version.success) return damaged('not an annotation set')
  const { schema, checksum } = version.data
  if (schema > SNAPSHOT_SCHEMA) return { kind: 'newer', version: String(schema) }
  if (schema < 1) return damaged('schema')
  const upgraded = upgradeRecord(value as StoredRecord, schema, SNAPSHOT_STEPS)
  const parsed = (depth === 'full' ? fullSchema : quickSchema).safeParse(upgraded)
  if (!parsed.success) return damaged(parsed.error.issues[0]?.path.join('.') ?? 'schema')
  const content = upgraded as unknown as Content
  if (checksum !== checksumOfBytes(bytes) && checksum !== checksumOfContent(content)) return damaged('checksum')
  const { seq, set, undo, redo } = content
  return { kind: 'read', state: { seq, set: setFromData(set), undo: stackFromItems(undo), redo: stackFromItems(redo) } }
}

/** Of the file as it was written. */
function checksumOfBytes(bytes: Uint8Array): string {
  return createHash('sha256')
    .update(bytes.subarray(bytes.indexOf(0x0a) + 1))
    .digest('hex')
}

/** Of the file as it would have been written: other white space, as an editor leaves it, is not damage. */
function checksumOfContent(content: Content): string {
  const hash = createHash('sha256')
  for (const part of formatContent(content)) hash.update(part)
  return hash.digest('hex')
}

const damaged = (where: string): Damage => ({ kind: 'damaged', where })
