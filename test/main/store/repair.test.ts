import { readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { emptySet } from '#annotations/model/annotation-set'
import { differenceAtoms } from '#annotations/ops/difference'
import { rebuild } from '#main/store/repair/rebuild'
import { advance, type JournalEntry, type SetState } from '#main/store/set-state'
import { ARTICLE, AT, claim, idsOf, JOURNAL, newStorage, quarantined, SETS, SNAPSHOT, type Storage } from './storage-trial'

const TARGET = { kind: 'set', set: 'annotations', articleId: ARTICLE.id, analyst: 'Ana' } as const

async function spoilLine(storage: Storage, file: string, number: number): Promise<string> {
  const lines = (await readFile(storage.path(file), 'utf8')).split('\n')
  lines[number - 1] = (lines[number - 1] ?? '').replace('c', 'x')
  await writeFile(storage.path(file), lines.join('\n'))
  return lines.join('\n')
}

describe('a set that cannot be read in full', () => {
  test('a bad line in the middle: what is lost is named, the rest is kept, the file is in the quarantine', async () => {
    const storage = await newStorage()
    const { store, set } = await storage.begin(3)
    const [tagged] = [...set.set.claims.values()].filter(({ id }) => id === 'c2')
    await set.commit({ label: 'tag-contested', atoms: [{ kind: 'claim.tag', id: tagged?.id ?? '', before: null, after: 'contested' }] }, AT)
    await set.commit(claim('c5', 5), AT)
    await store.care.outside.check(false)
    await store.close()
    // At the end a snapshot was written; without it only the history is left.
    await rm(storage.path(SNAPSHOT))
    await rm(storage.path(JOURNAL))
    const segment = `${SETS}/history/%41na-1.ndjson`
    const spoiled = await spoilLine(storage, segment, 3)

    const again = await storage.open()
    const damaged = await again.openSet(ARTICLE.id, 'Ana')
    expect(damaged.failure).toMatchObject({ code: 'library-damaged' })
    await expect(damaged.commit(claim('c6'), AT)).rejects.toMatchObject({ code: 'library-damaged' })
    const [trouble, ...others] = await again.care.repair.diagnose()
    expect(others).toEqual([])
    expect(trouble).toMatchObject({ target: TARGET, title: 'Sample', canKeep: true, kept: 3 })
    expect(trouble?.lost).toMatchObject([
      { kind: 'unreadable', from: 2, to: 2 },
      { kind: 'unfit', entry: { seq: 4, op: { label: 'tag-contested' } } },
    ])
    await again.care.repair.keep(TARGET)
    expect(await idsOf(again)).toEqual(['c1', 'c3', 'c5'])
    expect((await quarantined(storage)).get(segment)).toBe(spoiled)
    expect(await again.verify()).toEqual([])
    const mended = await again.openSet(ARTICLE.id, 'Ana')
    await mended.undo(AT)
    expect(await idsOf(again)).toEqual(['c1', 'c3'])
    await again.close()
    expect(await idsOf(await storage.open())).toEqual(['c1', 'c3'])
  })

  test('a damaged snapshot costs nothing: the history has every edit', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(4)
    await store.close()
    await writeFile(storage.path(SNAPSHOT), '\0\0\0\0')
    const again = await storage.open()
    expect(await again.care.repair.diagnose()).toMatchObject([{ canKeep: true, lost: [], kept: 4 }])
    await again.care.repair.keep(TARGET)
    expect(await idsOf(again)).toEqual(['c1', 'c2', 'c3', 'c4'])
    expect(await again.verify()).toEqual([])
  })

  test('a damaged history costs single steps of undo, not a claim', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(4)
    await store.close()
    await spoilLine(storage, `${SETS}/history/%41na-1.ndjson`, 3)
    const again = await storage.open()
    expect(await again.care.repair.diagnose()).toMatchObject([{ canKeep: true, lost: [{ kind: 'history', from: 1, to: 4 }], kept: 4 }])
    await again.care.repair.keep(TARGET)
    expect(await idsOf(again)).toEqual(['c1', 'c2', 'c3', 'c4'])
    expect(await again.verify()).toEqual([])
  })

  test('files that a person removed do not leave a set that looks new', async () => {
    const storage = await newStorage()
    const { store } = await storage.begin(2)
    await store.close()
    await rm(storage.path(SNAPSHOT))
    await rm(storage.path(JOURNAL))
    const again = await storage.open()
    expect((await again.openSet(ARTICLE.id, 'Ana')).failure).toMatchObject({ code: 'library-damaged' })
    await again.care.repair.keep(TARGET)
    expect(await idsOf(again)).toEqual(['c1', 'c2'])
  })
})

test('article.json and library.json are put together again from what is there', async () => {
  const storage = await newStorage()
  const { store } = await storage.begin(2)
  await store.close()
  const file = `articles/${ARTICLE.id}/article.json`
  await writeFile(storage.path(file), 'null')
  await writeFile(storage.path('library.json'), 'false')
  const again = await storage.open()
  expect(again.readOnly).toMatchObject({ code: 'library-damaged' })
  const troubles = await again.care.repair.diagnose()
  expect(troubles.map(({ target, canKeep }) => [target?.kind, canKeep])).toEqual([
    ['library', true],
    ['article', true],
  ])
  await again.care.repair.keep({ kind: 'library' })
  expect(again.readOnly).toBeNull()
  await again.care.repair.keep({ kind: 'article', articleId: ARTICLE.id })
  expect(await idsOf(again)).toEqual(['c1', 'c2'])
  expect(await again.verify()).toEqual([])
  const kept = await quarantined(storage)
  expect([kept.get(file), kept.get('library.json')]).toEqual(['null', 'false'])
})

test('a set of a newer version is not taken for a damaged one', async () => {
  const storage = await newStorage()
  const { store } = await storage.begin(2)
  await store.close()
  const text = await readFile(storage.path(SNAPSHOT), 'utf8')
  await writeFile(storage.path(SNAPSHOT), text.replace('"schema":1', '"schema":9'))
  const again = await storage.open()
  expect(await again.care.repair.diagnose()).toMatchObject([{ canKeep: false, newer: { code: 'library-newer', values: { version: '9' } } }])
  await expect(again.care.repair.keep(TARGET)).rejects.toMatchObject({ code: 'library-newer' })
  expect(await readFile(storage.path(SNAPSHOT), 'utf8')).toContain('"schema":9')
})

test('whatever edits are lost, each other one is either in the set or named; with none lost the set is the same', () => {
  const revision = ARTICLE.revisions[0]?.sha256 ?? ''
  const begun: SetState = { seq: 0, set: emptySet(ARTICLE.id, revision, 'Ana'), undo: null, redo: null }
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.boolean(), { maxLength: 24 }),
      fc.nat(24),
      fc.boolean(),
      (claims, gone, at, whole) => {
        let state = begun
        const entries: JournalEntry[] = []
        const states = [begun]
        const add = (op: JournalEntry['op']): void => {
          const entry = { seq: state.seq + 1, at: AT, by: 'Ana', op }
          const advanced = advance(state, entry)
          if (advanced.kind !== 'advanced') throw new Error(advanced.kind)
          state = advanced.state
          entries.push(entry)
          states.push(state)
        }
        for (let i = 0; i < claims; i++) {
          add(claim(`c${i}`, i))
          add({ label: 'tag-contested', atoms: [{ kind: 'claim.tag', id: `c${i}`, before: null, after: 'contested' }] })
        }
        const present = entries.filter(({ seq }) => whole || gone[seq - 1] !== true)
        const unreadable = entries.filter((entry) => !present.includes(entry)).map(({ seq }) => seq)
        const snapshot = at % 2 === 0 ? null : (states[Math.min(at, states.length - 1)] ?? null)
        const remains = { articleId: ARTICLE.id, analyst: 'Ana', revision, snapshot, entries: present, unreadable, at: AT, by: 'Ana' }
        const rebuilt = rebuild(remains)
        if (unreadable.length === 0) {
          expect(rebuilt.lost).toEqual([])
          expect(differenceAtoms(rebuilt.set, state.set)).toEqual([])
        }
        const base = snapshot?.seq ?? 0
        const named = rebuilt.lost.flatMap((lost) =>
          lost.kind === 'unfit'
            ? [lost.entry.seq]
            : lost.kind === 'unreadable'
              ? Array.from({ length: lost.to - lost.from + 1 }, (_, i) => lost.from + i)
              : [],
        )
        for (const seq of unreadable) if (seq > base) expect(named).toContain(seq)
        for (const id of snapshot ? [...snapshot.set.claims.values()].map((one) => one.id) : [])
          expect(rebuilt.set.claims.has(id)).toBe(true)
        for (const entry of present) {
          const [atom] = entry.op.atoms
          if (atom?.kind === 'claim.add') expect(rebuilt.set.claims.has(atom.claim.id)).toBe(true)
          if (atom?.kind === 'claim.tag' && !named.includes(entry.seq) && entry.seq > base)
            expect(rebuilt.set.claims.get(atom.id)?.tag).toBe('contested')
        }
        expect(rebuilt.entries.map(({ seq }) => seq)).toEqual(rebuilt.entries.map((_, i) => i + 1))
      },
    ),
  )
})
