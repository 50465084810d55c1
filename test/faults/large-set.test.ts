import { appendFile, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { compareClaims } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { Op } from '#annotations/ops/op'
import { formatEntry } from '#main/store/journal-format'
import { openLibrary } from '#main/store/open-library'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'
import { BIG_ARTICLE, BIG_JOURNAL, BIG_SNAPSHOT, BIG_TEXT, bigClaim, CLAIMS, fillBig, INDEX, tagOp } from '../main/store/columns/big-set'
import { isLong } from './seeds'

const AT = '2026-01-02T03:04:05.000Z'
const FILES = [INDEX, BIG_SNAPSHOT, BIG_JOURNAL]
/** Whole seconds, so that a damaged file can be made to look as the index knows it. */
const TIME = 1_700_000_000
const TRIES = isLong ? 400 : 12

let root: string
let all: readonly Claim[]

/** As a crash leaves it: index and snapshot fit each other, and the journal goes on. */
beforeAll(async () => {
  root = await scratchFolder('memory')
  const open = () => openLibrary(root, { ...new FakeMachine().start(), analyst: 'Ana' })
  await fillBig(await open())
  await utimes(join(root, BIG_SNAPSHOT), TIME, TIME)
  await (await open()).close()
  const removed: Op = { label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim: bigClaim(900) }] }
  const edits = [tagOp(500, null, bigClaim(500).tag), removed].map((op, i) => formatEntry({ seq: 4 + i, at: AT, by: 'Ana', op }))
  await appendFile(join(root, BIG_JOURNAL), edits.join(''))
  all = Array.from({ length: CLAIMS }, (_, i) => (i === 500 ? { ...bigClaim(i), tag: null } : bigClaim(i))).filter(
    ({ id }) => id !== 'c900',
  )
})
afterAll(() => rm(root, { recursive: true }))

/**
 * The index knows files by their inodes, which a copy has not; so the damage is done to the library itself and mended afterwards.
 * @param isHidden the file looks untouched
 */
async function withDamage(file: string, bytes: Uint8Array, isHidden: boolean, check: () => Promise<void>): Promise<void> {
  const path = join(root, file)
  const before = await readFile(path)
  const { atime, mtime } = await stat(path)
  await writeFile(path, bytes)
  if (isHidden) await utimes(path, atime, mtime)
  try {
    await check()
  } finally {
    await writeFile(path, before)
    await utimes(path, atime, mtime)
    await rm(join(root, 'lock-%41na'), { force: true })
  }
}

/** Reads it as a window does, and then as whoever exports it. Nothing may be given that is not what was written, unless damage is said. */
async function readsWell(context: string): Promise<{ readonly isSound: boolean; readonly isLazy: boolean }> {
  const library = await openLibrary(root, { ...new FakeMachine().start(), analyst: 'Ana', indexFirst: true })
  const opening = await library.openingSet(BIG_ARTICLE.id, 'Ana')
  const early = await opening.claimsIn({ start: 0, end: BIG_TEXT.length }).catch(() => null)
  if (early && !opening.failure) expect({ context, claims: early }).toEqual({ context, claims: all })
  const set = await library.openSet(BIG_ARTICLE.id, 'Ana')
  const claims = set.failure ? [] : [...set.set.claims.values()].sort(compareClaims)
  if (!set.failure) expect({ context, seq: set.seq, claims }).toEqual({ context, seq: 5, claims: all })
  else
    expect({ context, named: library.notices.length, readOnly: set.readOnly?.code }).toEqual({
      context,
      named: 1,
      readOnly: set.failure.code,
    })
  // Nothing is written: the next damage needs what is there.
  return { isSound: set.failure === null, isLazy: opening.failure === null }
}

describe('damage to a library with a set that is opened from the index', () => {
  test('is seen to be opened from the index where nothing is damaged', async () => {
    const { size } = await stat(join(root, BIG_SNAPSHOT))
    let bytes = 0
    const { fs, ...ports } = new FakeMachine().start()
    const counting = {
      ...fs,
      readPart: (path: string, at: number, length: number) => ((bytes += length), fs.readPart(path, at, length)),
      readFile: (path: string) => (path.endsWith(BIG_SNAPSHOT) ? Promise.reject(new Error('read as a whole')) : fs.readFile(path)),
    }
    const library = await openLibrary(root, { ...ports, fs: counting, analyst: 'Ana', indexFirst: true })
    const opening = await library.openingSet(BIG_ARTICLE.id, 'Ana')
    expect([opening.seq, opening.failure]).toEqual([5, null])
    expect(bytes).toBeLessThan(size / 100)
    expect(all).toHaveLength(CLAIMS - 1)
  })

  test.each(FILES)(
    'a flipped bit at any byte of %s, hidden or not: nothing silently other',
    async (file) => {
      const bytes = await readFile(join(root, file))
      let [harmless, unnoticed] = [0, 0]
      for (let i = 0; i < TRIES; i++) {
        const at = Math.floor(((i + 0.5) * bytes.length) / TRIES)
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (i % 8))
        await withDamage(file, flipped, i % 2 === 0, async () => {
          const { isSound, isLazy } = await readsWell(`bit ${i % 8} of byte ${at}`)
          if (isSound) harmless++
          else if (isLazy) unnoticed++
        })
      }
      // All else is known without the index; of the others every bit counts.
      expect(harmless).toBe(file === INDEX ? TRIES : 0)
      // Claims that were damaged behind an unchanged time are found out when they are read, not before.
      expect(unnoticed > 0).toBe(file === BIG_SNAPSHOT)
    },
    3_600_000,
  )

  // What is missing at the end of a journal was never acknowledged, as far as the journal itself can tell: see corruption.test.ts.
  test.each([INDEX, BIG_SNAPSHOT])(
    '%s cut off anywhere, or half of it zeros: nothing silently other',
    async (file) => {
      const bytes = await readFile(join(root, file))
      for (let i = 0; i < TRIES; i++) {
        const length = Math.floor((i * bytes.length) / TRIES)
        await withDamage(file, bytes.subarray(0, length), i % 2 === 0, async () => {
          expect((await readsWell(`cut to ${length}`)).isSound).toBe(file === INDEX)
        })
      }
      const zeros = Buffer.from(bytes)
      zeros.fill(0, zeros.length >> 1)
      await withDamage(file, zeros, true, async () => {
        expect((await readsWell('zeros')).isSound).toBe(file === INDEX)
      })
    },
    3_600_000,
  )
})
