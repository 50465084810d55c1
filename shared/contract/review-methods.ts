/** The contract's methods of a review. What its participants write is in files of their own: each op goes into that of whoever sends it. */
import * as z from 'zod/mini'
import { committedSchema, historySchema } from './committed-schema'
import { failureSchema } from './failure-schema'
import { annotationSetSchema, articleIdSchema, opSchema } from './model-schemas'
import { seenSchema } from './review-schemas'

const onArticle = z.readonly(z.object({ articleId: articleIdSchema }))
const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item))
const readSet = z.readonly(
  z.object({
    set: annotationSetSchema,
    seq: z.int().check(z.nonnegative()),
    /** Why `set` may lack what its files hold, or null where it is whole. */
    failure: z.nullable(failureSchema),
  }),
)

export const REVIEW_METHODS = {
  /** Everybody's annotations and everybody's part in the review of an article. */
  'review.open': {
    params: onArticle,
    result: z.readonly(
      z.object({
        /** By analyst; those who have not begun are not in the list. */
        sets: list(readSet),
        /** Others' sets that are kept back while the article is judged blind. */
        withheld: z.exactOptional(z.int().check(z.nonnegative())),
        /** By participant; one's own is `own`, and not in the list. */
        others: list(readSet),
        own: readSet,
        history: historySchema,
        /** Why one's own part cannot be written, or null. */
        readOnly: z.nullable(failureSchema),
        /** Ids of the messages that one has read. */
        seen: seenSchema,
      }),
    ),
  },
  'review.commit': { params: z.readonly(z.object({ articleId: articleIdSchema, op: opSchema })), result: committedSchema },
  'review.undo': { params: onArticle, result: z.readonly(z.object({ op: opSchema, committed: committedSchema })) },
  'review.redo': { params: onArticle, result: z.readonly(z.object({ op: opSchema, committed: committedSchema })) },
  /** Which messages one has read, all of them. */
  'review.seen': { params: z.readonly(z.object({ articleId: articleIdSchema, seen: seenSchema })), result: z.readonly(z.object({})) },
} as const
