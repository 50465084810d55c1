import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { unzipSync } from 'fflate'
import type { AtomicOp } from '#annotations/ops/op'
import { backupName, parseBackupName } from '#main/store/backup/backup-name'
import { backupsToDrop } from '#main/store/backup/thin-backups'
import { BACKUP_REASONS } from '#shared/contract/storage-methods'
import { ARTICLE, AT, claim, idsOf, JOURNAL, newStorage, quarantined, SNAPSHOT, TEXT } from './storage-trial'

const removal = (set: { readonly claims: { get(id: string): unknown } }, id: string): AtomicOp =>
  ({ kind: 'claim.remove', claim: set.claims.get(id) }) as AtomicOp

describe('a backup', () => {
  test('is an archive that any program opens, with everything that cannot be made anew', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(3)
    const backup = await store.care.backups.create('manual')
    expect(backup).toMatchObject({ at: '2026-03-01T09:00:00Z', reason: 'manual', claims: 3 })
    const path = storage.path(`backups/${backup.name}`)
    const entries = unzipSync(await readFile(path))
    // Who works in the library is written down soon after the first edit.
    const found = Object.keys(entries).filter((name) => name !== 'analysts/%41na.json')
    expect(found.toSorted()).toEqual(
      [
        'backup.json',
        'library.json',
        `articles/${ARTICLE.id}/article.json`,
        `articles/${ARTICLE.id}/revisions/${ARTICLE.revisions[0]?.sha256}.txt`,
        JOURNAL,
      ].toSorted(),
    )
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await store.care.backups.list()).toEqual([backup])
  })

  test('that was changed by a single bit is not restored from', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(3)
    const { name } = await store.care.backups.create('manual')
    const path = storage.path(`backups/${name}`)
    const bytes = await readFile(path)
    const at = bytes.indexOf('library.json') + 40
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
    await expect(store.care.backups.plan(name)).rejects.toMatchObject({ code: 'library-damaged' })
    await expect(store.care.backups.plan('../../etc/passwd')).rejects.toMatchObject({ code: 'unknown-backup' })
  })

  test('is due an hour after the last, and a day after it once a day', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(1)
    expect(await store.care.backups.createIfDue()).toMatchObject({ reason: 'daily' })
    expect(await store.care.backups.createIfDue()).toBeNull()
    storage.now = '2026-03-01T10:00:01.000Z'
    expect(await store.care.backups.createIfDue()).toMatchObject({ reason: 'hourly' })
  })
})

describe('thinning', () => {
  const made = fc.record({ at: fc.integer({ min: 0, max: 60 * 24 * 400 }), reason: fc.constantFrom(...BACKUP_REASONS) })
  test('keeps the newest, those asked for, and one of each hour, day and month', () => {
    fc.assert(
      fc.property(fc.array(made, { minLength: 1, maxLength: 80 }), (all) => {
        const begin = Date.parse('2026-01-01T00:00:00Z')
        const backups = all.map(({ at, reason }, i) => {
          const parsed = parseBackupName(
            backupName(new Date(begin + at * 60_000).toISOString(), reason, 7, i.toString(16).padStart(4, '0')),
          )
          if (!parsed) throw new Error('not a name')
          return parsed
        })
        const now = new Date(begin + 60 * 24 * 400 * 60_000).toISOString()
        const dropped = new Set(backupsToDrop(backups, now))
        const kept = backups.filter((backup) => !dropped.has(backup))
        const newest = backups
          .map(({ at }) => at)
          .toSorted()
          .at(-1)
        expect(kept.some(({ at }) => at === newest)).toBe(true)
        for (const { reason, at } of dropped) {
          expect(reason).not.toBe('manual')
          // Never a month without one, where there was one.
          if (reason === 'hourly' || reason === 'daily') expect(kept.some((other) => other.at.slice(0, 7) === at.slice(0, 7))).toBe(true)
        }
        expect([...backupsToDrop(kept, now)]).toEqual([])
      }),
    )
  })
})

describe('restoring', () => {
  test('is an edit: what came since goes, undo brings it back, and so does the backup made before it', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(4)
    const { name } = await store.care.backups.create('manual')
    await set.commit({ label: 'delete-claim', atoms: [removal(set.set, 'c1')] }, AT)
    await set.commit(claim('c9', 3), AT)
    const plan = await store.care.backups.plan(name)
    expect(plan).toMatchObject({
      gone: 1,
      of: 4,
      confirm: false,
      changes: [{ kind: 'changed', claimsNow: 4, claimsThen: 4, come: 1, gone: 1, altered: 0 }],
    })
    const { before } = await store.care.backups.restore(name, false)
    expect(await idsOf(store)).toEqual(['c1', 'c2', 'c3', 'c4'])
    await set.undo(AT)
    expect(await idsOf(store)).toEqual(['c2', 'c3', 'c4', 'c9'])
    await set.redo(AT)
    await store.care.backups.restore(before.name, false)
    expect(await idsOf(store)).toEqual(['c2', 'c3', 'c4', 'c9'])
    expect(await store.verify()).toEqual([])
  })

  test('that would remove more than a fifth asks first', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(1)
    const { name } = await store.care.backups.create('manual')
    for (let i = 2; i < 9; i++) await set.commit(claim(`c${i}`, i), AT)
    await expect(store.care.backups.restore(name, false)).rejects.toMatchObject({
      code: 'too-many-removed',
      values: { count: '7', of: '8' },
    })
    expect(await idsOf(store)).toHaveLength(8)
    await store.care.backups.restore(name, true)
    expect(await idsOf(store)).toEqual(['c1'])
  })

  test('brings back an article whose folder is gone', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(3)
    const { name } = await store.care.backups.create('manual')
    await store.close()
    await rm(storage.path(`articles/${ARTICLE.id}`), { recursive: true })
    const again = await storage.open()
    expect(again.article(ARTICLE.id)).toBeNull()
    await again.care.backups.restore(name, false)
    expect(await idsOf(again)).toEqual(['c1', 'c2', 'c3'])
    expect(await again.readText(ARTICLE.id, ARTICLE.revisions[0]?.sha256 ?? '')).toBe(TEXT)
    expect(await again.verify()).toEqual([])
  })

  test('replaces a damaged set, which goes to the quarantine as it is', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(3)
    await set.checkpoint()
    await set.commit(claim('c4', 4), AT)
    const { name } = await store.care.backups.create('manual')
    await store.close()
    await writeFile(storage.path(SNAPSHOT), '{ broken')
    const again = await storage.open()
    expect((await again.openSet(ARTICLE.id, 'Ana')).failure).toMatchObject({ code: 'library-damaged' })
    expect((await again.care.backups.plan(name)).changes).toMatchObject([{ kind: 'damaged', claimsThen: 4 }])
    await again.care.backups.restore(name, true)
    expect(await idsOf(again)).toEqual(['c1', 'c2', 'c3', 'c4'])
    expect((await quarantined(storage)).get(SNAPSHOT)).toBe('{ broken')
    expect(await again.verify()).toEqual([])
    expect(await readdir(storage.path('backups'))).toHaveLength(2)
  })
})
