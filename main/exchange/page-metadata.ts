import type { ArticleMetadata } from '#annotations/model/article'
import { metadataAuthor, metadataLanguage, metadataText, metadataUrl } from './metadata-text'
import type { PageDocument } from './page-node'

/** What Readability says of a page, as far as it is used. */
export interface ReadabilityFindings {
  readonly title?: string | null | undefined
  readonly byline?: string | null | undefined
  readonly siteName?: string | null | undefined
  readonly lang?: string | null | undefined
  readonly publishedTime?: string | null | undefined
}

/** Browsers write `url=(0042)https://...` (the number is the address's length), SingleFile `url: https://...`. */
const SAVED_FROM = /<!--[^>]{0,200}?\burl(?:=\(\d{1,6}\)|:\s*)(https?:\/\/[^\s>]{1,2048})/i

const DATE_NAMES = [
  'article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date',
  'dcterms.created',
  'dc.date.issued',
]
const AUTHOR_NAMES = ['author', 'byl', 'dc.creator', 'parsely-author']
const OUTLET_NAMES = ['og:site_name', 'publisher', 'dc.publisher', 'application-name']

/** Metadata by lower-case name; the first of a name counts. */
const readMetaElements = (document: PageDocument): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop') ?? '')
      .trim()
      .toLowerCase()
    const content = element.getAttribute('content')?.trim() ?? ''
    if (name !== '' && content !== '' && !found.has(name)) found.set(name, content)
  }
  return found
}

const firstOf = (found: ReadonlyMap<string, string>, names: readonly string[]): string => {
  for (const name of names) {
    const value = found.get(name)
    if (value !== undefined) return value
  }
  return ''
}

const hostOf = (url: string): string => (url === '' ? '' : new URL(url).hostname.replace(/^www\./, ''))

/** Facts that must be read before Readability takes the page apart. */
export interface PageFacts {
  readonly url: string
  readonly outlet: string
  readonly author: string
  readonly published: string
  readonly language: string
  readonly title: string
}

/** @param html the page as it was written; comments that say where it was saved from stand before the first element */
export const readPageFacts = (document: PageDocument, html: string): PageFacts => {
  const meta = readMetaElements(document)
  const address = (selector: string): string => metadataUrl(document.querySelector(selector)?.getAttribute('href'))
  return {
    url: address('link[rel="canonical"]') || metadataUrl(meta.get('og:url')) || metadataUrl(SAVED_FROM.exec(html.slice(0, 4096))?.[1]),
    outlet: firstOf(meta, OUTLET_NAMES),
    author: firstOf(meta, AUTHOR_NAMES),
    published:
      firstOf(meta, DATE_NAMES) ||
      (document.querySelector('article time[datetime], time[pubdate], time[itemprop="datePublished"]')?.getAttribute('datetime') ?? ''),
    language:
      document.documentElement?.getAttribute('lang') ??
      document.documentElement?.getAttribute('xml:lang') ??
      firstOf(meta, ['content-language', 'og:locale']),
    title: firstOf(meta, ['og:title']) || (document.querySelector('title')?.textContent ?? ''),
  }
}

/** Readability's findings first (it reads JSON-LD too), then the page's own elements, then the address's host as outlet. */
export const mergePageMetadata = (facts: PageFacts, findings: ReadabilityFindings): ArticleMetadata => ({
  title: metadataText(findings.title) || metadataText(facts.title),
  outlet: metadataText(findings.siteName) || metadataText(facts.outlet) || hostOf(facts.url),
  author: metadataAuthor(findings.byline) || metadataAuthor(facts.author),
  published: metadataText(findings.publishedTime) || metadataText(facts.published),
  url: facts.url,
  language: metadataLanguage(findings.lang) || metadataLanguage(facts.language),
})
