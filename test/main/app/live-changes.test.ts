import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { AppEvent } from '#shared/contract/host'
import { addClaim } from '#support/sample-set'
import { eventually } from '../../e2e/support/eventually'
import { addText, openTrial, type TrialApp } from './trial-app'

const TEXT = 'The mayor said the bridge was safe.\n'

/** A window is open: what others write is noticed. */
const withWindow = (folder: string, analyst: string): Promise<TrialApp> =>
  openTrial({ folder, analyst, ports: ({ about }) => ({ about: { ...about, host: 'browser' } }) })

function heard(app: TrialApp, kind: AppEvent['kind']): Promise<AppEvent> {
  return new Promise((resolve) => {
    const stop = app.onEvent((event) => {
      if (event.kind !== kind) return
      stop()
      resolve(event)
    })
  })
}

test('a colleague’s edit, a new article and a corrected headline are told to the window, and read by the next call', async () => {
  const ben = await openTrial({ analyst: 'Ben' })
  const articleId = await addText(ben, TEXT)
  const ana = await withWindow(ben.folder, 'Ana')
  await ana.call('review.open', { articleId })

  const first = heard(ana, 'colleague-changed')
  await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'b1') })
  expect(await first).toEqual({ kind: 'colleague-changed', articleId })
  expect((await ana.call('review.open', { articleId })).sets).toMatchObject([{ seq: 1, set: { analyst: 'Ben', claims: [{ id: 'b1' }] } }])

  const second = heard(ana, 'colleague-changed')
  await ben.call('set.commit', { articleId, op: addClaim(TEXT, 'b2', 4) })
  await second
  expect((await ana.call('review.open', { articleId })).sets).toMatchObject([{ seq: 2 }])

  const listed = async () => (await ana.call('library.list', { query: '', state: null })).entries.map(({ metadata }) => metadata.title)
  await addText(ben, 'Another text.\n', 'another.txt')
  await eventually(listed, (titles) => expect(titles).toHaveLength(2))

  const { article } = await ana.call('article.open', { articleId })
  await ben.call('article.describe', { articleId, metadata: { ...article.metadata, title: 'Corrected' } })
  await eventually(listed, (titles) => expect(titles).toContain('Corrected'))
  // Nothing of it touched anybody's files but one's own.
  await ana.close()
  expect((await ben.call('library.verify', {})).problems).toEqual([])
})

test('one’s own file that a sync tool replaced is told, and brought together when the window asks', async () => {
  const ana = await withWindow((await openTrial({ analyst: 'Ben' })).folder, 'Ana')
  const articleId = await addText(ana, TEXT)
  await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'a1') })
  const journal = join(ana.folder, 'articles', articleId, 'sets', '%41na.ndjson')
  const common = await readFile(journal, 'utf8')
  await ana.call('set.commit', { articleId, op: addClaim(TEXT, 'a2', 4) })
  const told = heard(ana, 'changed-outside')
  await writeFile(`${journal}.part`, common)
  await rename(`${journal}.part`, journal)
  await told
  expect((await ana.call('storage.outside', { confirmed: false })).merged).toMatchObject([{ brought: 1, conflicts: 0 }])
  expect((await ana.call('article.open', { articleId })).set.claims.map(({ id }) => id).toSorted()).toEqual(['a1', 'a2'])
})
