import { writeFileSync } from 'node:fs'
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { formatEntry } from '#main/store/journal-format'
import { nodeFs } from '#main/store/node-fs'
import { FaultFs } from '#support/fault-fs'
import { ARTICLE, AT, claim, idsOf, JOURNAL, newStorage, quarantined, SETS, SNAPSHOT, type Storage } from './storage-trial'

/** Appends edits to a journal as another computer would have, from edit `seq` on. */
async function append(storage: Storage, file: string, seq: number, ids: readonly string[]): Promise<void> {
  const lines = ids.map((id, i) => formatEntry({ seq: seq + i, at: AT, by: 'Ana', op: claim(id, i) }))
  await writeFile(storage.path(file), (await readFile(storage.path(file), 'utf8')) + lines.join(''))
}

/** A set of nine claims whose files another program has put back to when there was one. */
async function thrownBack() {
  const storage = await newStorage()
  const { store, set } = await storage.begin(1)
  await set.checkpoint()
  const early = await readFile(storage.path(SNAPSHOT), 'utf8')
  for (let i = 2; i < 10; i++) await set.commit(claim(`c${i}`, i), AT)
  await set.checkpoint()
  await writeFile(storage.path(SNAPSHOT), early)
  await writeFile(storage.path(JOURNAL), '')
  return { storage, store }
}

describe('a set that another program writes while it is open', () => {
  test('is brought together by the edits of both sides', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(2)
    const common = await readFile(storage.path(JOURNAL), 'utf8')
    await set.commit(claim('mine', 3), AT)
    // A sync tool puts the file of another computer in the place of ours: another file, so another inode.
    await writeFile(storage.path(`${JOURNAL}.part`), common)
    await append(storage, `${JOURNAL}.part`, 3, ['theirs'])
    await rename(storage.path(`${JOURNAL}.part`), storage.path(JOURNAL))
    expect(await store.care.outside.check(false)).toEqual({
      merged: [{ articleId: ARTICLE.id, analyst: 'Ana', brought: 1, conflicts: 0, kept: '', refused: null }],
      newArticles: 0,
    })
    expect(await idsOf(store)).toEqual(['c1', 'c2', 'mine', 'theirs'])
    expect(await store.care.outside.check(false)).toEqual({ merged: [], newArticles: 0 })
    await (await store.openSet(ARTICLE.id, 'Ana')).commit(claim('after', 4), AT)
    await store.close()
    expect(await (await storage.open()).verify()).toEqual([])
  })

  test('where both sides changed the same claim, the file keeps what it says and our edit is in the quarantine', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(1)
    const common = await readFile(storage.path(JOURNAL), 'utf8')
    await set.commit({ label: 'tag-contested', atoms: [{ kind: 'claim.tag', id: 'c1', before: null, after: 'contested' }] }, AT)
    const theirs = formatEntry({
      seq: 2,
      at: AT,
      by: 'Ana',
      op: { label: 'tag-attributed', atoms: [{ kind: 'claim.tag', id: 'c1', before: null, after: 'attributed' }] },
    })
    await writeFile(storage.path(`${JOURNAL}.part`), common + theirs)
    await rename(storage.path(`${JOURNAL}.part`), storage.path(JOURNAL))
    const { merged } = await store.care.outside.check(false)
    expect(merged).toMatchObject([{ brought: 0, conflicts: 1, kept: expect.stringContaining('quarantine/') }])
    expect((await store.openSet(ARTICLE.id, 'Ana')).set.claims.get('c1')?.tag).toBe('attributed')
    expect((await quarantined(storage)).get('edits-not-merged.json')).toContain('"contested"')
  })

  test('that would lose more than a fifth of its claims stays as it is here until that is confirmed', async () => {
    const { store } = await thrownBack()
    expect((await store.care.outside.check(false)).merged).toMatchObject([{ refused: { count: 8, of: 9 } }])
    expect(await idsOf(store)).toHaveLength(9)
    expect((await store.openSet(ARTICLE.id, 'Ana')).readOnly).toMatchObject({ code: 'library-changed-outside' })
    expect((await store.care.outside.check(true)).merged).toMatchObject([{ refused: null }])
    expect(await idsOf(store)).toEqual(['c1'])
  })
})

describe('a conflicted copy', () => {
  test.each([
    ['Dropbox', '%41na (desk’s conflicted copy 2026-03-01).ndjson'],
    ['Nextcloud', '%41na (conflicted copy 2026-03-01 090000).ndjson'],
    ['Syncthing', '%41na.sync-conflict-20260301-090000-ABCDEFG.ndjson'],
    ['Google Drive', '%41na (1).ndjson'],
    ['OneDrive', '%41na-DESK.ndjson'],
  ])('of %s is found and merged, and then in the quarantine', async (_tool, name) => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(2)
    await copyFile(storage.path(JOURNAL), storage.path(`${SETS}/${name}`))
    await append(storage, `${SETS}/${name}`, 3, ['theirs'])
    await set.commit(claim('mine', 3), AT)
    const { copies, unreadable } = await store.care.outside.copies()
    expect(unreadable).toEqual([])
    expect(copies).toMatchObject([{ file: `${SETS}/${name}`, analyst: 'Ana' }])
    expect(await store.care.outside.mergeCopy(copies[0]?.file ?? '', false)).toMatchObject({ brought: 1, conflicts: 0 })
    expect(await idsOf(store)).toEqual(['c1', 'c2', 'mine', 'theirs'])
    expect(await store.care.outside.copies()).toEqual({ copies: [], unreadable: [] })
    expect((await quarantined(storage)).has(`${SETS}/${name}`)).toBe(true)
    await (await store.openSet(ARTICLE.id, 'Ana')).undo(AT)
    expect(await idsOf(store)).toEqual(['c1', 'c2', 'mine'])
  })

  test('that is a snapshot adds what was never here and removes nothing', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(3)
    await set.checkpoint()
    await copyFile(storage.path(SNAPSHOT), storage.path(`${SETS}/%41na (1).json`))
    const { claims } = set.set
    const gone = claims.get('c1')
    if (!gone) throw new Error('no claim')
    await set.commit({ label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim: gone }] }, AT)
    const [copy] = (await store.care.outside.copies()).copies
    await store.care.outside.mergeCopy(copy?.file ?? '', false)
    expect(await idsOf(store)).toEqual(['c2', 'c3'])
  })
})

describe('an edit that was refused because it could not be written', () => {
  test('does not come back when what another program wrote is brought together with what was done here', async () => {
    const storage = await newStorage()
    let isFailing = false
    const { port } = new FaultFs(nodeFs, ({ name, path }) =>
      isFailing && name === 'dataSync' && path.endsWith('.ndjson') ? { code: 'EIO' } : 'pass',
    )
    const { store, set } = await storage.begin(2, port)
    isFailing = true
    await expect(set.commit(claim('refused', 3), AT)).rejects.toMatchObject({ code: 'library-unwritable' })
    isFailing = false
    await append(storage, JOURNAL, 3, ['theirs'])
    await store.care.outside.check(true)
    expect(await idsOf(store)).toEqual(['c1', 'c2', 'theirs'])
  })
})

describe('looking for conflicting copies', () => {
  test('says which file or folder could not be read, and merges nothing of it', async () => {
    const storage = await newStorage()
    const copy = `${SETS}/%41na (1).ndjson`
    let broken = ''
    const refuse = <T>(path: string, read: () => Promise<T>): Promise<T> =>
      broken !== '' && path === storage.path(broken) ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : read()
    const fs = {
      ...nodeFs,
      readFile: (path: string) => refuse(path, () => nodeFs.readFile(path)),
      readFolder: (path: string) => refuse(path, () => nodeFs.readFolder(path)),
    }
    const { store } = await storage.begin(2, fs)
    await copyFile(storage.path(JOURNAL), storage.path(copy))
    await append(storage, copy, 3, ['theirs'])
    for (const file of [copy, SETS]) {
      broken = file
      const failure = { code: 'library-damaged', values: { file, where: 'EIO' } }
      expect(await store.care.outside.copies()).toEqual({ copies: [], unreadable: [failure] })
      if (file === copy) await expect(store.care.outside.mergeCopy(copy, false)).rejects.toMatchObject(failure)
    }
    broken = ''
    expect((await store.care.outside.copies()).copies).toHaveLength(1)
    expect(await idsOf(store)).toEqual(['c1', 'c2'])
  })

  test('says what of a copy is damaged, and that a file is no copy that can be read', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(2)
    const copy = `${SETS}/%41na (1).ndjson`
    await copyFile(storage.path(JOURNAL), storage.path(copy))
    await append(storage, copy, 3, ['theirs'])
    await writeFile(storage.path(copy), `${await readFile(storage.path(copy), 'utf8')}{"no":"edit"}\n`)
    await writeFile(storage.path(`${SETS}/%41na (2).json`), 'null')
    const { copies, unreadable } = await store.care.outside.copies()
    expect(copies.map(({ file }) => file)).toEqual([copy])
    expect(unreadable.map(({ values }) => values.file)).toEqual([copy, `${SETS}/%41na (2).json`])
  })
})

describe('a checkpoint', () => {
  test('does not write over a snapshot that another program puts there while it is written, and both are brought together', async () => {
    const storage = await newStorage()
    let during = (): void => undefined
    const { store, set } = await storage.begin(
      2,
      new FaultFs(nodeFs, ({ name, path }) => {
        if (name === 'sync' && path.includes('/sets/.')) during()
        return 'pass'
      }).port,
    )
    await set.checkpoint()
    // Another computer has what we have, and one claim more.
    const other = await newStorage()
    const theirs = await other.begin(2)
    await theirs.set.checkpoint()
    await theirs.set.commit(claim('theirs', 4), AT)
    await theirs.set.checkpoint()
    const outside = await readFile(other.path(SNAPSHOT), 'utf8')
    await set.commit(claim('mine', 3), AT)
    during = () => writeFileSync(storage.path(SNAPSHOT), outside)
    await expect(set.checkpoint()).rejects.toMatchObject({ code: 'library-changed-outside' })
    during = () => undefined
    expect(await readFile(storage.path(SNAPSHOT), 'utf8')).toBe(outside)
    expect((await store.care.outside.check(false)).merged).toMatchObject([{ conflicts: 0, refused: null }])
    expect(await idsOf(store)).toEqual(['c1', 'c2', 'mine', 'theirs'])
  })

  test('that was made before an older journal of another computer came loses none of its edits', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(2)
    const common = await readFile(storage.path(JOURNAL), 'utf8')
    await set.commit(claim('mine', 3), AT)
    await set.checkpoint()
    await set.commit(claim('later', 5), AT)
    const lines = ['theirs', 'more'].map((id, i) => formatEntry({ seq: 3 + i, at: AT, by: 'Ana', op: claim(id, i) }))
    await writeFile(storage.path(`${JOURNAL}.part`), common + lines.join(''))
    await rename(storage.path(`${JOURNAL}.part`), storage.path(JOURNAL))
    await store.care.outside.check(false)
    expect(await idsOf(store)).toEqual(['c1', 'c2', 'later', 'mine', 'more', 'theirs'])
    await store.close()
    expect(await (await storage.open()).verify()).toEqual([])
  })

  test('at closing comes after what another program wrote was brought in', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(2)
    const common = await readFile(storage.path(JOURNAL), 'utf8')
    await set.commit(claim('mine', 3), AT)
    await writeFile(storage.path(`${JOURNAL}.part`), common)
    await append(storage, `${JOURNAL}.part`, 3, ['theirs'])
    await rename(storage.path(`${JOURNAL}.part`), storage.path(JOURNAL))
    await store.close()
    expect(await idsOf(await storage.open())).toEqual(['c1', 'c2', 'mine', 'theirs'])
  })
})

test('a merge that was refused says what would go, and the version that was here may be kept instead', async () => {
  const { storage, store } = await thrownBack()
  const [refused] = (await store.care.outside.check(false)).merged
  expect(refused?.refused).toMatchObject({ count: 8, of: 9 })
  expect(refused?.refused?.quotes).toHaveLength(8)
  expect((await store.care.outside.check(false, true)).merged).toMatchObject([{ refused: null }])
  expect(await idsOf(store)).toHaveLength(9)
  const now = await store.openSet(ARTICLE.id, 'Ana')
  expect(now.readOnly).toBeNull()
  await now.commit(claim('after', 3), AT)
  // What the other program wrote is one step back.
  await now.undo(AT)
  await now.undo(AT)
  expect(await idsOf(store)).toEqual(['c1'])
  await store.close()
  expect(await (await storage.open()).verify()).toEqual([])
})
