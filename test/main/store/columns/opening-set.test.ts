import { copyFile, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compareClaims, setToData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { LibraryStore } from '#main/store/library-store'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import { FakeMachine } from '#support/store-ports'
import { AT, newStorage, type Storage } from '../storage-trial'
import { BIG_ARTICLE, BIG_JOURNAL, BIG_SNAPSHOT, BIG_TEXT, bigClaim, CLAIMS, fillBig, INDEX, tagOp } from './big-set'

const { id: ID } = BIG_ARTICLE

async function filled(): Promise<Storage> {
  const storage = await newStorage()
  await fillBig(await storage.open())
  // Whole seconds, which can be put back exactly.
  await utimes(storage.path(BIG_SNAPSHOT), 1_700_000_000, 1_700_000_000)
  await (await storage.open()).close()
  return storage
}

/** The same folder as a new process finds it, the one before having been ended without closing anything. */
const crashed = ({ folder }: Storage, fs = nodeFs): Promise<LibraryStore> =>
  openLibrary(folder, { ...new FakeMachine().start(fs), analyst: 'Ana', indexFirst: true })

function countTags(claims: readonly Claim[]) {
  const counts = { attributed: 0, contested: 0, unverified: 0, untagged: 0 }
  for (const { tag } of claims) counts[tag ?? 'untagged']++
  return counts
}

/** What the opening set says must be what the whole set has. */
async function expectSame(store: LibraryStore, spans: readonly { start: number; end: number }[]): Promise<void> {
  const opening = await store.openingSet(ID, 'Ana')
  const said = { seq: opening.seq, history: opening.history, tags: opening.tags, failure: opening.failure }
  const ranges = []
  for (const span of spans) ranges.push(await opening.claimsIn(span))
  const { set, seq, history, failure } = await store.openSet(ID, 'Ana')
  const claims = [...set.claims.values()].sort(compareClaims)
  expect(said).toEqual({ seq, history, tags: countTags(claims), failure })
  for (const [i, { start, end }] of spans.entries())
    expect(ranges[i]).toEqual(claims.filter(({ content }) => (content[0]?.start ?? 0) < end && (content.at(-1)?.end ?? 0) > start))
}

const RANGES = [
  { start: 0, end: 400 },
  { start: 9_995, end: 10_200 },
  { start: BIG_TEXT.length - 30, end: BIG_TEXT.length },
  { start: 16, end: 19 },
]

describe('a large set that is being opened', () => {
  test('says its number, counts and the claims of a place without its snapshot being read as a whole', async () => {
    const storage = await filled()
    const whole: string[] = []
    let bytes = 0
    const fs = {
      ...nodeFs,
      readFile: (path: string) => (whole.push(path), nodeFs.readFile(path)),
      readPart: (path: string, at: number, length: number) => ((bytes += length), nodeFs.readPart(path, at, length)),
    }
    const store = await crashed(storage, fs)
    const opening = await store.openingSet(ID, 'Ana')
    expect([opening.seq, opening.history]).toEqual([3, { undo: 'reject', redo: null }])
    expect(opening.tags).toEqual(countTags(Array.from({ length: CLAIMS }, (_, i) => bigClaim(i))))
    expect(await opening.claimsIn({ start: 20 * 500, end: 20 * 503 })).toEqual([500, 501, 502].map(bigClaim))
    expect(whole.filter((path) => path.endsWith('%41na.json'))).toEqual([])
    expect(bytes).toBeLessThan(4_000)
    await store.close()
  })

  test('gives of every place what the whole set has there', async () => {
    const storage = await filled()
    const store = await crashed(storage)
    const opening = await store.openingSet(ID, 'Ana')
    const all = Array.from({ length: CLAIMS }, (_, i) => bigClaim(i))
    await fc.assert(
      fc.asyncProperty(fc.nat(BIG_TEXT.length), fc.nat(3_000), async (start, length) => {
        const span = { start, end: start + length }
        const there = all.filter(({ content }) => (content[0]?.start ?? 0) < span.end && (content[0]?.end ?? 0) > span.start)
        expect(await opening.claimsIn(span)).toEqual(there)
      }),
      { numRuns: 30 },
    )
    await store.close()
  })

  test('has on top what the journal has beyond the snapshot', async () => {
    const storage = await filled()
    const set = await (await storage.open()).openSet(ID, 'Ana')
    await set.commit(tagOp(500, 'contested', bigClaim(500).tag), AT)
    await set.commit({ label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim: bigClaim(501) }] }, AT)
    const added = { ...bigClaim(7), id: 'new', nestedIn: 'c502' }
    await set.commit({ label: 'add-claim', atoms: [{ kind: 'claim.add', claim: added }] }, AT)
    await set.commit(tagOp(3, null, bigClaim(3).tag), AT)
    await set.undo(AT)
    expect((await readFile(storage.path(BIG_JOURNAL), 'utf8')).split('\n')).toHaveLength(7)
    const store = await crashed(storage)
    const opening = await store.openingSet(ID, 'Ana')
    expect(opening.seq).toBe(8)
    expect(await opening.claimsIn({ start: 20 * 500, end: 20 * 503 })).toEqual([{ ...bigClaim(500), tag: 'contested' }, bigClaim(502)])
    await expectSame(store, RANGES)
    const ids = [...(await store.openSet(ID, 'Ana')).set.claims.values()].map((claim) => claim.id)
    expect([ids.length, ids.includes('new'), ids.includes('c501')]).toEqual([CLAIMS, true, false])
    await store.close()
  })

  test('goes on as any other: edits, a snapshot, its next opening from the index that was made with it', async () => {
    const storage = await filled()
    const first = await storage.open()
    const set = await first.openSet(ID, 'Ana')
    await set.commit(tagOp(10, null), AT)
    await set.checkpoint()
    await set.commit(tagOp(11, null), AT)
    await set.undo(AT)
    const left = setToData(set.set)
    await first.close()
    const whole: string[] = []
    const second = await crashed(storage, { ...nodeFs, readFile: (path) => (whole.push(path), nodeFs.readFile(path)) })
    await second.openingSet(ID, 'Ana')
    expect(whole.filter((path) => path.endsWith('%41na.json'))).toEqual([])
    await expectSame(second, RANGES)
    expect(setToData((await second.openSet(ID, 'Ana')).set)).toEqual(left)
    expect(await second.verify()).toEqual([])
    await second.close()
  })

  test('knows what can be undone, however far that goes back', async () => {
    const storage = await filled()
    const first = await storage.open()
    const set = await first.openSet(ID, 'Ana')
    const tags = ['attributed', 'contested'] as const
    const edits = Array.from({ length: 1_500 }, (_, i) =>
      tagOp(9, tags[i % 2] ?? null, i === 0 ? bigClaim(9).tag : (tags[(i + 1) % 2] ?? null)),
    )
    await Promise.all(edits.map((op) => set.commit(op, AT)))
    for (let i = 0; i < 3; i++) await set.undo(AT)
    const left = set.history
    await first.close()
    const second = await crashed(storage)
    const opening = await second.openingSet(ID, 'Ana')
    expect(opening.history).toEqual(left)
    const again = await second.openSet(ID, 'Ana')
    for (let i = 0; i < 3; i++) await again.redo(AT)
    await expect(again.redo(AT)).rejects.toMatchObject({ code: 'nothing-to-undo' })
    expect(again.set.claims.get('c9')?.tag).toBe('contested')
    for (let i = 0; i < 1_500; i++) await again.undo(AT)
    expect([again.set.claims.get('c9'), again.history.undo]).toEqual([bigClaim(9), 'reject'])
    await second.close()
    expect(await (await storage.open()).verify()).toEqual([])
  })

  test('is the set itself once that was opened, and what was edited since', async () => {
    const storage = await filled()
    const store = await storage.open()
    await store.openingSet(ID, 'Ana')
    await (await store.openSet(ID, 'Ana')).commit(tagOp(20, 'attributed', bigClaim(20).tag), AT)
    expect((await (await store.openingSet(ID, 'Ana')).claimsIn({ start: 400, end: 401 }))[0]?.tag).toBe('attributed')
    await expectSame(store, RANGES)
  })
})

/** Writes into a file and makes it look untouched. */
async function alter(path: string, change: (bytes: Buffer) => void): Promise<void> {
  const facts = await stat(path)
  const bytes = await readFile(path)
  change(bytes)
  await writeFile(path, bytes)
  await utimes(path, facts.atime, facts.mtime)
}

const flip = (at: number) => (bytes: Buffer) => void (bytes[at] = (bytes[at] ?? 0) ^ 1)

describe('a large set whose files were damaged behind an unchanged size and time', () => {
  test('a bit of a claim: it is not given; the whole set is opened as damaged, and says so', async () => {
    const storage = await filled()
    const path = storage.path(BIG_SNAPSHOT)
    const at = (await readFile(path)).indexOf('"id":"c1000"') + 6
    await alter(path, flip(at))
    const store = await crashed(storage)
    const opening = await store.openingSet(ID, 'Ana')
    expect(await opening.claimsIn({ start: 0, end: 10 })).toEqual([bigClaim(0)])
    const damage = { code: 'library-damaged', values: { file: BIG_SNAPSHOT } }
    await expect(opening.claimsIn({ start: 20_000, end: 20_001 })).rejects.toMatchObject(damage)
    const set = await store.openSet(ID, 'Ana')
    expect(set.failure).toMatchObject(damage)
    expect(store.notices).toMatchObject([damage])
    await expect(set.commit(tagOp(1, null), AT)).rejects.toMatchObject(damage)
    expect(await store.openSet(ID, 'Ana')).toBe(set)
    await store.close()
  })

  test('a bit anywhere: what is given is what was written, or the damage is said', async () => {
    const storage = await filled()
    const path = storage.path(BIG_SNAPSHOT)
    const sound = `${path}.sound`
    await copyFile(path, sound)
    const { size, atime, mtime } = await stat(path)
    const all = Array.from({ length: CLAIMS }, (_, i) => bigClaim(i))
    let said = 0
    const places = [
      5,
      60,
      150,
      200,
      260,
      size - 3,
      size - 120,
      size - 200,
      ...Array.from({ length: 12 }, (_, i) => Math.floor(((i + 0.5) * size) / 12)),
    ]
    for (const at of places) {
      await writeFile(path, await readFile(sound))
      await utimes(path, atime, mtime)
      await alter(path, flip(at))
      const store = await crashed(storage)
      const opening = await store.openingSet(ID, 'Ana')
      const given = await opening.claimsIn({ start: 0, end: BIG_TEXT.length }).catch((error: unknown) => error as Error)
      const set = await store.openSet(ID, 'Ana')
      if (set.failure) said++
      if (!(given instanceof Error) && !opening.failure) expect(given).toEqual(all)
      expect({ at, failure: set.failure }).toMatchObject({ at, failure: { code: 'library-damaged' } })
      await store.close()
      // What closing wrote must not make the damage look like the way things are.
      expect((await stat(path)).size).toBe(size)
    }
    expect(said).toBe(places.length)
  })

  test('a snapshot that was cut off', async () => {
    const storage = await filled()
    const path = storage.path(BIG_SNAPSHOT)
    for (const length of [0, 100, 200_000]) {
      await truncate(path, length)
      const store = await crashed(storage)
      expect((await store.openingSet(ID, 'Ana')).failure).toMatchObject({ code: 'library-damaged' })
      expect((await store.openSet(ID, 'Ana')).failure).toMatchObject({ code: 'library-damaged' })
      await store.close()
    }
  })

  test('an index with any bit flipped, or cut off anywhere, changes nothing', async () => {
    const storage = await filled()
    const path = storage.path(INDEX)
    const index = await readFile(path)
    for (let i = 0; i < 10; i++) {
      const bytes = Buffer.from(index)
      flip(Math.floor(((i + 0.5) * index.length) / 10))(bytes)
      await writeFile(path, i % 2 === 0 ? bytes : bytes.subarray(0, Math.floor((i * index.length) / 10)))
      const store = await crashed(storage)
      await expectSame(store, RANGES)
      await store.close()
    }
  })

  test('an index of an earlier state is not believed', async () => {
    const storage = await filled()
    const old = await readFile(storage.path(INDEX))
    const first = await storage.open()
    await (await first.openSet(ID, 'Ana')).commit(tagOp(500, null, bigClaim(500).tag), AT)
    await first.close()
    await writeFile(storage.path(INDEX), old)
    const store = await crashed(storage)
    expect((await (await store.openingSet(ID, 'Ana')).claimsIn({ start: 10_000, end: 10_001 }))[0]?.tag).toBeNull()
    await expectSame(store, RANGES)
    await store.close()
  })
})

describe('a large set that another program writes while it is being opened', () => {
  test('is read anew, and nothing of what either had is lost', async () => {
    const storage = await filled()
    const first = await storage.open()
    await first.openingSet(ID, 'Ana')
    const other = await openLibrary(storage.folder, { ...new FakeMachine().start(), analyst: 'Ana' })
    await (await other.openSet(ID, 'Ana')).commit(tagOp(500, null, bigClaim(500).tag), AT)
    await other.close()
    const set = await first.openSet(ID, 'Ana')
    expect(set.failure).toBeNull()
    expect(set.set.claims.get('c500')?.tag).toBeNull()
    expect(set.set.claims.size).toBe(CLAIMS)
  })
})
