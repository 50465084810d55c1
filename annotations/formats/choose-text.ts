import type { Article } from '../model/article'
import type { KnownText } from './bundle'
import type { DraftAnchor, DraftSet } from './draft'

/** The text that a draft is put onto. */
export interface ChosenText {
  readonly article: Article
  readonly revision: string
  readonly text: string
  /** The file came with it; the library does not have it. */
  readonly brought: boolean
  /** The file names exactly this text by its hash, so that offsets without a quote may be believed. */
  readonly exact: boolean
}

/**
 * Which text a draft is about, or null. By hash; else the text it brings; else another revision of the same article or a text from the
 * same address; else the one text of the library that holds every quote. Two that would do are as good as none.
 */
export function chooseText(draft: DraftSet, known: readonly KnownText[]): ChosenText | null {
  const { revision, articleId, url } = draft.about
  const same = known.find((text) => text.revision === revision)
  if (same) return { ...same, brought: false, exact: true }
  if (draft.brings) return { ...draft.brings, revision, brought: true, exact: true }
  const related = known.filter(({ article }) => article.id === articleId || (url !== '' && article.metadata.url === url))
  // Revisions come oldest first: of those that hold as many quotes, the newest.
  let best: { readonly text: KnownText; readonly found: number } | null = null
  for (const text of related) {
    const found = quotesFound(text.text, draft)
    if (found > 0 && (!best || found >= best.found)) best = { text, found }
  }
  if (best) return { ...best.text, brought: false, exact: false }
  const quotes = quotesOf(draft)
  if (quotes.length === 0) return null
  const holding = known.filter(({ text }) => quotes.every((quote) => text.includes(quote)))
  const [only] = holding
  return only && holding.length === 1 ? { ...only, brought: false, exact: false } : null
}

function quotesFound(text: string, draft: DraftSet): number {
  return quotesOf(draft).reduce((sum, quote) => sum + (text.includes(quote) ? 1 : 0), 0)
}

function quotesOf(draft: DraftSet): readonly string[] {
  return draft.claims.flatMap(({ content }) => content.map(({ exact }: DraftAnchor) => exact ?? '')).filter((quote) => quote !== '')
}
