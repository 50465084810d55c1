/** Methods of the contract for a review as it once was; joined into the table in methods.ts. */
import * as z from 'zod/mini'
import { annotationSetSchema, articleIdSchema } from './model-schemas'

const point = z.readonly(z.object({ analyst: z.string(), seq: z.int().check(z.nonnegative()) }))

export const PAST_METHODS = {
  /** Sets as they were after that many edits, in the order asked for; null where the edits are not there. */
  'review.at': {
    params: z.readonly(z.object({ articleId: articleIdSchema, points: z.readonly(z.array(point)) })),
    result: z.readonly(z.object({ sets: z.readonly(z.array(z.nullable(annotationSetSchema))) })),
  },
} as const
