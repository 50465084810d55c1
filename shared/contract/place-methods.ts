import * as z from 'zod/mini'
import { historySchema } from './committed-schema'
import { articleIdSchema, articleSchema, claimSchema } from './model-schemas'

const count = z.int().check(z.nonnegative())

/** What there is at one place of an article, without the rest of its set being read. */
export const PLACE_METHODS = {
  'article.place': {
    /** `end` is exclusive; both in UTF-16 code units of the revision that the set is on. */
    params: z.readonly(z.object({ articleId: articleIdSchema, start: count, end: count })),
    result: z.readonly(
      z.object({
        article: articleSchema,
        /** Of the revision that the set is on. */
        revision: z.string(),
        seq: count,
        history: historySchema,
        /** Of the whole set. */
        tags: z.readonly(z.object({ attributed: count, contested: count, unverified: count, untagged: count })),
        /** This analyst's claims whose content reaches into the place, in text order. */
        claims: z.readonly(z.array(claimSchema)),
      }),
    ),
  },
} as const
