import { crc32 } from 'node:zlib'
import * as z from 'zod/mini'
import { articleIdSchema, opSchema, sha256Schema } from '#shared/contract/model-schemas'
import type { Damage } from './damage'
import { decodeUtf8 } from './decode-utf8'
import { JOURNAL_ENTRY_STEPS, JOURNAL_HEADER_STEPS } from './schema/steps'
import { newestSchema, type StoredRecord, upgradeRecord } from './schema/upgrade-record'
import type { JournalEntry } from './set-state'

export const JOURNAL_SCHEMA = newestSchema(JOURNAL_HEADER_STEPS)
const FORMAT = 'claimlight-journal'

/** First line of a journal: which set it belongs to and which snapshot it goes on from. */
export interface JournalHeader {
  readonly articleId: string
  readonly revision: string
  readonly analyst: string
  /** Sequence number of the snapshot that was there when the journal was started; the first entry has the next one. */
  readonly after: number
}

/** Everything readable before the damage, if there is any. */
export interface ReadJournal {
  /** Null where the file is empty or its first line was cut short. */
  readonly header: JournalHeader | null
  readonly entries: readonly JournalEntry[]
  /** Bytes up to the end of the last good line. */
  readonly goodLength: number
  /** The file goes on after its last line end: what a crash in the middle of a write leaves. It was never acknowledged. */
  readonly torn: boolean
  /** What is wrong from there on. */
  readonly damage: Damage | null
}

const count = z.int().check(z.nonnegative())
const headerSchema = z.object({ articleId: articleIdSchema, revision: sha256Schema, analyst: z.string(), after: count })
const entrySchema = z.object({
  seq: count,
  at: z.string(),
  by: z.string(),
  undoes: z.optional(count),
  redoes: z.optional(count),
  merged: z.optional(z.string()),
  op: opSchema,
})
const versionSchema = z.object({ format: z.literal(FORMAT), schema: count })

export function formatHeader(header: JournalHeader): string {
  return headerLine(header).toString()
}

export function formatEntry(entry: JournalEntry): string {
  return entryLine(entry).toString()
}

/** The line as it goes to the disk. */
export function headerLine(header: JournalHeader): Buffer {
  return seal({ format: FORMAT, schema: JOURNAL_SCHEMA, ...header })
}

export function entryLine(entry: JournalEntry): Buffer {
  return seal(entry)
}

const SEAL_LENGTH = ',"checksum":"00000000"}'.length
const SEAL = /^,"checksum":"([0-9a-f]{8})"\}$/

/** One line: the object as JSON, its last property the CRC-32 of the object as it is without it. */
function seal(value: object): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  const line = Buffer.allocUnsafe(json.length + SEAL_LENGTH)
  json.copy(line)
  // In the place of the last bracket.
  line.write(`,"checksum":"${checksum(json)}"}\n`, json.length - 1, 'latin1')
  return line
}

/** The object of a sealed line, without its seal; undefined where line and checksum disagree. */
function unseal(line: string): unknown {
  const found = SEAL.exec(line.slice(-SEAL_LENGTH))
  const json = `${line.slice(0, -SEAL_LENGTH)}}`
  if (!found || found[1] !== checksum(json)) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function checksum(json: string | Uint8Array): string {
  return crc32(json).toString(16).padStart(8, '0')
}

const LINE_END = 0x0a
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Reads a journal as far as it is whole: stops at the first line that is not what was written. Never throws. */
export function parseJournal(bytes: Uint8Array): ReadJournal {
  let header: JournalHeader | null = null
  const entries: JournalEntry[] = []
  let at = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0
  let lineNumber = 1
  let schema = JOURNAL_SCHEMA
  const stopped = (damage: Damage | null, torn: boolean): ReadJournal => ({ header, entries, goodLength: at, torn, damage })
  const damaged = (what: string): ReadJournal => stopped({ kind: 'damaged', where: `line ${lineNumber}: ${what}` }, false)

  for (; at < bytes.length; lineNumber++) {
    const end = bytes.indexOf(LINE_END, at)
    if (end === -1) return stopped(null, true)
    const line = decodeUtf8(bytes.subarray(at, end), 'keep')
    if (line === null) return damaged('not UTF-8')
    const value = unseal(line)
    if (value === undefined) return damaged('checksum')
    if (!header) {
      const version = versionSchema.safeParse(value)
      if (!version.success) return damaged('not a journal')
      if (version.data.schema > JOURNAL_SCHEMA) return stopped({ kind: 'newer', version: String(version.data.schema) }, false)
      schema = version.data.schema
      if (schema < 1) return damaged('header')
      const parsed = headerSchema.safeParse(upgradeRecord(value as StoredRecord, schema, JOURNAL_HEADER_STEPS))
      if (!parsed.success) return damaged('header')
      header = parsed.data
    } else {
      const parsed = parseEntry(value, schema)
      if (!parsed.success) return damaged('not an edit')
      const expected = header.after + entries.length + 1
      if (parsed.data.seq !== expected) return damaged(`edit ${parsed.data.seq} where ${expected} belongs`)
      entries.push(entryOf(parsed.data))
    }
    at = end + 1
  }
  return stopped(null, false)
}

function parseEntry(value: unknown, schema: number): ReturnType<typeof entrySchema.safeParse> {
  const isRecord = typeof value === 'object' && value !== null
  return entrySchema.safeParse(isRecord ? upgradeRecord(value as StoredRecord, schema, JOURNAL_ENTRY_STEPS) : value)
}

/** Absent properties stay absent, as the type says; the schema would leave them undefined. */
function entryOf({ seq, at, by, undoes, redoes, merged, op }: z.output<typeof entrySchema>): JournalEntry {
  return {
    seq,
    at,
    by,
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    ...(merged === undefined ? {} : { merged }),
    op,
  }
}

/** A journal read past whatever is wrong in it. */
export interface LooseJournal {
  readonly header: JournalHeader | null
  /** In the order of the lines; numbers may be missing or come twice. */
  readonly entries: readonly JournalEntry[]
  /** Numbers that the lines should have had which cannot be read, as far as that can be told. */
  readonly unreadable: readonly number[]
}

/** Every line that is what was written, whatever stands around it: what a repair has to go by. Never throws. */
export function readLooseJournal(bytes: Uint8Array): LooseJournal {
  let header: JournalHeader | null = null
  const entries: JournalEntry[] = []
  const unreadable: number[] = []
  let next: number | null = null
  let first = true
  let schema = JOURNAL_SCHEMA
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(LINE_END, at)
    // What follows the last line end was never acknowledged.
    if (end === -1) break
    const value = unseal((decodeUtf8(bytes.subarray(at, end), 'keep') ?? '').replace(/^\uFEFF/, ''))
    at = end + 1
    const asHeader = versionSchema.safeParse(value)
    if (asHeader.success && asHeader.data.schema >= 1 && asHeader.data.schema <= JOURNAL_SCHEMA) {
      schema = asHeader.data.schema
      const parsed = headerSchema.safeParse(upgradeRecord(value as StoredRecord, schema, JOURNAL_HEADER_STEPS))
      if (parsed.success) header ??= parsed.data
      next ??= header === null ? null : header.after + 1
      first = false
      continue
    }
    const parsed = parseEntry(value, schema)
    if (parsed.success) {
      entries.push(entryOf(parsed.data))
      next = parsed.data.seq + 1
    } else if (next !== null) unreadable.push(next++)
    // Of a first line the header is lost, not an edit.
    else if (!first) unreadable.push(entries.length + 1)
    first = false
  }
  return { header, entries, unreadable }
}
