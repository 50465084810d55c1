import { withoutEmbeddedData } from './embedded-data'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { ArticleMetadata } from '#annotations/model/article'
import { FailureError } from '#shared/failures'
import { isBlank } from './canonical-text'
import { DEPTH_LIMIT, ELEMENT_LIMIT } from './limits'
import type { ImportNotice } from './notices'
import { pageExtent } from './page-extent'
import { mergePageMetadata, readPageFacts } from './page-metadata'
import type { PageDocument, PageElement } from './page-node'
import { plainText } from './plain-text'

export interface ExtractedArticle {
  readonly text: string
  readonly metadata: ArticleMetadata
  readonly notices: readonly ImportNotice[]
}

/**
 * A document with `<html>` at its root and a `<body>` in it, as every browser makes one; linkedom's parser makes none that are not
 * written. End tags of both go first: what stands behind them would be outside of the document. Nothing of a page is run or fetched.
 */
const parsePage = (html: string): PageDocument => {
  const open = html.replace(/<\/(?:body|html)\s*>/gi, '')
  const page: PageDocument = parseHTML(open).document
  const root = page.documentElement
  if (root?.localName === 'html' && root.querySelector(':scope > body') !== null) return page
  return parseHTML(`<!doctype html><html><body>${open}</body></html>`).document
}

const extract = (document: PageDocument) => {
  const reader = new Readability<PageElement>(document as never, {
    // The tree itself: its text is read from it, it never becomes HTML again.
    serializer: (node) => node as unknown as PageElement,
  })
  try {
    return reader.parse()
  } catch {
    // A page it does not know what to make of: the caller takes the whole page.
    return null
  }
}

/**
 * The article of a saved page as plain text, found by Mozilla's Readability, with what the page says about itself. Where
 * Readability finds none (or gives up), all text of the page is taken and a notice says so.
 * @throws FailureError no-article-in-page, if the page has no text at all
 */
export const extractHtmlArticle = (source: string, name: string): ExtractedArticle => {
  const html = withoutEmbeddedData(source)
  const document = parsePage(html)
  const facts = readPageFacts(document, html)
  // Readability has a limit of its own, which linkedom's documents never reach: they count no elements.
  const { depth, elements } = pageExtent(document.body)
  const tooMuch = depth > DEPTH_LIMIT || elements > ELEMENT_LIMIT
  const found = tooMuch ? null : extract(document)
  const article = found?.content
  const text = article ? plainText(article, { captions: 'leave-out' }) : ''
  if (article && !isBlank(text)) {
    const captions = article.querySelector('figure, figcaption') !== null && plainText(article, { captions: 'keep' }) !== text
    return { text, metadata: mergePageMetadata(facts, found ?? {}), notices: captions ? ['notice.captions-left-out'] : [] }
  }

  // Readability takes the page apart even where it finds nothing, so it is parsed again.
  const wholePage = plainText((tooMuch ? document : parsePage(html)).body, { captions: 'keep' })
  if (isBlank(wholePage)) throw new FailureError('no-article-in-page', { name })
  return { text: wholePage, metadata: mergePageMetadata(facts, {}), notices: ['notice.whole-page-taken'] }
}
