import * as z from 'zod/mini'
import { OP_LABELS } from '#annotations/ops/op'

export const historySchema = z.readonly(
  z.object({
    undo: z.nullable(z.enum(OP_LABELS)),
    redo: z.nullable(z.enum(OP_LABELS)),
  }),
)

export const committedSchema = z.readonly(
  z.object({
    seq: z.int().check(z.nonnegative()),
    /** When it was on disk, ISO 8601 UTC. */
    at: z.string(),
    history: historySchema,
  }),
)
