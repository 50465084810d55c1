import { describe, expect, test } from '@jest/globals'
import { NO_METADATA } from '#annotations/model/article'
import { addSamples } from '#main/app/add-samples'
import { SAMPLE_ARTICLES } from '#main/app/sample-articles'
import { DEFAULT_SETTINGS } from '#shared/contract/methods'
import { addText, fileOf, NOW, openTrial } from './trial-app'

const TEXT = 'The mayor said the bridge was safe.\n\nThe engineer denied it.\n'

describe('adding articles', () => {
  test('keeps the text exactly but for line ends, under an id that is its hash', async () => {
    const app = await openTrial()
    const articleId = await addText(app, '\uFEFFOne é 🌉\r\ntwo\rthree\n', 'Bridge.txt')
    const { article, text, set, seq, history, view, readOnly } = await app.call('article.open', { articleId })
    expect(text).toBe('One é 🌉\ntwo\nthree\n')
    const [revision] = article.revisions
    expect(revision).toMatchObject({ sha256: app.ports.sha256(text), length: text.length, addedAt: NOW })
    expect(revision?.provenance).toMatchObject({ fileName: 'Bridge.txt', format: 'text', encoding: 'utf-8' })
    expect(articleId).toBe(revision?.sha256.slice(0, 16))
    expect(set).toEqual({ articleId, revision: revision?.sha256, analyst: 'Ana', claims: [], links: [], rejected: [] })
    expect({ seq, history, view, readOnly }).toEqual({ seq: 0, history: { undo: null, redo: null }, view: null, readOnly: null })
  })

  test('the same text again is the same article, and keeps its details', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT, 'one.txt')
    await app.call('article.describe', { articleId, metadata: { ...NO_METADATA, title: 'Bridge' } })
    const { results } = await app.call('article.add', { files: [fileOf('two.txt', TEXT.replaceAll('\n', '\r\n'))], encoding: null })
    expect(results).toMatchObject([
      { kind: 'added', existing: true, earlier: null, article: { id: articleId, metadata: { title: 'Bridge' } } },
    ])
    expect((await app.call('library.list', { query: '', state: null })).entries).toHaveLength(1)
  })

  test('one file that cannot be read does not keep the others out', async () => {
    const app = await openTrial()
    const files = [fileOf('a.txt', TEXT), fileOf('empty.txt', ''), fileOf('b.md', '# Bridge\n\nIt is *safe*.\n')]
    const { results } = await app.call('article.add', { files, encoding: null })
    expect(results.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['added a.txt', 'failed empty.txt', 'added b.md'])
  })

  test('a changed version of a file is another article, and says how it differs', async () => {
    const app = await openTrial()
    const first = await addText(app, TEXT, 'story.txt')
    const { results } = await app.call('article.add', {
      files: [fileOf('story.txt', TEXT.replace('denied it', 'confirmed it').concat('\nThe river is high.\n'))],
      encoding: null,
    })
    expect(results).toMatchObject([
      { kind: 'added', existing: false, earlier: { id: first, added: 1, changed: 1, removed: 0, tooDifferent: false } },
    ])
    expect(await addText(app, 'Nothing in common at all.\n', 'story.txt')).not.toBe(first)
  })

  test('a chosen encoding is used and said', async () => {
    const app = await openTrial()
    const bytes = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x6f, 0x70, 0x65, 0x6e, 0x94, 0x2e])
    const { results } = await app.call('article.add', { files: [fileOf('a.txt', bytes)], encoding: 'windows-1252' })
    expect(results).toMatchObject([{ article: { revisions: [{ provenance: { encoding: 'windows-1252', encodingEvidence: 'chosen' } }] } }])
    const [added] = results
    const id = added?.kind === 'added' ? added.article.id : ''
    expect((await app.call('article.open', { articleId: id })).text).toBe('café “open”.')
  })

  test('pasted text is an article with the details given; without a title its first words are one', async () => {
    const app = await openTrial()
    const metadata = { ...NO_METADATA, outlet: 'The Echo' }
    const { result } = await app.call('article.paste', { text: TEXT, metadata })
    expect(result).toMatchObject({
      kind: 'added',
      article: {
        metadata: { title: 'The mayor said the bridge was safe.', outlet: 'The Echo' },
        revisions: [{ provenance: { format: 'pasted' } }],
      },
    })
    expect((await app.call('article.paste', { text: ' \n', metadata })).result).toMatchObject({ failure: { code: 'only-whitespace' } })
  })

  test('a long first line is cut between characters', async () => {
    const app = await openTrial()
    await app.call('article.paste', { text: '🌉'.repeat(200), metadata: NO_METADATA })
    const [entry] = (await app.call('library.list', { query: '', state: null })).entries
    expect(entry?.metadata.title).toMatch(/^🌉{10,80}…$/u)
  })

  test('names are names, not paths or markup', async () => {
    const app = await openTrial()
    const name = '../../<img src=x onerror=alert(1)>\u202Etxt.txt'
    await app.call('article.add', { files: [fileOf(name, TEXT)], encoding: null })
    const [entry] = (await app.call('library.list', { query: '', state: null })).entries
    const { article } = await app.call('article.open', { articleId: entry?.id ?? '' })
    expect(article.revisions[0]?.provenance.fileName).not.toMatch(/[/\\]/)
  })
})

describe('details, views and settings', () => {
  test('stay, and survive opening the library again', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    const metadata = {
      title: '<b>"Bridge"</b>',
      outlet: 'Echo',
      author: 'R. Quill',
      published: '2026-02-28',
      url: 'https://example.org',
      language: 'en',
    }
    expect(await app.call('article.describe', { articleId, metadata })).toMatchObject({ article: { id: articleId, metadata } })
    const view = { topOffset: 12, topPixels: -3.5, selected: 'c1', caret: { start: 2, end: 5 } }
    await app.call('view.save', { articleId, view })
    const settings = { ...DEFAULT_SETTINGS, theme: 'dark' as const, zoom: 1.25, lastArticle: articleId }
    await app.call('settings.save', settings)
    await app.close()
    const again = await openTrial({ folder: app.folder })
    expect(await again.call('article.open', { articleId })).toMatchObject({ article: { metadata }, view })
    expect(await again.call('app.info', {})).toMatchObject({
      settings,
      analyst: 'Ana',
      readOnly: null,
      notices: [],
      libraryPath: app.folder,
    })
  })

  test('a title taken away is replaced by the first words, so that the list has something to show', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    const { article } = await app.call('article.describe', { articleId, metadata: { ...NO_METADATA, title: '  ' } })
    expect(article.metadata.title).toBe('The mayor said the bridge was safe.')
  })

  test('each analyst has settings and views of their own', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    await app.call('settings.save', { ...DEFAULT_SETTINGS, theme: 'dark' })
    await app.call('view.save', { articleId, view: { topOffset: 1, topPixels: 0, selected: null, caret: null } })
    await app.close()
    const other = await openTrial({ folder: app.folder, analyst: 'Ben' })
    expect((await other.call('app.info', {})).settings).toEqual(DEFAULT_SETTINGS)
    expect((await other.call('article.open', { articleId })).view).toBeNull()
  })
})

describe('sample articles', () => {
  test('come into a library that is empty, the first one on top', async () => {
    const app = await openTrial()
    await addSamples(app.ports)
    const { entries } = await app.call('library.list', { query: '', state: null })
    expect(entries.map(({ metadata }) => metadata.title)).toEqual(SAMPLE_ARTICLES.map(({ metadata }) => metadata.title))
    await addSamples(app.ports)
    expect((await app.call('library.list', { query: '', state: null })).entries).toHaveLength(SAMPLE_ARTICLES.length)
  })

  test('never into one that has an article', async () => {
    const app = await openTrial()
    await addText(app, TEXT)
    await addSamples(app.ports)
    expect((await app.call('library.list', { query: '', state: null })).entries).toHaveLength(1)
  })

  test('never into one that cannot be written to', async () => {
    const app = await openTrial()
    const second = await openTrial({ folder: app.folder })
    await addSamples(second.ports)
    expect(second.store.articles()).toEqual([])
  })
})
