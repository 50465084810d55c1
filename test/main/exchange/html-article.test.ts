import { describe, expect, test } from '@jest/globals'
import { readArticle } from '#main/exchange/read-article'
import { utf8 } from './reading'

const read = (html: string) => readArticle({ name: 'page.html', bytes: utf8(html) }, null)
const textOf = (body: string): string => read(`<!doctype html><html><body>${body}</body></html>`).text

describe('the text of a page', () => {
  test.each<[string, string, string]>([
    ['paragraphs stand apart', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['white space collapses', '<p>  One\n\t two  <b> three </b> four </p>', 'One two three four'],
    ['no-break spaces are text', '<p>10&nbsp;000 people</p>', '10\u00a0000 people'],
    ['words in pieces stay whole', '<p><span>T</span>he <a href="x">end</a>.</p>', 'The end.'],
    ['a line break is a line feed', '<p>One<br>two<br/>three<br></p><p>Four</p>', 'One\ntwo\nthree\n\nFour'],
    ['items on lines', '<p>Intro:</p><ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><p>Out</p>', 'Intro:\n\na\nb\nc\n\nOut'],
    ['quotes and headings', '<h2>Head</h2><blockquote><p>Quote</p></blockquote><p>Text</p>', 'Head\n\nQuote\n\nText'],
    [
      'rows on lines, cells by tabs',
      '<p>T:</p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
      'T:\n\na\tb\n1\t2',
    ],
    ['preformatted text as it stands', '<p>Code:</p><pre>if x:\n    y\n</pre>', 'Code:\n\nif x:\n    y\n'],
    [
      'captions are left out',
      '<p>Before.</p><figure><img src="a.png"><figcaption>Credit: someone</figcaption></figure><p>After.</p>',
      'Before.\n\nAfter.',
    ],
    ['entities are decoded once', '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;</p>', '<script>alert(1)</script> &lt;'],
    [
      'scripts, styles and templates are no text',
      '<p>Text</p><script>x()</script><style>p{}</style><template><p>no</p></template>',
      'Text',
    ],
    ['bidi controls and joiners stay', '<p>a\u202eb\u202c 👩&#x200d;👧 שלום</p>', 'a\u202eb\u202c 👩\u200d👧 שלום'],
    ['what follows the end of the body counts', '<p>One.</p></body></html><p>Two.</p>', 'One.\n\nTwo.'],
  ])('%s', (_, html, text) => expect(textOf(html)).toBe(text))

  test('needs none of the elements a page should have', () => {
    expect(read('<p>Only this.').text).toBe('Only this.')
    expect(read('<html lang="de"><p>Nur das.').text).toBe('Nur das.')
    expect(read('<html lang="de"><p>Nur das.').metadata.language).toBe('de')
    expect(read('Words <b>and</b> more.').text).toBe('Words and more.')
  })

  test('says what it left out', () => {
    expect(read('<p>A text.</p><figure><img><figcaption>Under it</figcaption></figure><p>More.</p>').provenance.notices).toEqual([
      'notice.captions-left-out',
    ])
    expect(read('<p>A text.</p>').provenance.notices).toEqual([])
  })

  test('of a whole page is taken where no article can be told', () => {
    const deep = read(`<body>${'<div>'.repeat(300)}Deep down.`)
    expect(deep.text).toBe('Deep down.')
    expect(deep.provenance.notices).toEqual(['notice.whole-page-taken'])
  })
})

describe('what a page says about itself', () => {
  test('in meta elements', () => {
    const { metadata } = read(`<!doctype html><html lang="en-gb"><head><title>Storm closes bridge | The Daily</title>
      <meta property="og:title" content="Storm closes  bridge"><meta property="og:site_name" content="The Daily">
      <meta name="author" content="By Jo Bloggs"><meta property="article:published_time" content="2024-05-01T10:00:00Z">
      <link rel="canonical" href="https://www.daily.example/storm"></head><body><p>The bridge was closed.</p></body></html>`)
    expect(metadata).toEqual({
      title: 'Storm closes bridge',
      outlet: 'The Daily',
      author: 'Jo Bloggs',
      published: '2024-05-01T10:00:00Z',
      url: 'https://www.daily.example/storm',
      language: 'en-GB',
    })
  })

  test('in JSON-LD', () => {
    const ld = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Storm closes bridge',
      author: { '@type': 'Person', name: 'Jo Bloggs' },
      publisher: { name: 'The Daily' },
      datePublished: '2024-05-01',
    }
    const { metadata } = read(
      `<html><head><script type="application/ld+json">${JSON.stringify(ld)}</script></head><body><p>Closed.</p></body></html>`,
    )
    expect(metadata).toMatchObject({ title: 'Storm closes bridge', author: 'Jo Bloggs', outlet: 'The Daily', published: '2024-05-01' })
  })

  test.each([
    ['a browser', '<!-- saved from url=(0031)https://www.daily.example/storm -->'],
    ['SingleFile', '<!--\n Page saved with SingleFile \n url: https://www.daily.example/storm \n saved date: Wed May 01 2024\n-->'],
  ])('in the comment of %s', (_, comment) => {
    const { metadata } = read(`<!DOCTYPE html>\n${comment}\n<html><body><p>Closed.</p></body></html>`)
    expect(metadata).toMatchObject({ url: 'https://www.daily.example/storm', outlet: 'daily.example' })
  })

  test('is not believed where it cannot be so', () => {
    const { metadata } =
      read(`<html lang="not a tag"><head><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd">
      <meta name="author" content="${'x'.repeat(5000)}"></head><body><p>Closed.</p></body></html>`)
    expect(metadata.url).toBe('')
    expect(metadata.language).toBe('')
    expect(metadata.author).toHaveLength(501)
  })
})
