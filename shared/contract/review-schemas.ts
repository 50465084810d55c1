/** Run-time schemas of what a review adds to a set. `model-schemas.test` holds them to the domain's types. */
import * as z from 'zod/mini'
import { TAGS } from '#annotations/model/claim'
import { VERDICTS } from '#annotations/model/decision'
import { MESSAGE_KINDS } from '#annotations/model/message'
import { STAGE_KINDS } from '#annotations/model/stage'

const count = z.int().check(z.nonnegative())
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))
const id = z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,128}$/))
const name = z.string().check(z.maxLength(1000))
const span = z.readonly(z.object({ start: count, end: count }))

export const claimRefSchema = z.readonly(z.object({ analyst: name, claim: id }))
const positionSchema = z.readonly(
  z.object({ analyst: name, claim: id, content: list(span), tag: z.nullable(z.enum(TAGS)), sourceName: z.string() }),
)
const setPointSchema = z.readonly(z.object({ analyst: name, seq: count }))

export const decisionSchema = z.readonly(
  z.object({
    id,
    verdict: z.enum(VERDICTS),
    taken: z.nullable(claimRefSchema),
    about: list(positionSchema),
    result: z.nullable(id),
    reason: z.string(),
    by: name,
    at: z.string(),
    against: list(setPointSchema),
  }),
)

export const messageSchema = z.readonly(
  z.object({
    id,
    thread: id,
    kind: z.enum(MESSAGE_KINDS),
    about: list(claimRefSchema),
    text: z.string(),
    mentions: list(name),
    after: z.nullable(id),
    by: name,
    at: z.string(),
  }),
)

const figureSchema = z.readonly(
  z.object({
    measure: z.string(),
    value: z.nullable(z.number()),
    low: z.nullable(z.number()),
    high: z.nullable(z.number()),
    why: z.string(),
  }),
)

export const stageSchema = z.readonly(
  z.object({
    id,
    kind: z.enum(STAGE_KINDS),
    by: name,
    at: z.string(),
    revision: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    sets: list(setPointSchema),
    claims: list(count),
    figures: list(figureSchema),
  }),
)

export const reviewRecordSchema = z.readonly(
  z.object({ decisions: list(decisionSchema), messages: list(messageSchema), stages: list(stageSchema) }),
)

/** The atoms of a review, to be joined to those of a set. */
export const reviewAtomSchemas = [
  z.readonly(z.object({ kind: z.literal('decision.add'), decision: decisionSchema })),
  z.readonly(z.object({ kind: z.literal('decision.remove'), decision: decisionSchema })),
  z.readonly(z.object({ kind: z.literal('message.add'), message: messageSchema })),
  z.readonly(z.object({ kind: z.literal('message.remove'), message: messageSchema })),
  z.readonly(z.object({ kind: z.literal('stage.add'), stage: stageSchema })),
  z.readonly(z.object({ kind: z.literal('stage.remove'), stage: stageSchema })),
] as const

/** Ids of messages that somebody has read. */
export const seenSchema = list(id)
