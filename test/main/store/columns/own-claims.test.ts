import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import { FakeMachine } from '#support/store-ports'
import { ARTICLE, AT, claim, newStorage, SETS, SNAPSHOT, type Storage } from '../storage-trial'

const idsOf = (claims: readonly { readonly id: string }[]): readonly string[] => claims.map(({ id }) => id)
const TAG = 'attributed' as const

/** Three claims, all in the snapshot, and the library closed. */
async function closed(): Promise<Storage> {
  const storage = await newStorage()
  const { store, set } = await storage.begin(3)
  await set.commit({ label: 'tag-attributed', atoms: [{ kind: 'claim.tag', id: 'c2', before: tagOf(set, 'c2'), after: TAG }] }, AT)
  await store.close()
  return storage
}

function tagOf({ set }: Awaited<ReturnType<Storage['begin']>>['set'], id: string) {
  const found = set.claims.get(id)
  if (!found) throw new RangeError(id)
  return found.tag
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
    expect(await store.claims.tagged(ARTICLE.id, TAG)).toEqual([])
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
})

describe('claims by tag', () => {
  test('come from the index and the lines of the snapshot, with no set being read', async () => {
    const { folder } = await closed()
    const read: string[] = []
    const fs = { ...nodeFs, readFile: (path: string) => (read.push(path), nodeFs.readFile(path)) }
    const store = await openLibrary(folder, { ...new FakeMachine().start(fs), analyst: 'Ana' })
    const found = await store.claims.tagged(ARTICLE.id, TAG)
    expect(found.some(({ id }) => id === 'c2')).toBe(true)
    const whole = await store.openSet(ARTICLE.id, 'Ana')
    expect(found).toEqual([...whole.set.claims.values()].filter(({ tag }) => tag === TAG).sort((a, b) => (a.id < b.id ? -1 : 1)))
    expect(read.filter((path) => path.endsWith('.ndjson'))).toHaveLength(1)
    await store.close()
  })

  test('are those in memory once the set was edited, and in the index again when it is closed', async () => {
    const storage = await closed()
    const store = await storage.open()
    const set = await store.openSet(ARTICLE.id, 'Ana')
    const before = idsOf(await store.claims.tagged(ARTICLE.id, TAG))
    await set.commit({ label: 'untag', atoms: [{ kind: 'claim.tag', id: 'c2', before: TAG, after: null }] }, AT)
    const after = idsOf(await store.claims.tagged(ARTICLE.id, TAG))
    expect(after).toEqual(before.filter((id) => id !== 'c2'))
    expect(idsOf(await store.claims.tagged(ARTICLE.id, null))).toContain('c2')
    await store.close()
    expect(idsOf(await (await storage.open()).claims.tagged(ARTICLE.id, TAG))).toEqual(after)
  })

  test('are the same after the index was deleted', async () => {
    const storage = await closed()
    const first = await storage.open()
    const before = await first.claims.tagged(ARTICLE.id, TAG)
    await first.close()
    await rm(storage.path('index/%41na.columns'))
    expect(await (await storage.open()).claims.tagged(ARTICLE.id, TAG)).toEqual(before)
  })

  test('of a set that goes on in its journal come from the set', async () => {
    const storage = await closed()
    const first = await storage.open()
    await (await first.openSet(ARTICLE.id, 'Ana')).commit(claim('c9', 4), AT)
    // Never closed: the index is behind.
    const store = await storage.open()
    const all = [...(await store.claims.tagged(ARTICLE.id, TAG)), ...(await store.claims.tagged(ARTICLE.id, null))]
    expect(idsOf(all)).toContain('c9')
  })

  test('are never read from bytes that changed behind an unchanged size and time: the damage is named', async () => {
    const storage = await closed()
    const path = storage.path(SNAPSHOT)
    const facts = await stat(path)
    const bytes = await readFile(path)
    const at = bytes.indexOf('"id":"c2"') + 7
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
    await utimes(path, facts.atime, facts.mtime)
    const store = await storage.open()
    await expect(store.claims.tagged(ARTICLE.id, TAG)).rejects.toMatchObject({
      code: 'library-damaged',
      values: { file: `${SETS}/%41na.json` },
    })
  })

  test('of a set that another program replaced while it was open are read anew at the next opening', async () => {
    const storage = await closed()
    const old = await readFile(storage.path(SNAPSHOT))
    const journal = await readFile(storage.path(`${SETS}/%41na.ndjson`))
    const store = await storage.open()
    const set = await store.openSet(ARTICLE.id, 'Ana')
    await set.commit({ label: 'untag', atoms: [{ kind: 'claim.tag', id: 'c2', before: TAG, after: null }] }, AT)
    await writeFile(storage.path(SNAPSHOT), old)
    await writeFile(storage.path(`${SETS}/%41na.ndjson`), journal)
    await store.close()
    // The edit made here came on top of what the other program wrote.
    const again = await storage.open()
    expect(idsOf(await again.claims.tagged(ARTICLE.id, TAG))).not.toContain('c2')
    expect(idsOf(await again.claims.tagged(ARTICLE.id, null))).toContain('c2')
    expect((await again.openSet(ARTICLE.id, 'Ana')).set.claims.get('c2')?.tag).toBeNull()
  })
})
