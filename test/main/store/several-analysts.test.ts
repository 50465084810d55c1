import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { setToData } from '#annotations/model/annotation-set'
import { openLibrary } from '#main/store/open-library'
import { nodeFs } from '#main/store/node-fs'
import { FakeMachine } from '#support/store-ports'
import { sampleArticle } from '#support/sample-set'
import { ARTICLE, AT, claim, idsOf, JOURNAL, newStorage, SETS, SNAPSHOT, TEXT } from './storage-trial'

const NO_COUNT = { detector: '', count: 0 }

describe('two analysts in one folder at once', () => {
  test('both write, each their own files, and nothing of the other’s', async () => {
    const storage = await newStorage()
    const { store: ana, set } = await storage.begin(2)
    const ben = await storage.open('Ben')
    expect(ben.readOnly).toBeNull()
    const his = await ben.openSet(ARTICLE.id, 'Ben')
    await Promise.all([set.commit(claim('a3', 3), AT), his.commit(claim('b1', 1), AT)])
    // He reads hers, closes, and leaves her files as they are.
    expect(await idsOf(ben, 'Ana')).toEqual(['a3', 'c1', 'c2'])
    const before = await readFile(storage.path(JOURNAL), 'utf8')
    await ben.close()
    expect(await readFile(storage.path(JOURNAL), 'utf8')).toBe(before)
    expect((await readdir(storage.path(SETS))).toSorted()).toEqual(['%41na.ndjson', '%42en.json', '%42en.ndjson', 'history'])
    await set.commit(claim('a4', 4), AT)
    await ana.close()
    const again = await storage.open('Carl')
    expect(await again.verify()).toEqual([])
    expect(await idsOf(again, 'Ana')).toEqual(['a3', 'a4', 'c1', 'c2'])
    expect(await idsOf(again, 'Ben')).toEqual(['b1'])
  })

  test('the same analyst twice is read only the second time', async () => {
    const storage = await newStorage()
    await storage.begin(1)
    expect((await storage.open('Ana')).readOnly).toMatchObject({ code: 'library-locked' })
    expect((await storage.open('Ben')).readOnly).toBeNull()
  })

  test('nobody writes into the set of one who works elsewhere, be it by an edit, a restoring or a repair', async () => {
    const storage = await newStorage()
    const { set } = await storage.begin(2)
    const elsewhere = new FakeMachine()
    elsewhere.host = 'laptop'
    const ben = await openLibrary(storage.folder, { ...elsewhere.start(nodeFs), now: () => storage.now, analyst: 'Ben' })
    const hers = await ben.openSet(ARTICLE.id, 'Ana')
    const refused = { code: 'set-of-colleague', values: { analyst: 'Ana', host: 'desk' } }
    await expect(hers.commit(claim('x', 5), AT)).rejects.toMatchObject(refused)
    const { name } = await ben.care.backups.create('manual')
    await set.commit(claim('c3', 3), AT)
    expect(await ben.care.backups.plan(name)).toMatchObject({ changes: [], gone: 0 })
    await ben.care.backups.restore(name, true)
    expect(await idsOf(ben, 'Ana')).toEqual(['c1', 'c2'])
    expect(set.set.claims.size).toBe(3)
    await expect(ben.care.repair.keep({ kind: 'set', set: 'annotations', articleId: ARTICLE.id, analyst: 'Ana' })).rejects.toMatchObject(
      refused,
    )
    await ben.close()
  })

  test('a set that was imported under the name of somebody who never came may be written, and is free again soon', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(1)
    const imported = await store.openSet(ARTICLE.id, 'Zoe')
    await imported.commit(claim('z1', 1), AT)
    await store.close()
    expect((await storage.open('Zoe')).readOnly).toBeNull()
  })

  test('temporary files of the other stay, and so do the other’s backups', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(1)
    const ben = await storage.open('Ben')
    await ben.care.backups.create('before-import')
    const [his] = await readdir(storage.path('backups'))
    const owner = /-([0-9a-f]{8})\.zip$/.exec(his ?? '')?.[1] ?? ''
    await writeFile(storage.path(`${SETS}/.${owner}_0123456789.tmp`), 'being written')
    await store.close()
    const again = await storage.open('Ana')
    await again.openSet(ARTICLE.id, 'Ana')
    expect(await readdir(storage.path(SETS))).toContain(`.${owner}_0123456789.tmp`)
    for (let i = 0; i < 25; i++) await again.care.backups.create('before-import')
    expect(await readdir(storage.path('backups'))).toContain(his)
    expect((await readdir(storage.path('backups'))).length).toBeLessThan(25)
  })

  test('revisions and headlines that both change at once are all there, whichever file is read first', async () => {
    const storage = await newStorage()
    const { store: ana } = await storage.begin(1)
    const ben = await storage.open('Ben')
    const [second, third] = ['Another text of it.\n', 'A third text of it.\n'].map((text) => ({ text, article: sampleArticle(text) }))
    const of = (made: typeof second) => made?.article.revisions[0] ?? ARTICLE.revisions[0]
    const revision = (made: typeof second) => {
      const one = of(made)
      if (!one) throw new Error('no revision')
      return one
    }
    const before = await readFile(storage.path(`articles/${ARTICLE.id}/article.json`), 'utf8')
    await Promise.all([
      ana.addRevision(ARTICLE.id, revision(second), second?.text ?? '', { ...ARTICLE.metadata, title: 'Hers' }),
      ben.addRevision(ARTICLE.id, revision(third), third?.text ?? '', { ...ARTICLE.metadata, title: 'His' }),
    ])
    expect(await readFile(storage.path(`articles/${ARTICLE.id}/article.json`), 'utf8')).toBe(before)
    await ana.close()
    await ben.close()
    const [one, two] = [await storage.open('Ana'), await storage.open('Carl')]
    const shown = one.article(ARTICLE.id)?.article
    expect(two.article(ARTICLE.id)?.article).toEqual(shown)
    expect(shown?.revisions.map(({ sha256 }) => sha256).toSorted()).toEqual(
      [ARTICLE.revisions[0]?.sha256, of(second)?.sha256, of(third)?.sha256].toSorted(),
    )
    expect(shown?.revisions[0]).toMatchObject({ sha256: ARTICLE.revisions[0]?.sha256 })
    expect(await one.verify()).toEqual([])
    // Whoever changes it next knows of both.
    await two.describeArticle(ARTICLE.id, { ...ARTICLE.metadata, title: 'Both' })
    expect((await storage.open('Dora')).article(ARTICLE.id)?.article.metadata.title).toBe('Both')
  })

  test('a change of an article that cannot be read is said, set aside by a repair, and loses no text', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(1)
    await store.describeArticle(ARTICLE.id, { ...ARTICLE.metadata, title: 'New' })
    const path = `articles/${ARTICLE.id}/amendments/%41na.json`
    await writeFile(storage.path(path), '{')
    expect(await store.verify()).toMatchObject([{ file: path, failure: { code: 'library-damaged' } }])
    const [trouble] = await store.care.repair.diagnose()
    expect(trouble).toMatchObject({ target: { kind: 'article' }, canKeep: true })
    if (trouble?.target) await store.care.repair.keep(trouble.target)
    expect(await store.verify()).toEqual([])
  })

  test('the same article added by both is one', async () => {
    const storage = await newStorage()
    const [ana, ben] = [await storage.open('Ana'), await storage.open('Ben')]
    await ana.addArticle(ARTICLE, TEXT, NO_COUNT)
    expect(await ben.addArticle(ARTICLE, TEXT, NO_COUNT)).toEqual({ existing: true })
    await (await ben.openSet(ARTICLE.id, 'Ben')).commit(claim('b1', 1), AT)
    expect(setToData((await ana.openSet(ARTICLE.id, 'Ben')).set).claims).toHaveLength(1)
  })
})

test('a snapshot that a sync tool puts in the place of ours is not written over by a checkpoint', async () => {
  const storage = await newStorage()
  const { set } = await storage.begin(2)
  await set.checkpoint()
  await writeFile(storage.path(`${SNAPSHOT}.part`), await readFile(storage.path(SNAPSHOT)))
  await rename(storage.path(`${SNAPSHOT}.part`), storage.path(SNAPSHOT))
  await set.commit(claim('c3', 3), AT)
  await expect(set.checkpoint()).rejects.toMatchObject({ code: 'library-changed-outside' })
})
