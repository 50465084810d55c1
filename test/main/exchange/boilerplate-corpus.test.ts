/**
 * The filter of lines that are no part of an article against whole pages of the Readability corpus, with all that stands around the article:
 * what the expected text has is the article's.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseHTML } from 'linkedom'
import { paragraphRoles } from '#annotations/detect/reading/boilerplate'
import { splitParagraphs } from '#annotations/detect/reading/paragraphs'
import type { PageNode } from '#main/exchange/page-node'
import { plainText } from '#main/exchange/plain-text'

const folder = join(__dirname, '../../../../shared/corpora/readability/test/test-pages')
const present = existsSync(folder)
const corpus = present ? describe : describe.skip

interface Line {
  readonly words: string
  readonly isBody: boolean
}

function linesOf(html: string): Line[] {
  const { document } = parseHTML(html)
  for (const element of document.querySelectorAll('script, style, noscript, template')) element.remove()
  const text = plainText(document.body as unknown as PageNode, { captions: 'leave-out' })
  const paragraphs = splitParagraphs(text)
  const roles = paragraphRoles(text, paragraphs)
  return paragraphs.map(({ start, end }, i) => ({
    words: text.slice(start, end).replaceAll(/\s+/g, ' ').trim(),
    isBody: roles[i] === 'body',
  }))
}

const share = (lines: readonly Line[]): number => lines.filter(({ isBody }) => isBody).length / lines.length

corpus(`lines around articles${present ? '' : ' (skipped: ../shared is absent)'}`, () => {
  test('the sentences of articles stay, most of what stands around them goes', () => {
    const sentences: Line[] = []
    const others: Line[] = []
    for (const page of present ? readdirSync(folder).sort() : []) {
      const read = (name: string): string => readFileSync(join(folder, page, name), 'utf8')
      const article = new Set(linesOf(`<!doctype html><html><body>${read('expected.html')}</body></html>`).map(({ words }) => words))
      for (const line of linesOf(read('source.html'))) {
        if (!article.has(line.words)) others.push(line)
        else if (/[.!?]["”]?$/.test(line.words) && line.words.length > 40) sentences.push(line)
      }
    }
    expect(share(sentences)).toBeGreaterThanOrEqual(0.99)
    expect(share(others)).toBeLessThanOrEqual(0.17)
  })
})
