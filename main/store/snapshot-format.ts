import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import * as z from 'zod/mini'
import { type AnnotationSetData, setFromData, setToData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { ShardedMap } from '#annotations/model/sharded-map'
import { OP_LABELS } from '#annotations/ops/op'
import { annotationSetSchema, articleIdSchema, sha256Schema } from '#shared/contract/model-schemas'
import { COLUMNS_FROM, ColumnsMaker, type SnapshotColumns } from './columns/snapshot-columns'
import type { StoredClaims } from './columns/stored-claims'
import type { Damage } from './damage'
import { decodeUtf8 } from './decode-utf8'
import { type HistoryItem, stackFromItems, stackFromJson, stackToItems } from './history-stack'
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

/** A snapshot to be written. */
export interface FormattedSnapshot {
  readonly parts: readonly Uint8Array[]
  /** Null where it has few claims. */
  readonly columns: SnapshotColumns | null
}

/**
 * The bytes of a snapshot: the first line with format, version and the SHA-256 of all that follows it, then one claim a line, so that it
 * reads well and compares well. Lets others run between slices: at 10,000 claims the work is some 50 ms in all, and an edit
 * must not wait for it. (Sorting the claims is 10 ms of it, in one piece.)
 */
export async function formatSnapshot(state: SetState): Promise<FormattedSnapshot> {
  const content = contentOf(state)
  const hash = createHash('sha256')
  const parts: Uint8Array[] = []
  const maker = makerFor(content)
  for (const { text, claims } of formatContent(content)) {
    const part = Buffer.from(text)
    hash.update(part)
    maker?.add(part, claims)
    parts.push(part)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const sha256 = hash.digest('hex')
  const first = firstLine(sha256)
  return { parts: [first, ...parts], columns: maker?.made(first, sha256) ?? null }
}

const SHA256_DIGITS = 64

function makerFor({ set }: Content): ColumnsMaker | null {
  const count = set.claims.length
  return count < COLUMNS_FROM ? null : new ColumnsMaker(count, firstLine('').length + SHA256_DIGITS)
}

function firstLine(sha256: string): Buffer {
  return Buffer.from(`{"format":"${FORMAT}","schema":${SNAPSHOT_SCHEMA},"checksum":"${sha256}",\n`)
}

function contentOf({ seq, set, undo, redo }: SetState): Content {
  return { seq, set: setToData(set), undo: stackToItems(undo), redo: stackToItems(redo) }
}

/** A piece of a snapshot, and the claims whose lines it holds. */
interface Part {
  readonly text: string
  readonly claims: readonly Claim[]
}

function* formatContent({ seq, set, undo, redo }: Content): Iterable<Part> {
  const { articleId, revision, analyst } = set
  yield frame(`"seq":${seq},"set":${JSON.stringify({ articleId, revision, analyst }).slice(0, -1)},\n"claims":[`)
  for (const [text, claims] of slices(set.claims)) yield { text, claims }
  yield frame(']')
  yield* formatList(',\n"links":', set.links)
  yield* formatList(',\n"rejected":', set.rejected)
  if (set.rechecks) yield* formatList(',\n"rechecks":', set.rechecks)
  if (set.review) {
    yield* formatList(',\n"review":{"decisions":', set.review.decisions)
    yield* formatList(',\n"messages":', set.review.messages)
    yield* formatList(',\n"stages":', set.review.stages)
    yield frame('}')
  }
  yield* formatList('},\n"undo":', undo)
  yield* formatList(',\n"redo":', redo)
  yield frame('}\n')
}

const frame = (text: string): Part => ({ text, claims: [] })

function* formatList(name: string, items: readonly unknown[]): Iterable<Part> {
  yield frame(`${name}[`)
  for (const [text] of slices(items)) yield frame(text)
  yield frame(']')
}

function* slices<T>(items: readonly T[]): Iterable<readonly [text: string, items: readonly T[]]> {
  for (let from = 0; from < items.length; from += SLICE) {
    const slice = items.slice(from, from + SLICE)
    yield [`${from === 0 ? '\n' : ',\n'}${slice.map((item) => JSON.stringify(item)).join(',\n')}`, slice]
  }
}

export type ReadSnapshot = ReadState | Damage

interface ReadState {
  readonly kind: 'read'
  readonly state: SetState
  /** Where they were asked for, and the file is laid out as this version writes it. */
  readonly columns: SnapshotColumns | null
}

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
export function parseSnapshot(bytes: Uint8Array, depth: 'quick' | 'full', withColumns = false): ReadSnapshot {
  const text = decodeUtf8(bytes, 'drop')
  if (text === null) return damaged('not UTF-8')
  const read = parseContent(text, depth)
  if (read.kind !== 'content') return read
  const { content, sha256 } = read
  const found = checksumOfBytes(bytes)
  if (sha256 !== found && sha256 !== checksumOfContent(content)) return damaged('checksum')
  const columns = withColumns && sha256 === found ? columnsOf(bytes, content, sha256) : null
  return { kind: 'read', state: stateOf(content), columns }
}

/**
 * The state that a snapshot holds, from its bytes without those of its claims: these are decoded when they are asked for. Null where the
 * bytes are not those that the columns were made from.
 * @param head its bytes before the first claim
 * @param tail those behind the last
 */
export function parseFrame(head: Uint8Array, tail: Uint8Array, claims: StoredClaims): SetState | null {
  const { sha256, checksum } = claims.frame
  if (crc32(tail, crc32(head)) !== checksum) return null
  const end = Buffer.from(tail.buffer, tail.byteOffset, tail.length)
  // No text in JSON has a line end, so these are the names they seem to be.
  const [undo, redo] = [listAt(end, UNDO), listAt(end, REDO)]
  if (!undo || !redo) return null
  const text = decodeUtf8(Buffer.concat([head, end.subarray(0, undo.from), Buffer.from('],"redo":[]}')]), 'keep')
  const read = text === null ? null : parseContent(text, 'quick')
  if (read?.kind !== 'content' || read.sha256 !== sha256) return null
  const { seq, set } = stateOf(read.content)
  return {
    seq,
    set: { ...set, claims: ShardedMap.over(claims) },
    undo: stackFromJson(end.subarray(undo.from, undo.to)),
    redo: stackFromJson(end.subarray(redo.from, redo.to)),
  }
}

const UNDO = '},\n"undo":['
const REDO = '],\n"redo":['

/** Where the items of a list begin and end that holds no list. */
function listAt(bytes: Buffer, name: string): { readonly from: number; readonly to: number } | null {
  const at = bytes.lastIndexOf(name)
  const from = at + name.length
  const to = bytes.indexOf(']', from)
  return at === -1 || to === -1 ? null : { from, to }
}

type ReadContent = { readonly kind: 'content'; readonly content: Content; readonly sha256: string } | Damage

function parseContent(text: string, depth: 'quick' | 'full'): ReadContent {
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
  return { kind: 'content', content: upgraded as unknown as Content, sha256: checksum }
}

function stateOf({ seq, set, undo, redo }: Content): SetState {
  return { seq, set: setFromData(set), undo: stackFromItems(undo), redo: stackFromItems(redo) }
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
  for (const { text } of formatContent(content)) hash.update(text)
  return hash.digest('hex')
}

/** Null where there are few claims, or the file is not, byte for byte, what this version makes of its content. */
function columnsOf(bytes: Uint8Array, content: Content, sha256: string): SnapshotColumns | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const first = firstLine(sha256)
  const maker = makerFor(content)
  if (!maker || !file.subarray(0, first.length).equals(first)) return null
  let at = first.length
  for (const { text, claims } of formatContent(content)) {
    const part = Buffer.from(text)
    if (!file.subarray(at, at + part.length).equals(part)) return null
    maker.add(part, claims)
    at += part.length
  }
  return maker.made(first, sha256)
}

const damaged = (where: string): Damage => ({ kind: 'damaged', where })
