import type { Article } from '#annotations/model/article'
import { literalPattern } from '#annotations/text/literal-pattern'
import { splitsSurrogatePair } from '#annotations/text/surrogates'
import type { TextCache } from './text-cache'

const CONTEXT_UNITS = 48

/** Null where the query is nowhere; the excerpt is empty where it is in the details, not the text. */
export type Found = { readonly excerpt: string } | null

/** A literal, case-insensitive search over titles and texts. It scans: 30 MB take about 60 ms, and an index would have to be kept true on disk. */
export function createTextSearch(texts: TextCache) {
  return async (article: Article, query: string): Promise<Found> => {
    const wanted = query.trim()
    if (wanted === '') return { excerpt: '' }
    const pattern = literalPattern(wanted)
    const { title, outlet, author } = article.metadata
    if ([title, outlet, author].some((field) => pattern.test(field))) return { excerpt: '' }
    const newest = article.revisions.at(-1)
    if (!newest) return null
    // A text that cannot be read is reported where it is opened; it must not end the search of all others.
    const text = await texts.read(article.id, newest.sha256).catch(() => '')
    const match = pattern.exec(text)
    return match ? { excerpt: excerptAround(text, match.index, match.index + match[0].length) } : null
  }
}

/** Whole words where there are any near enough; scripts without blanks are cut between characters. */
function excerptAround(text: string, start: number, end: number): string {
  const space = text.lastIndexOf(' ', start - CONTEXT_UNITS)
  const from = start <= CONTEXT_UNITS ? 0 : whole(text, Math.max(space + 1, start - 2 * CONTEXT_UNITS))
  const next = text.indexOf(' ', Math.min(text.length, end + CONTEXT_UNITS))
  const to = whole(text, Math.min(next < 0 ? text.length : next, end + 2 * CONTEXT_UNITS))
  const words = text.slice(from, to).replaceAll(/\s+/gu, ' ')
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`
}

function whole(text: string, offset: number): number {
  return splitsSurrogatePair(text, offset) ? offset + 1 : offset
}
