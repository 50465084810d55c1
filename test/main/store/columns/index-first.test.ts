import { rm, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import { FakeMachine } from '#support/store-ports'
import { ARTICLE, AT, claim, newStorage, SETS, SNAPSHOT, type Storage } from '../storage-trial'

/** Three claims, all in the snapshot, one of them tagged, and the library closed. */
async function closed(): Promise<Storage> {
  const storage = await newStorage()
  const { store, set } = await storage.begin(3)
  const before = set.set.claims.get('c2')?.tag ?? null
  await set.commit({ label: 'tag-attributed', atoms: [{ kind: 'claim.tag', id: 'c2', before, after: 'attributed' }] }, AT)
  await store.close()
  return storage
}

describe('the index first', () => {
  test('the library is there at once, as it was left; what was done to its files meanwhile is put right and told', async () => {
    const { folder, ...storage } = await closed()
    const open = () => openLibrary(folder, { ...new FakeMachine().start(nodeFs), analyst: 'Ana', indexFirst: true })
    const unchanged = await open()
    const before = unchanged.articles()
    expect(before[0]?.tags.attributed).toBe(1)
    expect(await unchanged.checked()).toBe(false)
    await unchanged.close()
    await rm(storage.path(SETS), { recursive: true })
    const store = await open()
    expect(store.articles()).toEqual(before)
    expect(await store.checked()).toBe(true)
    expect(store.articles()[0]?.tags).toEqual({ attributed: 0, contested: 0, unverified: 0, untagged: 0 })
    await store.close()
  })

  test('damage that the index does not know of is named when it was looked at, and is what opening the set says', async () => {
    const { folder, ...storage } = await closed()
    await writeFile(storage.path(SNAPSHOT), 'null')
    const store = await openLibrary(folder, { ...new FakeMachine().start(nodeFs), analyst: 'Ana', indexFirst: true })
    expect(store.notices).toEqual([])
    expect((await store.openSet(ARTICLE.id, 'Ana')).failure).toMatchObject({ code: 'library-damaged' })
    await store.checked()
    expect(store.notices).toMatchObject([{ code: 'library-damaged', values: { file: `${SETS}/%41na.json` } }])
    await store.close()
  })

  test('counts are those of an edited set once it was closed, and of one whose journal goes on after a crash', async () => {
    const storage = await closed()
    const first = await storage.open()
    const set = await first.openSet(ARTICLE.id, 'Ana')
    await set.commit({ label: 'untag', atoms: [{ kind: 'claim.tag', id: 'c2', before: 'attributed', after: null }] }, AT)
    await first.close()
    const second = await storage.open()
    expect(second.article(ARTICLE.id)?.tags).toMatchObject({ attributed: 0, untagged: 3 })
    await (await second.openSet(ARTICLE.id, 'Ana')).commit(claim('c9', 4), AT)
    // Never closed: the index is behind.
    const third = await storage.open()
    await third.checked()
    expect(third.article(ARTICLE.id)?.tags).toMatchObject({ attributed: 0, untagged: 4 })
  })
})
