import { describe, expect, test } from '@jest/globals'
import { readArticle, readPastedText } from '#main/exchange/read-article'
import { NO_METADATA } from '#annotations/model/article'
import { failureCode, utf8 } from './reading'

const read = (name: string, content: string | Uint8Array, encoding: string | null = null) =>
  readArticle({ name, bytes: typeof content === 'string' ? utf8(content) : content }, encoding)

describe('a text file', () => {
  test('is its own text, with a headline as its title', () => {
    const article = read('/home/somebody/bridge.txt', 'Bridge closed after storm\n\n  The bridge was closed, the mayor said.\n\n')
    expect(article.text).toBe('Bridge closed after storm\n\n  The bridge was closed, the mayor said.\n\n')
    expect(article.metadata.title).toBe('Bridge closed after storm')
    expect(article.provenance).toEqual({
      fileName: 'bridge.txt',
      format: 'text',
      encoding: 'utf-8',
      encodingEvidence: 'strict-utf-8',
      notices: [],
    })
  })

  test.each([
    ['first line is a sentence', 'The bridge was closed.\n\nNobody was hurt.'],
    ['single line', 'Just one line'],
    ['a short line follows', 'Bridge closed after storm\nBy A. N. Other\n'],
    ['a row of dashes', '----------\n\nText follows here.'],
  ])('is named for its file where there is no headline: %s', (_, text) => {
    expect(read('bridge.txt', text).metadata.title).toBe('bridge')
  })

  test('that holds HTML is taken as it is', () => {
    const page = '<!DOCTYPE html>\n<p>Hello <b>there</b></p>'
    const article = read('page.txt', page)
    expect(article.text).toBe(page)
    expect(article.provenance.notices).toEqual(['notice.looks-like-html'])
  })

  test('without a known extension that starts as a page is a page', () => {
    expect(read('download', '<!doctype html><title>T</title><p>Hello there.').text).toBe('Hello there.')
    expect(read('.bashrc', 'alias ll=ls').metadata.title).toBe('.bashrc')
  })

  test('named .html without a tag is text', () => {
    const article = read('notes.html', 'Price < 5, said the mayor.')
    expect(article.text).toBe('Price < 5, said the mayor.')
    expect(article.provenance).toMatchObject({ format: 'text', notices: ['notice.not-a-page'] })
  })

  test('comes from Windows paths by its base name', () => {
    expect(read('C:\\Users\\x\\story.txt', 'Text.').provenance.fileName).toBe('story.txt')
  })
})

describe('files that hold no article', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['empty-file', 'a.txt', ''],
    ['only-whitespace', 'a.txt', ' \r\n\t\u00a0\u3000\n'],
    ['only-whitespace', 'a.txt', '\ufeff'],
    ['only-whitespace', 'a.txt', '\u200b\u202e\u2066\n'],
    ['no-article-in-page', 'a.html', '<html><body><img src="x.png"></body></html>'],
    ['no-article-in-page', 'a.html', '<script>alert(1)</script>'],
    [
      'unknown-format',
      'a.mhtml',
      'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n',
    ],
    ['unknown-format', 'a.doc', '{\\rtf1\\ansi Hello}'],
    ['binary-file', 'a.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0)],
    ['binary-file', 'a.txt', '%PDF-1.7\nstream'],
    ['binary-file', 'a.md', 'text\0text'],
  ])('%s: %s', (code, name, content) => {
    expect(failureCode(() => read(name, content))).toBe(code)
  })
})

describe('pasted text', () => {
  test('keeps the metadata it was given, and gets a title where it has none', () => {
    const given = { ...NO_METADATA, title: 'Mine', outlet: 'The Daily' }
    expect(readPastedText('A headline\n\nText.', given).metadata).toEqual(given)
    expect(readPastedText('A headline\n\nText.', NO_METADATA).metadata.title).toBe('A headline')
    const long = readPastedText(`${'word '.repeat(100)}.`, NO_METADATA).metadata.title
    expect(long.endsWith('word…')).toBe(true)
    expect(long.length).toBeLessThanOrEqual(81)
  })

  test('has no lone surrogates left, and says so', () => {
    const { text, provenance } = readPastedText('a\ud800b\udc00c 😀\r\nd', NO_METADATA)
    expect(text).toBe('a\ufffdb\ufffdc 😀\nd')
    expect(provenance).toMatchObject({ format: 'pasted', encodingEvidence: 'not-applicable' })
    expect(provenance.notices).toEqual(['notice.line-ends-changed', 'notice.lone-surrogates-replaced'])
  })

  test('of nothing is refused', () => {
    expect(failureCode(() => readPastedText('', NO_METADATA))).toBe('empty-file')
    expect(failureCode(() => readPastedText(' \n ', NO_METADATA))).toBe('only-whitespace')
  })
})
