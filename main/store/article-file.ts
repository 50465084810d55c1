import * as z from 'zod/mini'
import type { Article } from '#annotations/model/article'
import { articleSchema } from '#shared/contract/model-schemas'
import type { Damage } from './damage'
import { ARTICLE_STEPS } from './schema/steps'
import { newestSchema } from './schema/upgrade-record'
import { parseVersioned } from './versioned-json'

export const ARTICLE_SCHEMA = newestSchema(ARTICLE_STEPS)
const FORMAT = 'claimlight-article'

const suggestedSchema = z.object({ detector: z.string(), count: z.int().check(z.nonnegative()) })

/** What article.json holds: the article, and how much the detector found when it was added. */
export interface ArticleFile {
  readonly article: Article
  readonly suggested: z.output<typeof suggestedSchema>
}

export const articleFileSchema = z.object({ article: articleSchema, suggested: suggestedSchema })

export function formatArticleFile({ article, suggested }: ArticleFile): Uint8Array {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, schema: ARTICLE_SCHEMA, article, suggested }, null, 2)}\n`)
}

export function parseArticleFile(bytes: Uint8Array): { readonly kind: 'read'; readonly value: ArticleFile } | Damage {
  return parseVersioned(bytes, FORMAT, ARTICLE_SCHEMA, articleFileSchema, ARTICLE_STEPS)
}
