import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { setToData } from '#annotations/model/annotation-set'
import type { LibraryStore } from '#main/store/library-store'
import { openLibrary } from '#main/store/open-library'
import { nodeFs } from '#main/store/node-fs'
import { FaultFs } from '#support/fault-fs'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

/**
 * Libraries as the program of that time wrote them, with an edit undone and edits that no snapshot has yet, and what it said was in them.
 * Never written anew: what somebody has on their disk does not change either.
 */
const GOLDEN = join(__dirname, 'golden')

interface Expected {
  readonly articleId: string
  readonly metadata: object
  readonly seq: number
  readonly history: object
  readonly annotations: object
  readonly review?: object
}

let folder = ''
let opened: LibraryStore[] = []
beforeEach(async () => {
  folder = await scratchFolder()
})
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(fs = nodeFs): Promise<LibraryStore> {
  const library = await openLibrary(folder, { ...new FakeMachine().start(fs), analyst: 'Ana' })
  opened.push(library)
  return library
}

const schemaOf = async (): Promise<unknown> => JSON.parse(await readFile(join(folder, 'library.json'), 'utf8')).schema

async function place(name: string): Promise<Expected> {
  await cp(join(GOLDEN, name, 'library'), folder, { recursive: true })
  return JSON.parse(await readFile(join(GOLDEN, name, 'expected.json'), 'utf8')) as Expected
}

async function expectAll(library: LibraryStore, expected: Expected): Promise<void> {
  const set = await library.openSet(expected.articleId, 'Ana')
  expect(setToData(set.set)).toEqual(expected.annotations)
  expect({ seq: set.seq, history: set.history }).toEqual({ seq: expected.seq, history: expected.history })
  expect(library.article(expected.articleId)?.article.metadata).toEqual(expected.metadata)
  if (expected.review) expect(setToData((await library.openSet(expected.articleId, 'Ana', 'review')).set)).toEqual(expected.review)
  expect(library.readOnly).toBeNull()
  expect(library.notices).toEqual([])
  expect(await library.verify()).toEqual([])
}

describe.each(['1-claims', '2-rules', '3-revisions-and-reviews'])('a library of an earlier version: %s', (name) => {
  test('holds what it held, is backed up and then upgraded, and goes on', async () => {
    const expected = await place(name)
    expect(await schemaOf()).toBe(1)
    const library = await open()
    await expectAll(library, expected)
    expect(await schemaOf()).toBe(2)
    expect((await library.care.backups.list()).map(({ reason, claims }) => [reason, claims])).toEqual([['before-upgrade', 3]])
    const set = await library.openSet(expected.articleId, 'Ana')
    await set.undo('2026-02-01T00:00:00.000Z')
    await set.redo('2026-02-01T00:00:01.000Z')
    expect(setToData(set.set)).toEqual(expected.annotations)
    await library.close()
    const again = await open()
    expect(setToData((await again.openSet(expected.articleId, 'Ana')).set)).toEqual(expected.annotations)
    expect(await again.care.backups.list()).toHaveLength(1)
  })

  test('without room for the backup is left as it is, and can be worked with', async () => {
    const expected = await place(name)
    const full = new FaultFs(nodeFs, ({ path }) => (path.includes('backups') ? ({ code: 'ENOSPC' } as const) : 'pass'))
    await expectAll(await open(full.port), expected)
    expect(await schemaOf()).toBe(1)
  })

  test('only read, nothing is written', async () => {
    const expected = await place(name)
    const first = await open()
    await first.close()
    await place(name)
    const before = (await readdir(folder, { recursive: true })).sort()
    const readOnly = new FaultFs(nodeFs, ({ name: call }) =>
      call === 'open' || call === 'makeFolder' ? ({ code: 'EROFS' } as const) : 'pass',
    )
    const library = await open(readOnly.port)
    expect(library.readOnly).toMatchObject({ code: 'library-read-only' })
    expect(setToData((await library.openSet(expected.articleId, 'Ana')).set)).toEqual(expected.annotations)
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(before)
    expect(await schemaOf()).toBe(1)
  })
})

test('a library of a later version is read only and says which version made it; nothing of it is written', async () => {
  const expected = await place('1-claims')
  const path = join(folder, 'library.json')
  const later = (await readFile(path, 'utf8')).replace('"schema": 1', '"schema": 9')
  await writeFile(path, later)
  const library = await open()
  expect(library.readOnly).toMatchObject({ code: 'library-newer', values: { file: 'library.json', version: '9' } })
  const set = await library.openSet(expected.articleId, 'Ana')
  await expect(set.undo('2026-02-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'library-newer' })
  expect(await readFile(path, 'utf8')).toBe(later)
  expect(await library.care.backups.list()).toEqual([])
})
