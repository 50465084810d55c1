import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type AnnotationSetData, setFromData, setToData } from '#annotations/model/annotation-set'
import { OP_LABELS } from '#annotations/ops/op'
import { annotationSetSchema } from '#shared/contract/model-schemas'
import type { Damage } from './damage'
import { decodeUtf8 } from './decode-utf8'
import { stackFromItems, stackToItems } from './history-stack'
import type { SetState } from './set-state'

export const SNAPSHOT_SCHEMA = 1
const FORMAT = 'claimlight-set'
/** Items written between two breaths: about 1 ms of work. */
const SLICE = 200

const count = z.int().check(z.nonnegative())
const items = z.array(z.object({ seq: count, label: z.enum(OP_LABELS) }))
const versionSchema = z.object({ format: z.literal(FORMAT), schema: count })
const snapshotSchema = z.object({ checksum: z.string(), seq: count, set: annotationSetSchema, undo: items, redo: items })

/** The arrays of a snapshot in the order they stand in the file and enter the checksum. */
const LISTS = ['claims', 'links', 'rejected', 'undo', 'redo'] as const
type Lists = Readonly<Record<(typeof LISTS)[number], readonly unknown[]>>

/**
 * The bytes of a snapshot, one claim a line, so that it reads well and compares well. Lets others run between slices: at 10,000 claims
 * the work is some 60 ms in all, and an edit must not wait for it.
 */
export async function formatSnapshot(state: SetState): Promise<readonly Uint8Array[]> {
  const data = setToData(state.set)
  const lists: Lists = { ...data, undo: stackToItems(state.undo), redo: stackToItems(state.redo) }
  const hash = createHash('sha256').update(headOf(state.seq, data))
  const body: Uint8Array[] = []
  for (const name of LISTS) {
    hash.update(name)
    const list = lists[name]
    body.push(Buffer.from(`${name === 'undo' ? '},\n"undo"' : `,\n"${name}"`}:[`))
    for (let from = 0; from < list.length; from += SLICE) {
      const lines = list.slice(from, from + SLICE).map((item) => JSON.stringify(item))
      const joined = Buffer.from(lines.join(',\n'))
      hash.update(joined).update(',\n')
      body.push(Buffer.from(from === 0 ? '\n' : ',\n'), joined)
      await new Promise((resolve) => setImmediate(resolve))
    }
    body.push(Buffer.from(']'))
  }
  const head = headOf(state.seq, data)
  const start = `{"format":"${FORMAT}","schema":${SNAPSHOT_SCHEMA},"checksum":"${hash.digest('hex')}",\n${head}`
  return [Buffer.from(start), ...body, Buffer.from('}\n')]
}

/** `"seq":…,"set":{…` up to where the lists begin. */
function headOf(seq: number, { articleId, revision, analyst }: Pick<AnnotationSetData, 'articleId' | 'revision' | 'analyst'>): string {
  return `"seq":${seq},"set":${JSON.stringify({ articleId, revision, analyst }).slice(0, -1)}`
}

export type ReadSnapshot = { readonly kind: 'read'; readonly state: SetState } | Damage

/** Reads a snapshot whole or not at all. Never throws. */
export function parseSnapshot(bytes: Uint8Array): ReadSnapshot {
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
  if (version.data.schema > SNAPSHOT_SCHEMA) return { kind: 'newer', version: String(version.data.schema) }
  const parsed = snapshotSchema.safeParse(value)
  if (!parsed.success) return damaged(parsed.error.issues[0]?.path.join('.') ?? 'schema')
  const { seq, set, undo, redo, checksum } = parsed.data
  if (checksum !== checksumOf(value as RawSnapshot)) return damaged('checksum')
  return { kind: 'read', state: { seq, set: setFromData(set), undo: stackFromItems(undo), redo: stackFromItems(redo) } }
}

/** What the schema has let through, before it dropped properties that it does not know. */
interface RawSnapshot {
  readonly seq: number
  readonly set: AnnotationSetData
  readonly undo: readonly unknown[]
  readonly redo: readonly unknown[]
}

/** Over the JSON of every item, not over the file's bytes: other white space is not damage. */
function checksumOf({ seq, set, undo, redo }: RawSnapshot): string {
  const lists: Lists = { ...set, undo, redo }
  const hash = createHash('sha256').update(headOf(seq, set))
  for (const name of LISTS) {
    hash.update(name)
    for (const item of lists[name]) hash.update(`${JSON.stringify(item)},\n`)
  }
  return hash.digest('hex')
}

const damaged = (where: string): Damage => ({ kind: 'damaged', where })
