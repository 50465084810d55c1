import type { Article } from '#annotations/model/article'
import type { TextCache } from './text-cache'

const CONTEXT_UNITS = 48

/** Null where the query is nowhere; the excerpt is empty where it is in the details, not the text. */
export type Found = { readonly excerpt: string } | null

/** A literal, case-insensitive search over titles and texts. It scans: 30 MB take about 60 ms, and an index would have to be kept true on disk. */
export function createTextSearch(texts: TextCache) {
  return async (article: Article, query: string): Promise<Found> => {
    const wanted = query.trim()
    if (wanted === '') return { excerpt: '' }
    const pattern = new RegExp(escapePattern(wanted), 'iu')
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

/** The query is taken literally: a person who types `(` looks for `(`. */
function escapePattern(literal: string): string {
  return literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, (character) => (character === '-' ? '\\x2d' : `\\${character}`))
}

function excerptAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf(' ', Math.max(0, start - CONTEXT_UNITS)) + 1
  const space = text.indexOf(' ', Math.min(text.length, end + CONTEXT_UNITS))
  const to = space < 0 ? text.length : space
  const words = text.slice(Math.min(from, start), Math.min(to, end + 2 * CONTEXT_UNITS)).replaceAll(/\s+/gu, ' ')
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`
}
