/** Backups, repair, and what other programs did to the files. Joined to the contract in methods.ts. */
import * as z from 'zod/mini'
import { failureSchema as failure } from './failure-schema'
import { OP_LABELS } from '#annotations/ops/op'
import { articleIdSchema } from './model-schemas'

const count = z.int().check(z.nonnegative())
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))
const empty = z.readonly(z.object({}))
/** Annotations, or what a participant of a review decided and said. */
const setKind = z.enum(['annotations', 'review'])

export const BACKUP_REASONS = [
  'hourly',
  'daily',
  'manual',
  'before-import',
  'before-restore',
  'before-upgrade',
  'before-repair',
  'before-migration',
  'before-merge',
] as const

const backup = z.readonly(
  z.object({
    /** File name in the library's folder of backups. */
    name: z.string().check(z.maxLength(200)),
    /** ISO 8601 UTC. */
    at: z.string(),
    reason: z.enum(BACKUP_REASONS),
    /** Claims of all analysts. */
    claims: count,
    /** Bytes. */
    size: count,
  }),
)
const restoreChange = z.readonly(
  z.object({
    articleId: articleIdSchema,
    title: z.string(),
    analyst: z.string(),
    set: setKind,
    kind: z.enum(['new', 'changed', 'damaged']),
    /** Claims in the set now, and in the backup. */
    claimsNow: count,
    claimsThen: count,
    come: count,
    gone: count,
    altered: count,
  }),
)
const target = z.discriminatedUnion('kind', [
  z.readonly(
    z.object({
      kind: z.literal('set'),
      set: setKind,
      articleId: articleIdSchema,
      analyst: z.string().check(z.minLength(1), z.maxLength(1000)),
    }),
  ),
  z.readonly(z.object({ kind: z.literal('article'), articleId: articleIdSchema })),
  z.readonly(z.object({ kind: z.literal('text'), articleId: articleIdSchema })),
  z.readonly(z.object({ kind: z.literal('library') })),
])
/** One edit, or a run of edits, that keeping the rest would lose. */
const lost = z.discriminatedUnion('kind', [
  z.readonly(
    z.object({ kind: z.literal('unfit'), seq: count, at: z.string(), by: z.string(), label: z.enum(OP_LABELS), quotes: list(z.string()) }),
  ),
  z.readonly(z.object({ kind: z.literal('unreadable'), from: count, to: count })),
  z.readonly(z.object({ kind: z.literal('history'), from: count, to: count })),
])
const trouble = z.readonly(
  z.object({
    target: z.nullable(target),
    title: z.string(),
    problems: list(z.readonly(z.object({ file: z.string(), failure }))),
    canKeep: z.boolean(),
    lost: z.nullable(list(lost)),
    kept: count,
    newer: z.nullable(failure),
  }),
)
const merged = z.readonly(
  z.object({
    articleId: articleIdSchema,
    analyst: z.string(),
    brought: count,
    conflicts: count,
    kept: z.string(),
    refused: z.nullable(z.readonly(z.object({ count, of: count, quotes: list(z.string()) }))),
  }),
)
const named = z.readonly(z.object({ name: z.string().check(z.maxLength(200)) }))
const confirmed = z.boolean()

export const STORAGE_METHODS = {
  'storage.backups': {
    params: empty,
    /** `failure`: why the last backup by the clock could not be made, or null. */
    result: z.readonly(z.object({ backups: list(backup), failure: z.nullable(failure) })),
  },
  'storage.back-up': { params: empty, result: z.readonly(z.object({ backup })) },
  /** The library as a ZIP archive, to be saved elsewhere; works where nothing can be written. */
  'storage.copy': { params: empty, result: z.readonly(z.object({ name: z.string(), base64: z.string() })) },
  'storage.plan-restore': {
    params: named,
    result: z.readonly(z.object({ changes: list(restoreChange), gone: count, of: count, confirm: z.boolean() })),
  },
  'storage.restore': {
    params: z.readonly(z.object({ name: z.string().check(z.maxLength(200)), confirmed })),
    /** `before`: the backup of what was there, which takes the restoring back. */
    result: z.readonly(z.object({ before: backup, changes: list(restoreChange) })),
  },
  'storage.diagnose': { params: empty, result: z.readonly(z.object({ troubles: list(trouble) })) },
  'storage.keep': { params: z.readonly(z.object({ target })), result: z.readonly(z.object({ quarantine: z.string() })) },
  'storage.outside': {
    /** `keepOurs`: a set that would lose too much stays as it is here. */
    params: z.readonly(z.object({ confirmed, keepOurs: z.exactOptional(z.boolean()) })),
    result: z.readonly(z.object({ merged: list(merged), newArticles: count })),
  },
  'storage.copies': {
    params: empty,
    /** `unreadable`: what could not be looked at, or not as a whole. */
    result: z.readonly(
      z.object({
        copies: list(z.readonly(z.object({ file: z.string(), title: z.string(), analyst: z.string() }))),
        unreadable: list(failure),
      }),
    ),
  },
  'storage.merge-copy': {
    params: z.readonly(z.object({ file: z.string().check(z.maxLength(4096)), confirmed })),
    result: z.readonly(z.object({ merged })),
  },
  'storage.take-over': { params: empty, result: empty },
} as const

export type BackupInfo = z.output<typeof backup>
export type RestoreChangeInfo = z.output<typeof restoreChange>
export type TroubleInfo = z.output<typeof trouble>
export type LostInfo = z.output<typeof lost>
export type MergedInfo = z.output<typeof merged>
