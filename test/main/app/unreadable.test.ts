import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { addSamples } from '#main/app/add-samples'
import { addClaim } from '#support/sample-set'
import { addText, fileOf, openTrial, type TrialApp } from './trial-app'

const TEXT = 'The mayor said the bridge was safe.\n'
const OTHER = 'The engineer denied it.\n'

const cut = (content: string): string => content.slice(0, -20)
const newer = (content: string): string => content.replace(/"schema":\s?1/, '"schema":99')

interface Left {
  readonly folder: string
  readonly articleId: string
  readonly other: string
}

/** A closed library: Ana's snapshots on two articles, and Ben's on the first. */
async function closedLibrary(): Promise<Left> {
  const ana = await openTrial()
  const articleId = await addText(ana, TEXT)
  const other = await addText(ana, OTHER)
  await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
  await ana.call('set.commit', { articleId: other, op: addClaim(OTHER, 'c2') })
  await ana.close()
  const ben = await openTrial({ folder: ana.folder, analyst: 'Ben' })
  await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'c3') })
  await ben.close()
  return { folder: ana.folder, articleId, other }
}

async function change(path: string, by: (content: string) => string): Promise<void> {
  await writeFile(path, by(await readFile(path, 'utf8')))
}

const snapshotOf = ({ folder, articleId }: Left, analyst: '%41na' | '%42en'): string =>
  join(folder, 'articles', articleId, 'sets', `${analyst}.json`)
const exportOf = (scope: { kind: 'article'; id: string } | { kind: 'library' }) => ({ scope, format: 'native', rawCsv: false }) as const
const noticesOf = async (app: TrialApp) => (await app.call('app.info', {})).notices

describe.each([
  ['damaged', cut, 'library-damaged'],
  ['newer', newer, 'library-newer'],
] as const)('a set whose snapshot is %s', (_, by, code) => {
  test('is in no export that would lack it, and says so among the sets and the notices', async () => {
    const left = await closedLibrary()
    await change(snapshotOf(left, '%41na'), by)
    const app = await openTrial({ folder: left.folder })
    const failure = { code, values: { file: `articles/${left.articleId}/sets/%41na.json` } }
    expect(await app.refusal('export.run', exportOf({ kind: 'article', id: left.articleId }))).toMatchObject(failure)
    expect(await app.refusal('export.run', exportOf({ kind: 'library' }))).toMatchObject(failure)
    expect((await app.call('export.run', exportOf({ kind: 'article', id: left.other }))).files).toHaveLength(1)
    expect((await app.call('article.sets', { articleId: left.articleId })).sets).toMatchObject([
      { set: { analyst: 'Ana' }, failure },
      { set: { analyst: 'Ben', claims: [{ id: 'c3' }] }, failure: null },
    ])
    expect((await app.call('article.open', { articleId: left.articleId })).readOnly).toMatchObject(failure)
    expect(await noticesOf(app)).toMatchObject([failure])
  })

  test('is told at every opening, not only at the first', async () => {
    const left = await closedLibrary()
    await change(snapshotOf(left, '%41na'), by)
    for (let opening = 0; opening < 3; opening++) {
      const app = await openTrial({ folder: left.folder })
      expect(await noticesOf(app)).toMatchObject([{ code }])
      await app.close()
    }
  })

  test('of another analyst keeps the library from being exported, not one’s own set', async () => {
    const left = await closedLibrary()
    await change(snapshotOf(left, '%42en'), by)
    const app = await openTrial({ folder: left.folder })
    const failure = { code, values: { file: `articles/${left.articleId}/sets/%42en.json` } }
    expect(await app.refusal('export.run', exportOf({ kind: 'library' }))).toMatchObject(failure)
    expect((await app.call('export.run', exportOf({ kind: 'article', id: left.articleId }))).files).toHaveLength(1)
    expect(await noticesOf(app)).toMatchObject([failure])
  })

  test('is named rather than the lock where another process writes', async () => {
    const left = await closedLibrary()
    await change(snapshotOf(left, '%41na'), by)
    await openTrial({ folder: left.folder })
    const second = await openTrial({ folder: left.folder })
    expect((await second.call('app.info', {})).readOnly?.code).toBe('library-locked')
    expect((await second.call('article.open', { articleId: left.articleId })).readOnly?.code).toBe(code)
  })
})

test('a damaged set whose file name is cut and does not say whose it is keeps the library from being exported', async () => {
  const first = await openTrial({ analyst: 'x'.repeat(300) })
  const articleId = await addText(first, TEXT)
  await first.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
  await first.close()
  const sets = join(first.folder, 'articles', articleId, 'sets')
  const [name = ''] = (await readdir(sets)).filter((one) => one.endsWith('.json'))
  await change(join(sets, name), cut)
  await rm(join(sets, name.replace('.json', '.ndjson')))
  const app = await openTrial({ folder: first.folder })
  const shown = `articles/${articleId}/sets/${name}`
  expect(await app.refusal('export.run', exportOf({ kind: 'library' }))).toMatchObject({ code: 'library-damaged', values: { file: shown } })
  expect((await app.refusal('article.sets', { articleId })).values['file']).toBe(shown)
  expect((await app.call('library.verify', {})).problems).toMatchObject([{ file: shown }])
})

describe.each([
  ['damaged', cut, 'library-damaged'],
  ['newer', newer, 'library-newer'],
] as const)('an article.json that is %s', (_, by, code) => {
  test('is in the notices, answers for its id, and keeps the library from being exported', async () => {
    const left = await closedLibrary()
    await change(join(left.folder, 'articles', left.articleId, 'article.json'), by)
    const app = await openTrial({ folder: left.folder })
    const failure = { code, values: { file: `articles/${left.articleId}/article.json` } }
    expect(await noticesOf(app)).toMatchObject([failure])
    expect(await app.refusal('article.open', { articleId: left.articleId })).toMatchObject(failure)
    expect(await app.refusal('article.sets', { articleId: left.articleId })).toMatchObject(failure)
    expect(await app.refusal('set.commit', { articleId: left.articleId, op: addClaim(TEXT, 'c9') })).toMatchObject(failure)
    expect(await app.refusal('export.run', exportOf({ kind: 'library' }))).toMatchObject(failure)
    expect((await app.refusal('article.open', { articleId: '0'.repeat(16) })).code).toBe('unknown-article')
    const { results } = await app.call('article.add', { files: [fileOf('a.txt', TEXT)], encoding: null })
    expect(results).toMatchObject([{ kind: 'failed', failure }])
  })

  test('does not make the library one that is new: no samples are put beside it', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    await app.close()
    const path = join(app.folder, 'articles', articleId, 'article.json')
    await change(path, by)
    const content = await readFile(path, 'utf8')
    const again = await openTrial({ folder: app.folder })
    await addSamples(again.ports)
    expect((await again.call('library.list', { query: '', state: null })).entries).toEqual([])
    expect(await readFile(path, 'utf8')).toBe(content)
  })
})

test('annotations whose article.json is gone are told, and are back when the text is added again', async () => {
  const left = await closedLibrary()
  await rm(join(left.folder, 'articles', left.articleId, 'article.json'))
  const app = await openTrial({ folder: left.folder })
  const failure = { code: 'library-damaged', values: { file: `articles/${left.articleId}/article.json`, where: 'missing' } }
  expect(await noticesOf(app)).toMatchObject([failure])
  expect(await app.refusal('article.open', { articleId: left.articleId })).toMatchObject(failure)
  expect(await addText(app, TEXT)).toBe(left.articleId)
  expect((await app.call('article.open', { articleId: left.articleId })).set.claims).toMatchObject([{ id: 'c1' }])
  expect((await app.call('export.run', exportOf({ kind: 'library' }))).files.length).toBeGreaterThan(0)
  const [entry] = (await app.call('library.list', { query: 'mayor', state: null })).entries
  expect(entry).toMatchObject({ claims: 1 })
})

test('what an interrupted import left is no article, and keeps nothing from being exported', async () => {
  const app = await openTrial()
  await mkdir(join(app.folder, 'articles', '0123456789abcdef', 'revisions'), { recursive: true })
  await addText(app, TEXT)
  await app.close()
  const again = await openTrial({ folder: app.folder })
  expect(await noticesOf(again)).toEqual([])
  expect((await again.call('export.run', exportOf({ kind: 'library' }))).files).toHaveLength(1)
})
