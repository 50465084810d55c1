import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { NO_METADATA } from '#annotations/model/article'
import { addClaim, sampleClaim } from '#support/sample-set'
import { applicationDetector } from '#main/detect/application-detector'
import { addText, filesUnder, openTrial, type TrialApp } from './trial-app'

/** The detector that counts: what another counted would be counted anew. */
const DETECTOR = applicationDetector().detector.id

const list = async (app: TrialApp, query: string, state: 'new' | 'in-progress' | 'done' | null = null) =>
  (await app.call('library.list', { query, state })).entries

async function libraryOf(...texts: readonly string[]): Promise<TrialApp> {
  const app = await openTrial()
  for (const [i, text] of texts.entries()) {
    const metadata = { ...NO_METADATA, title: `Article ${i}`, outlet: i === 0 ? 'The Öresund Echo' : '', author: i === 1 ? 'R. Quill' : '' }
    await app.call('article.paste', { text, metadata })
  }
  return app
}

describe('search', () => {
  test.each([
    ['the', 'The mayor said so.', true],
    ['MAYOR', 'The mayor said so.', true],
    ['  mayor ', 'The mayor said so.', true],
    ['mayor  said', 'The mayor said so.', false],
    ['(sic)', 'The mayor (sic) said so.', true],
    ['.*', 'The mayor said so.', false],
    ['a.c', 'abc', false],
    ['[x]', 'x', false],
    ['$5+', 'It cost $5+ a day.', true],
    ['\\d', '7', false],
    ['c:\\temp', 'In C:\\Temp it was.', true],
    ['a-b', 'a-b', true],
    ['strasse', 'Straße', false],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος', true],
    ['ÖRESUND', 'över öresund', true],
    ['İstanbul', 'İstanbul said no.', true],
    ['istanbul', 'ISTANBUL said no.', true],
    ['🌉', 'a bridge 🌉 here', true],
    ['\ud83c', 'a bridge 🌉 here', false],
    ['שלום', 'she said שלום twice', true],
    ['^$', 'a\n\nb', false],
  ])('%j in %j: %s', async (query, text, found) => {
    const app = await libraryOf(text)
    expect(await list(app, query)).toHaveLength(found ? 1 : 0)
  })

  test('looks at title, outlet and author as well, and shows no excerpt then', async () => {
    const app = await libraryOf('The bridge.', 'The river.')
    for (const [query, title] of [
      ['article 1', 'Article 1'],
      ['öresund', 'Article 0'],
      ['quill', 'Article 1'],
    ] as const) {
      expect(await list(app, query)).toMatchObject([{ metadata: { title }, excerpt: '' }])
    }
    expect(await list(app, '')).toHaveLength(2)
    expect(await list(app, ' \t ')).toHaveLength(2)
  })

  test('shows where it stands, with whole words around it', async () => {
    const before = 'word '.repeat(100)
    const app = await libraryOf(`${before}the old\n\nbridge over${' word'.repeat(100)}`)
    const [entry] = await list(app, 'bridge')
    expect(entry?.excerpt).toMatch(/^…(word )+the old bridge over( word)+…$/)
    expect(entry?.excerpt.length).toBeLessThan(200)
    const start = await libraryOf('Bridge over the river.')
    expect(await list(start, 'BRIDGE')).toMatchObject([{ excerpt: 'Bridge over the river.' }])
  })

  test('is not put out of step by letters that change their length with their case', async () => {
    const app = await libraryOf(`${'İ'.repeat(60)} the ferry sank ${'ß'.repeat(60)}`)
    const [entry] = await list(app, 'FERRY')
    expect(entry?.excerpt).toContain('the ferry sank')
  })

  test('cuts scripts without blanks too, and never inside a character', async () => {
    const app = await libraryOf(`${'桥🌉'.repeat(400)}目标${'🌉桥'.repeat(400)}`)
    const [entry] = await list(app, '目标')
    expect(entry?.excerpt.length).toBeLessThan(250)
    expect(entry?.excerpt).toMatch(/^…[桥🌉]+目标[桥🌉]+…$/u)
  })

  test('goes on where one text cannot be read', async () => {
    const app = await libraryOf('The bridge fell.', 'The bridge stands.')
    const [broken] = (await filesUnder(app.folder)).filter((file) => file.endsWith('.txt'))
    await writeFile(join(app.folder, broken ?? ''), 'x')
    expect(await list(app, 'bridge')).toHaveLength(1)
  })
})

describe('the list', () => {
  test('shows progress, and filters by it', async () => {
    const text = 'The mayor said so. The engineer denied it.\n'
    const app = await openTrial()
    const articleId = await addText(app, text)
    const only = async () => (await list(app, ''))[0]
    expect(await only()).toMatchObject({ state: 'new', decided: 0, suggested: 0, claims: 0, length: text.length })
    await app.call('article.suggested', { articleId, detector: DETECTOR, count: 2 })
    expect(await list(app, '', 'new')).toHaveLength(1)

    const origin = { kind: 'suggestion', detector: DETECTOR, key: 'k1', tag: 'attributed', confidence: 1, reasons: [] } as const
    const claim = { ...sampleClaim(text, 'c1', 0, 18), origin }
    await app.call('set.commit', { articleId, op: { label: 'accept', atoms: [{ kind: 'claim.add', claim }] } })
    expect(await only()).toMatchObject({ state: 'in-progress', decided: 1, suggested: 2, claims: 1, tags: { untagged: 1 } })
    await app.call('set.commit', {
      articleId,
      op: { label: 'tag-contested', atoms: [{ kind: 'claim.tag', id: 'c1', before: null, after: 'contested' }] },
    })
    expect(await list(app, '', 'in-progress')).toMatchObject([{ tags: { contested: 1, untagged: 0 } }])
    const rejection = { detector: DETECTOR, key: 'k2', content: [{ start: 19, end: 42 }] }
    await app.call('set.commit', { articleId, op: { label: 'reject', atoms: [{ kind: 'suggestion.reject', rejection }] } })
    expect(await only()).toMatchObject({ state: 'done', decided: 2 })
    expect([await list(app, '', 'new'), await list(app, '', 'in-progress')]).toEqual([[], []])
    await app.call('set.undo', { articleId })
    expect(await only()).toMatchObject({ state: 'in-progress', decided: 1 })
    // Another detector asks anew.
    await app.call('article.suggested', { articleId, detector: 'rules-2', count: 3 })
    expect(await only()).toMatchObject({ decided: 0, suggested: 3 })
  })

  test('is the same after the library was opened again', async () => {
    const app = await openTrial()
    const articleId = await addText(app, 'The mayor said so.\n')
    await app.call('article.suggested', { articleId, detector: DETECTOR, count: 2 })
    await app.call('set.commit', { articleId, op: addClaim('The mayor said so.\n', 'c1') })
    const before = await list(app, '')
    await app.close()
    expect(await list(await openTrial({ folder: app.folder }), '')).toEqual(before)
  })
})

describe('verify', () => {
  const TEXT = 'The mayor said the bridge was safe.\n'
  async function closedLibrary(): Promise<{ readonly folder: string; readonly articleId: string }> {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    expect((await app.call('library.verify', {})).problems).toEqual([])
    await app.close()
    return { folder: app.folder, articleId }
  }
  const problemsIn = async (folder: string) => (await (await openTrial({ folder })).call('library.verify', {})).problems
  const find = async (folder: string, part: string) => (await filesUnder(folder)).find((file) => file.includes(part)) ?? ''

  test('finds a changed text', async () => {
    const { folder } = await closedLibrary()
    const path = await find(folder, 'revisions')
    await writeFile(join(folder, path), TEXT.replace('safe', 'sound'))
    expect(await problemsIn(folder)).toMatchObject([{ file: path, failure: { code: 'library-damaged' } }])
  })

  test('finds a flipped bit in a snapshot and in a journal', async () => {
    for (const part of ['sets/%41na.json', 'history']) {
      const { folder } = await closedLibrary()
      const path = await find(folder, part)
      const bytes = await readFile(join(folder, path))
      const at = bytes.indexOf('bridge') > 0 ? bytes.indexOf('bridge') : Math.floor(bytes.length / 2)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(join(folder, path), bytes)
      expect((await problemsIn(folder)).map(({ file }) => file)).toContain(path)
    }
  })

  test('finds a missing text and a missing article.json', async () => {
    const { folder } = await closedLibrary()
    const path = await find(folder, 'revisions')
    await rm(join(folder, path))
    expect((await problemsIn(folder)).map(({ file }) => file)).toContain(path)
    const { folder: other } = await closedLibrary()
    const article = await find(other, 'article.json')
    await rm(join(other, article))
    expect(await problemsIn(other)).toMatchObject([{ file: article, failure: { values: { where: 'missing' } } }])
  })
})
