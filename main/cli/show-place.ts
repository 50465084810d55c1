import type { App } from '../app/app'
import { call } from './call'
import { claimTable } from './library-commands'
import { type Output, UsageError } from './output'

interface PlaceOptions {
  readonly from?: string
  readonly to?: string
  readonly json?: boolean
}

/**
 * The place that `--from` and `--to` name, in UTF-16 code units, the end exclusive; null where neither is there.
 * @throws UsageError where it is no place, or of none or several articles
 */
export function placeOf(ids: readonly string[], { from, to }: PlaceOptions): { readonly start: number; readonly end: number } | null {
  if (from === undefined && to === undefined) return null
  const [start, end] = [from, to].map((text) => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null))
  if (typeof start !== 'number' || typeof end !== 'number' || start >= end)
    throw new UsageError('--from and --to are two whole numbers, the first one smaller')
  if (ids.length !== 1) throw new UsageError('--from and --to are places in one article: give its ID')
  return { start, end }
}

/** This analyst's claims at a place of one article, of which nothing else is read. */
export async function showPlace(app: App, ids: readonly string[], options: PlaceOptions, output: Output): Promise<number> {
  const place = placeOf(ids, options)
  const [articleId] = ids
  if (!place || articleId === undefined) throw new RangeError('no place')
  const { article, revision, seq, tags, claims } = await call(app, 'article.place', { articleId, ...place })
  const { analyst } = await call(app, 'app.info', {})
  output.out(
    options.json
      ? `${JSON.stringify({ article: articleId, revision, analyst, seq, tags, claims })}\n`
      : claimTable([articleId, analyst, article.metadata.title], claims),
  )
  return 0
}
