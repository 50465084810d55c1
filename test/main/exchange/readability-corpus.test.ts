/**
 * The importer against the pages Readability is itself tested with. The expected text is read with the same walker from the expected
 * HTML, captions left out, so that a difference is one of extraction and not of layout.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseHTML } from 'linkedom'
import type { PageNode } from '#main/exchange/page-node'
import { plainText } from '#main/exchange/plain-text'
import { metadataAuthor, metadataText } from '#main/exchange/metadata-text'
import { readArticle } from '#main/exchange/read-article'
import { tokenF1 } from './token-f1'

const folder = join(__dirname, '../../../../shared/corpora/readability/test/test-pages')
const present = existsSync(folder)
const corpus = present ? describe : describe.skip
const pages = present ? readdirSync(folder).sort() : ['none']

corpus(`pages of the Readability corpus${present ? '' : ' (skipped: ../shared is absent)'}`, () => {
  test.each(pages)('%s', (page) => {
    const file = (name: string): Buffer => readFileSync(join(folder, page, name))
    const article = readArticle({ name: `${page}.html`, bytes: file('source.html') }, null)
    const expected = parseHTML(`<!doctype html><html><body>${file('expected.html').toString()}</body></html>`).document
    const known: { title: string; byline: string | null; siteName: string | null } = JSON.parse(file('expected-metadata.json').toString())

    expect(tokenF1(article.text, plainText(expected.body as unknown as PageNode, { captions: 'leave-out' }))).toBeGreaterThanOrEqual(0.99)
    expect(article.metadata.title).toBe(metadataText(known.title))
    if (known.byline !== null) expect(article.metadata.author).toBe(metadataAuthor(known.byline))
    if (known.siteName !== null) expect(article.metadata.outlet).toBe(metadataText(known.siteName))
  })
})
