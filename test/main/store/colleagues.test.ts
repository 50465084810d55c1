import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import type { LibraryStore } from '#main/store/library-store'
import { formatEntry, formatHeader } from '#main/store/journal-format'
import { layoutOf } from '#main/store/layout'
import { ARTICLE, AT, claim, idsOf, newStorage, SETS, type Storage, TEXT } from './storage-trial'

const BEN = `${SETS}/%42en.ndjson`
const NOTHING = { article: false, sets: false, own: false, isArriving: false }
const refresh = (store: LibraryStore, isPatient = true) => store.care.colleagues.refresh(ARTICLE.id, isPatient)

/** What another computer's sync tool brings: Ben's journal with so many claims. */
function journalOf(claims: number): string {
  const header = formatHeader({ articleId: ARTICLE.id, revision: ARTICLE.revisions[0]?.sha256 ?? '', analyst: 'Ben', after: 0 })
  const lines = Array.from({ length: claims }, (_, i) => formatEntry({ seq: i + 1, at: AT, by: 'Ben', op: claim(`b${i + 1}`, i) }))
  return header + lines.join('')
}

/** As sync tools do: beside it, then in its place. */
async function bring(storage: Storage, file: string, content: string): Promise<void> {
  await writeFile(storage.path(`${file}.part`), content)
  await rename(storage.path(`${file}.part`), storage.path(file))
}

async function watched(claims: number): Promise<{ readonly storage: Storage; readonly store: LibraryStore }> {
  const storage = await newStorage()
  const { store } = await storage.begin(1)
  await bring(storage, BEN, journalOf(claims))
  await store.openSet(ARTICLE.id, 'Ana', 'review')
  await store.openSet(ARTICLE.id, 'Ben')
  return { storage, store }
}

describe('a colleague’s set', () => {
  test('is read anew when its file was replaced, and when it was appended to', async () => {
    const { storage, store } = await watched(1)
    expect(await refresh(store)).toEqual(NOTHING)
    await bring(storage, BEN, journalOf(3))
    expect(await refresh(store)).toEqual({ ...NOTHING, sets: true })
    expect(await idsOf(store, 'Ben')).toEqual(['b1', 'b2', 'b3'])
    await writeFile(storage.path(BEN), journalOf(4))
    expect(await refresh(store)).toEqual({ ...NOTHING, sets: true })
    expect(await idsOf(store, 'Ben')).toHaveLength(4)
    expect(await refresh(store)).toEqual(NOTHING)
  })

  test('that comes in pieces shows as it was, nothing is said, and all of it when it is there', async () => {
    const { storage, store } = await watched(2)
    const whole = journalOf(5)
    const notices = store.notices.length
    for (let length = 0; length < whole.length; length += 97) {
      await writeFile(storage.path(BEN), whole.slice(0, length))
      await refresh(store)
      // Whole lines in the middle of a copy are edits that are there; never fewer than before.
      expect((await idsOf(store, 'Ben')).length).toBeGreaterThanOrEqual(2)
      expect((await store.openSet(ARTICLE.id, 'Ben')).failure).toBeNull()
    }
    await writeFile(storage.path(BEN), whole)
    expect(await refresh(store)).toEqual({ ...NOTHING, sets: true })
    expect(await idsOf(store, 'Ben')).toHaveLength(5)
    expect(store.notices.length).toBe(notices)
  })

  test('whose new journal comes before its new snapshot waits for it', async () => {
    const { storage, store } = await watched(2)
    const other = await newStorage()
    await other.begin(0)
    const ben = await other.open('Ben')
    await mkdir(other.path(SETS), { recursive: true })
    await bring(other, BEN, journalOf(3))
    const set = await ben.openSet(ARTICLE.id, 'Ben')
    await set.commit(claim('b4', 4), AT)
    await set.checkpoint()
    await set.commit(claim('b5', 5), AT)
    const [journal, snapshot] = [await readFile(other.path(BEN), 'utf8'), await readFile(other.path(`${SETS}/%42en.json`), 'utf8')]
    await bring(storage, BEN, journal)
    expect(await refresh(store)).toEqual({ ...NOTHING, isArriving: true })
    expect(await idsOf(store, 'Ben')).toEqual(['b1', 'b2'])
    await bring(storage, `${SETS}/%42en.json`, snapshot)
    expect(await refresh(store)).toEqual({ ...NOTHING, sets: true })
    expect(await idsOf(store, 'Ben')).toHaveLength(5)
  })

  test('that stays broken is taken as it is in the end, and said', async () => {
    const { storage, store } = await watched(2)
    await writeFile(storage.path(BEN), `x${journalOf(3)}`)
    expect(await refresh(store)).toEqual({ ...NOTHING, isArriving: true })
    expect(await refresh(store, false)).toEqual({ ...NOTHING, sets: true })
    expect((await store.openSet(ARTICLE.id, 'Ben')).failure).toMatchObject({ code: 'library-damaged' })
    await writeFile(storage.path(BEN), journalOf(3))
    expect(await refresh(store)).toEqual({ ...NOTHING, sets: true })
    expect((await store.openSet(ARTICLE.id, 'Ben')).failure).toBeNull()
  })

  test('that was just begun is noticed where the article is reviewed', async () => {
    const { storage, store } = await watched(1)
    await writeFile(storage.path(`${SETS}/%43arl.ndjson`), journalOf(1).replace('"analyst":"Ben"', '"analyst":"Carl"').slice(0, 40))
    await refresh(store)
    expect(await store.analystsOf(ARTICLE.id)).toEqual(['Ana', 'Ben'])
    const carl = await storage.open('Carl')
    await rm(storage.path(`${SETS}/%43arl.ndjson`))
    await (await carl.openSet(ARTICLE.id, 'Carl')).commit(claim('k1', 1), AT)
    expect(await refresh(store)).toMatchObject({ sets: true })
    expect(await idsOf(store, 'Carl')).toEqual(['k1'])
  })
})

describe('an article that comes from outside', () => {
  test('is listed when all of it is there, though its sets came first', async () => {
    const storage = await newStorage()
    const other = await newStorage()
    await other.begin(2)
    const store = await storage.open('Ben')
    const layout = layoutOf(storage.folder)
    await mkdir(storage.path(SETS), { recursive: true })
    await writeFile(storage.path(`${SETS}/%41na.ndjson`), await readFile(other.path(`${SETS}/%41na.ndjson`)))
    expect(await refresh(store)).toEqual({ ...NOTHING, isArriving: true })
    expect(store.unreadable.size).toBe(0)
    const article = await readFile(layoutOf(other.folder).article(ARTICLE.id), 'utf8')
    await writeFile(layout.article(ARTICLE.id), article.slice(0, 100))
    expect(await refresh(store)).toEqual({ ...NOTHING, isArriving: true })
    await writeFile(layout.article(ARTICLE.id), article)
    expect(await refresh(store)).toEqual({ ...NOTHING, article: true })
    expect(await idsOf(store, 'Ana')).toEqual(['c1', 'c2'])
  })

  test('whose headline a colleague corrects is listed with the new one', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(1)
    const ben = await storage.open('Ben')
    await ben.describeArticle(ARTICLE.id, { ...ARTICLE.metadata, title: 'Corrected' })
    expect(await refresh(store)).toEqual({ ...NOTHING, article: true })
    expect(store.article(ARTICLE.id)).toMatchObject({ article: { metadata: { title: 'Corrected' } }, tags: { untagged: 1 } })
    expect(TEXT.length).toBe(ARTICLE.revisions[0]?.length)
  })

  test('one’s own set that another program wrote is told, and left to be brought together', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(2)
    await writeFile(storage.path(`${SETS}/%41na.ndjson`), '')
    expect(await refresh(store)).toEqual({ ...NOTHING, own: true })
    // Once: it waits for whoever brings it together.
    expect(await refresh(store)).toEqual(NOTHING)
    expect(await idsOf(store)).toEqual(['c1', 'c2'])
  })
})
