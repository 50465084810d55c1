import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { setToData } from '#annotations/model/annotation-set'
import { CHECKPOINT_AFTER } from '#main/store/journaled-set'
import { nodeFs } from '#main/store/node-fs'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import type { LibraryStore } from '#main/store/library-store'
import { DEFAULT_SETTINGS } from '#shared/contract/methods'
import { FaultFs } from '#support/fault-fs'
import { addClaim, sampleArticle, sampleClaim } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

const TEXT = 'The minister said nothing. “No,” she said — 😀 then left.\n'
const ARTICLE = sampleArticle(TEXT)
const NONE = { detector: 'rules-1', count: 4 }
/** The set that is there is on the article's only revision, and nothing in it is to be looked at again. */
const OWN = { revision: ARTICLE.revisions[0]?.sha256 ?? '', rechecks: 0 }
const NO_TAGS = { attributed: 0, contested: 0, unverified: 0, untagged: 0 }
const AT = '2026-01-02T03:04:05.000Z'

let folder: string
let path: string
const open = (analyst = 'Ana'): Promise<LibraryStore> => openLibrary(path, { ...nodeStorePorts(), analyst })

beforeEach(async () => {
  folder = await scratchFolder()
  path = join(folder, 'made', 'library')
})
afterEach(() => rm(folder, { recursive: true }))

describe('a library on a real disk', () => {
  test('keeps articles, sets, history, view and settings over a restart', async () => {
    const first = await open()
    expect(first.readOnly).toBeNull()
    expect(await first.addArticle(ARTICLE, TEXT, NONE)).toEqual({ existing: false })
    const set = await first.openSet(ARTICLE.id, 'Ana')
    expect((await set.commit(addClaim(TEXT, 'c1'), AT)).seq).toBe(1)
    expect((await set.commit(addClaim(TEXT, 'c2', 4), AT)).seq).toBe(2)
    await set.undo(AT)
    await first.writeView(ARTICLE.id, { topOffset: 3, topPixels: 1.5, selected: 'c1', caret: { start: 1, end: 2 } })
    await first.writeSettings({ ...DEFAULT_SETTINGS, zoom: 1.5 })
    const data = setToData(set.set)
    await first.close()

    const second = await open()
    expect(second.notices).toEqual([])
    expect(second.articles()).toEqual([{ article: ARTICLE, suggested: NONE, decided: 0, own: OWN, tags: { ...NO_TAGS, untagged: 1 } }])
    expect(await second.readText(ARTICLE.id, ARTICLE.revisions[0]?.sha256 ?? '')).toBe(TEXT)
    const again = await second.openSet(ARTICLE.id, 'Ana')
    expect(await second.openSet(ARTICLE.id, 'Ana')).toBe(again)
    expect(setToData(again.set)).toEqual(data)
    expect(again.seq).toBe(3)
    expect(again.history).toEqual({ undo: 'add-claim', redo: 'add-claim' })
    await again.redo(AT)
    expect([...again.set.claims.values()].map(({ id }) => id).sort()).toEqual(['c1', 'c2'])
    await again.undo(AT)
    await again.undo(AT)
    expect(again.set.claims.size).toBe(0)
    await expect(again.undo(AT)).rejects.toMatchObject({ code: 'nothing-to-undo' })
    expect(await second.readView(ARTICLE.id)).toEqual({ topOffset: 3, topPixels: 1.5, selected: 'c1', caret: { start: 1, end: 2 } })
    expect(await second.readSettings()).toEqual({ ...DEFAULT_SETTINGS, zoom: 1.5 })
    expect(await second.verify()).toEqual([])
    await second.close()
    expect((await readdir(path)).sort()).toEqual(['analysts', 'articles', 'index', 'library.json', 'settings'])
  })

  test('is for its owner only: folders 0700, files 0600', async () => {
    const library = await open()
    await library.addArticle(ARTICLE, TEXT, NONE)
    const set = await library.openSet(ARTICLE.id, 'Ana')
    await set.commit(addClaim(TEXT, 'c1'), AT)
    await set.checkpoint()
    await library.writeView(ARTICLE.id, { topOffset: 0, topPixels: 0, selected: null, caret: null })
    const entries = await readdir(path, { recursive: true })
    expect(entries.length).toBeGreaterThan(10)
    for (const entry of entries) {
      const stats = await lstat(join(path, entry))
      expect({ entry, mode: (stats.mode & 0o777).toString(8) }).toEqual({ entry, mode: stats.isDirectory() ? '700' : '600' })
    }
    await library.close()
  })

  test('a second one on the same folder reads, and says who has it', async () => {
    const first = await open()
    await first.addArticle(ARTICLE, TEXT, NONE)
    await (await first.openSet(ARTICLE.id, 'Ana')).commit(addClaim(TEXT, 'c1'), AT)
    const second = await open()
    expect(second.readOnly).toMatchObject({ code: 'library-locked', values: { pid: String(process.pid) } })
    const set = await second.openSet(ARTICLE.id, 'Ana')
    expect(set.set.claims.size).toBe(1)
    await expect(set.commit(addClaim(TEXT, 'c2'), AT)).rejects.toMatchObject({ code: 'library-locked' })
    await expect(second.addArticle(sampleArticle('x'), 'x', NONE)).rejects.toMatchObject({ code: 'library-locked' })
    await expect(second.writeSettings(DEFAULT_SETTINGS)).rejects.toMatchObject({ code: 'library-locked' })
    await second.close()
    await (await first.openSet(ARTICLE.id, 'Ana')).commit(addClaim(TEXT, 'c3'), AT)
    await first.close()
    expect((await open()).readOnly).toBeNull()
  })

  test('adding the same text again changes nothing; another text than described is misuse', async () => {
    const library = await open()
    await library.addArticle(ARTICLE, TEXT, NONE)
    expect(await library.addArticle({ ...ARTICLE, metadata: { ...ARTICLE.metadata, title: 'Other' } }, TEXT, NONE)).toEqual({
      existing: true,
    })
    expect(library.article(ARTICLE.id)?.article.metadata.title).toBe('Sample')
    await expect(library.addArticle(sampleArticle('abc'), 'abd', NONE)).rejects.toThrow(RangeError)
    await expect(library.addArticle(sampleArticle('\uD83D'), '\uD83D', NONE)).rejects.toThrow(RangeError)
    expect(await library.describeArticle(ARTICLE.id, { ...ARTICLE.metadata, title: 'New' })).toMatchObject({ metadata: { title: 'New' } })
    await library.close()
    const again = await open()
    expect(again.article(ARTICLE.id)?.article.metadata.title).toBe('New')
    for (const ask of [
      again.openSet('0'.repeat(16), 'Ana'),
      again.readText('0'.repeat(16), ''),
      again.describeArticle('..', ARTICLE.metadata),
    ]) {
      await expect(ask).rejects.toMatchObject({ code: 'unknown-article' })
    }
    await again.close()
  })
})

describe('sets of several analysts', () => {
  const NAMES = [
    'Ana',
    'ana',
    'é',
    'e\u0301lan',
    'CON',
    '../up',
    'شهد',
    'a/b\\c',
    '😀',
    'x'.repeat(300),
    '  padded ',
    'history',
    'a-1',
    'a',
  ]

  test('each name has a set of its own, in files of this folder, and is told back', async () => {
    const library = await open()
    await library.addArticle(ARTICLE, TEXT, NONE)
    for (const [i, name] of NAMES.entries()) {
      const set = await library.openSet(ARTICLE.id, name)
      expect(set.set.claims.size).toBe(0)
      for (let n = 0; n <= i; n++) await set.commit(addClaim(TEXT, `c${n}`), AT)
      if (i % 2 === 0) await set.checkpoint()
    }
    await library.close()
    const again = await open()
    for (const [i, name] of NAMES.entries()) expect((await again.openSet(ARTICLE.id, name)).set.claims.size).toBe(i + 1)
    const expected = NAMES.map((name) => name.normalize('NFC').trim())
    expect(await again.analystsOf(ARTICLE.id)).toEqual([...expected].sort())
    expect(await again.verify()).toEqual([])
    expect((await readdir(folder)).concat(await readdir(join(folder, 'made')))).toEqual(['made', 'library'])
    await again.close()
  })

  test('an edit in another’s set says who made it, and does not count as one’s own progress', async () => {
    const library = await open()
    await library.addArticle(ARTICLE, TEXT, NONE)
    await (await library.openSet(ARTICLE.id, 'Ben')).commit(addClaim(TEXT, 'c1'), AT)
    expect(await readFile(join(path, 'articles', ARTICLE.id, 'sets', '%42en.ndjson'), 'utf8')).toContain('"by":"Ana"')
    expect(library.article(ARTICLE.id)?.tags).toEqual(NO_TAGS)
    await library.close()
  })
})

describe('the index', () => {
  const accept = (id: string, key: string): Parameters<Awaited<ReturnType<LibraryStore['openSet']>>['commit']>[0] => ({
    label: 'accept',
    atoms: [
      {
        kind: 'claim.add',
        claim: {
          ...sampleClaim(TEXT, id),
          tag: 'attributed',
          origin: { kind: 'suggestion', detector: 'rules-1', key, tag: 'attributed', confidence: 1, reasons: [] },
        },
      },
    ],
  })

  test('follows every edit, and is right when missing, broken, stale or another’s', async () => {
    const machine = new FakeMachine()
    let files = new FaultFs(nodeFs, () => 'pass')
    const start = async (analyst = 'Ana'): Promise<LibraryStore> => {
      await files.bury()
      machine.killAll()
      files = new FaultFs(nodeFs, () => 'pass')
      return openLibrary(path, { ...machine.start(files.port), analyst })
    }
    const library = await start()
    await library.addArticle(ARTICLE, TEXT, NONE)
    const older = sampleArticle('older', 'Older', '2025-01-01T00:00:00.000Z')
    await library.addArticle(older, 'older', NONE)
    const set = await library.openSet(ARTICLE.id, 'Ana')
    await set.commit(accept('c1', 'k1'), AT)
    await set.commit(accept('c2', 'k2'), AT)
    await set.undo(AT)
    const expected = [
      { article: ARTICLE, suggested: NONE, decided: 1, own: OWN, tags: { ...NO_TAGS, attributed: 1 } },
      { article: older, suggested: NONE, decided: 0, tags: NO_TAGS },
    ]
    expect(library.articles()).toEqual(expected)
    // Never closed, so its index does not exist.
    expect((await start()).articles()).toEqual(expected)
    await (await start()).close()
    const index = join(path, 'index', '%41na.columns')
    const spoilt = Buffer.from((await readFile(index)).toString('latin1').replace('"decided":1', '"decided":7'), 'latin1')
    for (const spoil of ['', 'null', spoilt]) {
      await writeFile(index, spoil)
      expect((await start()).articles()).toEqual(expected)
    }
    await (await start('Ben')).close()
    const own = await start()
    expect(own.articles()).toEqual(expected)
    // Stale: the set goes on, the process ends before the index is written.
    await own.close()
    const last = await start()
    await (await last.openSet(ARTICLE.id, 'Ana')).commit(accept('c3', 'k3'), AT)
    expect((await start()).article(ARTICLE.id)).toMatchObject({ decided: 2, tags: { attributed: 2 } })
    await files.bury()
  })

  test('counts for the detector that was noted last', async () => {
    const library = await open()
    await library.addArticle(ARTICLE, TEXT, NONE)
    await (await library.openSet(ARTICLE.id, 'Ana')).commit(accept('c1', 'k1'), AT)
    library.noteSuggested(ARTICLE.id, { detector: 'rules-2', count: 9 })
    expect(library.article(ARTICLE.id)).toMatchObject({ suggested: { detector: 'rules-2', count: 9 }, decided: 0 })
    library.noteSuggested(ARTICLE.id, { detector: 'rules-1', count: 5 })
    await library.close()
    const again = await open()
    expect(again.article(ARTICLE.id)).toMatchObject({ suggested: { detector: 'rules-1', count: 5 }, decided: 1 })
    await again.close()
  })

  test('a folder that is no article is passed over', async () => {
    await mkdir(join(path, 'articles', '0123456789abcdef', 'revisions'), { recursive: true })
    await mkdir(join(path, 'articles', 'notes'))
    await writeFile(join(path, 'articles', '.DS_Store'), '')
    const library = await open()
    expect(library.articles()).toEqual([])
    expect(library.notices).toEqual([])
    expect(await library.verify()).toEqual([])
    await library.close()
  })
})

describe('writing', () => {
  test('edits that wait together share one flush and keep their order; a single one costs one', async () => {
    let flushes = 0
    const fault = new FaultFs(nodeFs, ({ name, path: file }) => {
      if (name === 'dataSync' && file.endsWith('.ndjson')) flushes++
      return 'pass'
    })
    const library = await openLibrary(path, { ...nodeStorePorts(), fs: fault.port, analyst: 'Ana' })
    await library.addArticle(ARTICLE, TEXT, NONE)
    const set = await library.openSet(ARTICLE.id, 'Ana')
    await set.commit(addClaim(TEXT, 'first'), AT)
    expect(flushes).toBe(1)
    const ids = Array.from({ length: 100 }, (_, i) => `c${i}`)
    const committed = await Promise.all(ids.map((id) => set.commit(addClaim(TEXT, id), AT)))
    expect(committed.map(({ seq }) => seq)).toEqual(ids.map((_, i) => i + 2))
    expect(flushes).toBe(2)
    await library.close()
  })

  test('edits made while a snapshot is written are in the journal after it', async () => {
    const files = new FaultFs(nodeFs, () => 'pass')
    const library = await openLibrary(path, { ...nodeStorePorts(), fs: files.port, analyst: 'Ana' })
    await library.addArticle(ARTICLE, TEXT, NONE)
    const set = await library.openSet(ARTICLE.id, 'Ana')
    const atoms = Array.from({ length: 2000 }, (_, i) => ({ kind: 'claim.add' as const, claim: sampleClaim(TEXT, `c${i}`, i % 40) }))
    await set.commit({ label: 'import', atoms }, AT)
    const progress = { done: false }
    const checkpoint = set.checkpoint().then(() => (progress.done = true))
    let during = 0
    while (!progress.done) await set.commit(addClaim(TEXT, `d${during++}`), AT)
    await checkpoint
    // What a crash here leaves.
    await files.bury()
    const machine = new FakeMachine()
    await rm(join(path, 'lock-%41na'))
    const again = await openLibrary(path, { ...machine.start(), analyst: 'Ana' })
    expect((await again.openSet(ARTICLE.id, 'Ana')).set.claims.size).toBe(2000 + during)
    expect(await again.verify()).toEqual([])
    await again.close()
  })

  test('after many edits a snapshot is written once nobody edits', async () => {
    const library = await open()
    await library.addArticle(ARTICLE, TEXT, NONE)
    const set = await library.openSet(ARTICLE.id, 'Ana')
    const sets = join(path, 'articles', ARTICLE.id, 'sets')
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date', 'performance', 'hrtime'] })
    try {
      for (let i = 0; i < CHECKPOINT_AFTER; i += 100) {
        await Promise.all(Array.from({ length: 100 }, (_, n) => set.commit(addClaim(TEXT, `c${i + n}`), AT)))
        if (i + 100 < CHECKPOINT_AFTER) jest.advanceTimersByTime(60_000)
      }
      expect(await readdir(sets)).toEqual(['%41na.ndjson'])
      jest.advanceTimersByTime(60_000)
    } finally {
      jest.useRealTimers()
    }
    // Waits for the checkpoint under way; there is nothing left to do for this one.
    await set.checkpoint()
    expect((await readdir(sets)).sort()).toEqual(['%41na.json', '%41na.ndjson', 'history'])
    expect(await readdir(join(sets, 'history'))).toEqual(['%41na-1.ndjson'])
    await library.close()
  })

  test('views and settings: the last one asked for stays, and a broken file is none', async () => {
    const library = await open()
    await library.addArticle(ARTICLE, TEXT, NONE)
    const view = { topPixels: 0, selected: null, caret: null }
    await Promise.all([1, 2, 3, 4].map((topOffset) => library.writeView(ARTICLE.id, { ...view, topOffset })))
    expect(await library.readView(ARTICLE.id)).toEqual({ ...view, topOffset: 4 })
    await writeFile(join(path, 'articles', ARTICLE.id, 'views', '%41na.json'), '{"topOffset":-1}')
    expect(await library.readView(ARTICLE.id)).toBeNull()
    expect(await library.readSettings()).toEqual(DEFAULT_SETTINGS)
    await library.close()
  })
})

test('verify finds a quote that is not in its place, under a right checksum', async () => {
  const library = await open()
  await library.addArticle(ARTICLE, TEXT, NONE)
  const set = await library.openSet(ARTICLE.id, 'Ana')
  await set.commit(addClaim(TEXT.toUpperCase(), 'wrong', 4), AT)
  await set.commit(addClaim(`${TEXT}${TEXT}`, 'outside', TEXT.length), AT)
  await set.commit(addClaim(TEXT, 'right', 4), AT)
  const file = `articles/${ARTICLE.id}/sets/%41na.ndjson`
  expect((await library.verify()).map((problem) => [problem.file, problem.failure.values.where]).sort()).toEqual([
    [file, `claim outside: quote at ${TEXT.length}..${TEXT.length + 10}`],
    [file, 'claim wrong: quote at 4..14'],
  ])
  await set.checkpoint()
  expect((await library.verify()).map((problem) => problem.file)).toEqual([file.replace('ndjson', 'json'), file.replace('ndjson', 'json')])
  await rm(join(path, 'articles', ARTICLE.id, 'sets', 'history'), { recursive: true })
  expect((await library.verify()).some(({ failure }) => failure.values.where === 'edits 1 to 3 are missing')).toBe(true)
  await library.close()
})
