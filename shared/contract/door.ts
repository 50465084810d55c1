/**
 * What the WebSocket door says on the wire: one JSON message a frame. A window asks `{id, method, params}` and is answered
 * `{id, reply}`; unasked it is told `{event}`. Params and results are checked against the contract by those who use them.
 */
import * as z from 'zod/mini'
import type { AppEvent } from './host'
import { fileSchema } from './sent-file'
import { articleIdSchema } from './model-schemas'
import { failureSchema } from './methods'

/** Where a window opens its WebSocket. The session's cookie is sent to this path only. */
export const DOOR_PATH = '/door'

/** Where a window exchanges its one-time token, by POST, for the session's cookie. */
export const SESSION_PATH = '/session'

/** The largest message a window may send, in bytes: a text of 50 MB as base64 and some room. */
export const MAX_MESSAGE_BYTES = 96 * 1024 * 1024

const countSchema = z.int().check(z.nonnegative())
const idSchema = z.int().check(z.nonnegative())

export const requestSchema = z.readonly(z.strictObject({ id: idSchema, method: z.string().check(z.maxLength(100)), params: z.unknown() }))
export type DoorRequest = z.output<typeof requestSchema>

/** A reply whose result nobody has looked at yet. */
export const uncheckedReplySchema = z.discriminatedUnion('ok', [
  z.readonly(z.object({ ok: z.literal(true), result: z.unknown() })),
  z.readonly(z.object({ ok: z.literal(false), failure: failureSchema })),
])

export const appEventSchema = z.discriminatedUnion('kind', [
  z.readonly(z.object({ kind: z.literal('library-changed') })),
  z.readonly(z.object({ kind: z.literal('colleague-changed'), articleId: articleIdSchema })),
  z.readonly(z.object({ kind: z.literal('people-changed') })),
  z.readonly(z.object({ kind: z.literal('changed-outside') })),
  z.readonly(z.object({ kind: z.literal('import-progress'), done: countSchema, of: countSchema })),
  z.readonly(z.object({ kind: z.literal('open-article'), articleId: articleIdSchema })),
  z.readonly(z.object({ kind: z.literal('open-package'), file: fileSchema })),
  z.readonly(z.object({ kind: z.literal('command'), command: z.string().check(z.maxLength(200)) })),
]) satisfies z.ZodMiniType<AppEvent>

export const answerSchema = z.readonly(z.strictObject({ id: idSchema, reply: z.unknown() }))
export const announcementSchema = z.readonly(z.strictObject({ event: z.unknown() }))
export const pushedSchema = z.union([answerSchema, announcementSchema])
