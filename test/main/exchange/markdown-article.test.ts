import { describe, expect, test } from '@jest/globals'
import { readArticle } from '#main/exchange/read-article'
import { parseFrontMatter } from '#main/exchange/front-matter'
import { MARKDOWN_LIMIT } from '#main/exchange/limits'
import { utf8 } from './reading'

const read = (source: string) => readArticle({ name: 'story.md', bytes: utf8(source) }, null)

describe('Markdown as plain text', () => {
  test.each<[string, string, string]>([
    ['headings', '# One\n\nTwo\n===\n\nText', 'One\n\nTwo\n\nText'],
    [
      'emphasis and links as their text',
      'The *mayor* **said** [so](http://x.example "t") <http://y.example>.',
      'The mayor said so http://y.example.',
    ],
    ['pictures are nothing', 'Before ![alt](x.png)after', 'Before after'],
    ['wrapped lines are one paragraph', 'One line\nand the next\n\nNew', 'One line and the next\n\nNew'],
    ['hard breaks', 'One  \ntwo\\\nthree', 'One\ntwo\nthree'],
    ['lists', '- a\n- b\n  1. c\n\nEnd', 'a\nb\nc\n\nEnd'],
    ['quotes', '> One\n>\n> Two\n\nEnd', 'One\n\nTwo\n\nEnd'],
    ['code as it stands', '```js\nlet  x\n```\n\nUse `a  b`', 'let  x\n\nUse a  b'],
    ['HTML as its text', '<div>One<script>x()</script></div>\n\na <b>b</b><br>c', 'One\n\na b\nc'],
    ['references', '[a][1] b\n\n[1]: http://x.example', 'a b'],
    ['entities and escapes', '&lt;b&gt; \\*a\\*', '<b> *a*'],
  ])('%s', (_, source, text) => expect(read(source).text).toBe(text))

  test('takes title and the rest from the front matter, and leaves it out of the text', () => {
    const article = read(
      '---\ntitle: "Storm: the bridge"\nauthor: [Jo Bloggs, "A. N. Other"]\ndate: 2024-05-01\nsource: https://d.example/a\nlang: en_GB\n---\n# Heading\n\nText.',
    )
    expect(article.text).toBe('Heading\n\nText.')
    expect(article.metadata).toEqual({
      title: 'Storm: the bridge',
      outlet: '',
      author: 'Jo Bloggs, A. N. Other',
      published: '2024-05-01',
      url: 'https://d.example/a',
      language: 'en-GB',
    })
  })

  test('is titled by its first heading', () => expect(read('Intro\n\n## The *end*\n').metadata.title).toBe('The end'))

  test('too large to parse is taken as written', () => {
    const source = '# Head\n\n*text*\n\n'.repeat(Math.ceil(MARKDOWN_LIMIT / 16) + 1)
    const article = read(source)
    expect(article.text).toBe(source)
    expect(article.provenance.notices).toEqual(['notice.markdown-kept-as-written'])
  })
})

describe('parseFrontMatter', () => {
  test.each<[string, object]>([
    ['title: It\'s "so"', { title: 'It\'s "so"' }],
    ["title: 'Quoted'", { title: 'Quoted' }],
    ['source: The Daily', { outlet: 'The Daily' }],
    ['url: javascript:alert(1)', {}],
    ['title: A\ntitle: B', { title: 'A' }],
    ['__proto__: x\nconstructor: y\ntags:\n  - a', {}],
    ['nested:\n  title: No', {}],
  ])('%j', (yaml, metadata) => expect(parseFrontMatter(yaml)).toEqual(metadata))
})
