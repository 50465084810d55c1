import { appendFile, copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { setToData } from '#annotations/model/annotation-set'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import type { LibraryStore, SetStore } from '#main/store/library-store'
import { type Fate, FaultFs, type FsCall } from '#support/fault-fs'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

const TEXT = 'One said this. Two said that. Three said nothing at all, 😀.\n'
const ARTICLE = sampleArticle(TEXT)
const AT = '2026-01-02T03:04:05.000Z'

let folder: string
let path: string
let machine: FakeMachine
/** What happens to the calls; a test may change it at any time. */
let decide: (call: FsCall) => Fate
let files = new FaultFs(nodeFs, () => 'pass')
let library: LibraryStore
let set: SetStore

async function reopen(): Promise<void> {
  await files.bury()
  machine.killAll()
  files = new FaultFs(nodeFs, (call) => decide(call))
  library = await openLibrary(path, { ...machine.start(files.port), analyst: 'Ana' })
  set = await library.openSet(ARTICLE.id, 'Ana')
}

beforeEach(async () => {
  folder = await scratchFolder('memory')
  path = join(folder, 'library')
  machine = new FakeMachine()
  decide = () => 'pass'
  const first = await openLibrary(path, { ...machine.start(), analyst: 'Ana' })
  await first.addArticle(ARTICLE, TEXT, { detector: '', count: 0 })
  await first.close()
  await reopen()
  await set.commit(addClaim(TEXT, 'c1'), AT)
})
afterEach(async () => {
  await files.bury()
  await rm(folder, { recursive: true })
})

const journal = (): string => join(path, 'articles', ARTICLE.id, 'sets', '%41na.ndjson')
const snapshot = (): string => join(path, 'articles', ARTICLE.id, 'sets', '%41na.json')
const ids = (): readonly string[] => [...set.set.claims.values()].map(({ id }) => id).sort()
const isJournal = (call: FsCall): boolean => call.path.endsWith('.ndjson')

describe('a disk that says no', () => {
  test.each([
    ['write', { code: 'ENOSPC' }, 'disk-full'],
    ['write', 'full', 'disk-full'],
    ['write', { code: 'EDQUOT' }, 'disk-full'],
    ['dataSync', { code: 'ENOSPC' }, 'disk-full'],
    ['dataSync', { code: 'EIO' }, 'library-unwritable'],
    ['write', { code: 'EROFS' }, 'library-read-only'],
    ['write', { code: 'EIO' }, 'library-unwritable'],
    ['facts', { code: 'EACCES' }, 'library-read-only'],
  ] as const)('once, at %s with %j: the edit is refused as %s, the set is as before, the next one works', async (name, fate, code) => {
    const before = await readFile(journal())
    let armed = true
    decide = (call) => {
      if (!armed || call.name !== name || !isJournal(call)) return 'pass'
      armed = false
      return fate
    }
    await expect(set.commit(addClaim(TEXT, 'c2'), AT)).rejects.toMatchObject({ code })
    expect(ids()).toEqual(['c1'])
    expect(set.seq).toBe(1)
    expect(set.readOnly).toBeNull()
    expect(await readFile(journal())).toEqual(before)
    expect((await set.commit(addClaim(TEXT, 'c3'), AT)).seq).toBe(2)
    await reopen()
    expect(ids()).toEqual(['c1', 'c3'])
  })

  test('all edits that shared the failed flush are refused, those that did not fit as what they are', async () => {
    decide = (call) => (call.name === 'dataSync' && isJournal(call) ? { code: 'EIO' } : 'pass')
    // The second flush fails as well: it is the one that takes the first back.
    const results = await Promise.allSettled([
      set.commit(addClaim(TEXT, 'c2'), AT),
      set.commit(addClaim(TEXT, 'c1'), AT),
      set.commit(addClaim(TEXT, 'c3'), AT),
    ])
    expect(results).toMatchObject([
      { reason: { code: 'library-unwritable' } },
      { reason: { code: 'op-conflict', values: { reason: 'exists', id: 'c1' } } },
      { reason: { code: 'library-unwritable' } },
    ])
    expect(ids()).toEqual(['c1'])
    expect(set.readOnly).toEqual({ code: 'library-unwritable', values: { reason: 'EIO' } })
    decide = () => 'pass'
    await expect(set.commit(addClaim(TEXT, 'c4'), AT)).rejects.toMatchObject({ code: 'library-unwritable' })
    await reopen()
    expect(set.readOnly).toBeNull()
    expect(ids()).toContain('c1')
  })

  test('that takes one byte at a time stores everything', async () => {
    decide = (call) => (call.name === 'write' ? 'short' : 'pass')
    await set.commit(addClaim(TEXT, 'c2'), AT)
    await set.checkpoint()
    await set.commit(addClaim(TEXT, 'c3'), AT)
    decide = () => 'pass'
    await reopen()
    expect(ids()).toEqual(['c1', 'c2', 'c3'])
    expect(await library.verify()).toEqual([])
  })

  test('at any single call of a checkpoint: nothing is lost and editing goes on', async () => {
    for (let failing = 1, reached = true; reached; failing++) {
      reached = false
      let number = 0
      decide = (call) => {
        if (call.name === 'close' || ++number !== failing) return 'pass'
        reached = true
        return { code: 'ENOSPC' }
      }
      await set.checkpoint().catch(() => undefined)
      decide = () => 'pass'
      const count = ids().length
      await set.commit(addClaim(TEXT, `d${failing}`), AT)
      expect(ids().length).toBe(count + 1)
      const data = setToData(set.set)
      await reopen()
      expect(set.readOnly).toBeNull()
      expect(setToData(set.set)).toEqual(data)
      expect(await library.verify()).toEqual([])
    }
    while (set.history.undo) await set.undo(AT)
    expect(ids()).toEqual([])
  })

  test('a library that cannot be written at all is opened and read, and says why', async () => {
    await library.close()
    const writing = new Set<string>(['write', 'makeFolder', 'rename', 'remove', 'truncate', 'sync', 'dataSync', 'syncFolder'])
    decide = (call) => (writing.has(call.name) || call.name === 'open' ? { code: 'EROFS' } : 'pass')
    await reopen()
    expect(library.readOnly).toEqual({ code: 'library-read-only', values: { reason: 'EROFS' } })
    expect(set.readOnly).toEqual(library.readOnly)
    expect(ids()).toEqual(['c1'])
    expect(await library.readText(ARTICLE.id, ARTICLE.revisions[0]?.sha256 ?? '')).toBe(TEXT)
    expect(library.articles().length).toBe(1)
    expect(await library.verify()).toEqual([])
    await expect(set.commit(addClaim(TEXT, 'c2'), AT)).rejects.toMatchObject({ code: 'library-read-only' })
    await expect(library.describeArticle(ARTICLE.id, ARTICLE.metadata)).rejects.toMatchObject({ code: 'library-read-only' })
    await library.close()
  })

  test('a full disk opens too', async () => {
    await library.close()
    decide = (call) => (call.name === 'write' || call.name === 'makeFolder' ? { code: 'ENOSPC' } : 'pass')
    await reopen()
    expect(library.readOnly).toEqual({ code: 'disk-full', values: {} })
    expect(ids()).toEqual(['c1'])
    await library.close()
  })
})

describe('another program in the library', () => {
  test.each([
    ['appends to the journal', () => appendFile(journal(), 'x')],
    ['replaces the journal by a copy', () => copyFile(journal(), `${journal()}~`).then(() => rename(`${journal()}~`, journal()))],
    ['removes the journal', () => rm(journal())],
  ])('%s: the set is read only from then on, and the file stays as it was left', async (_, meddle) => {
    await meddle()
    const left = await readFile(journal()).catch(() => null)
    await expect(set.commit(addClaim(TEXT, 'c2'), AT)).rejects.toMatchObject({ code: 'library-changed-outside' })
    expect(set.readOnly).toMatchObject({ code: 'library-changed-outside' })
    expect(await readFile(journal()).catch(() => null)).toEqual(left)
    expect(ids()).toEqual(['c1'])
  })

  test('changes the snapshot: it is not written over', async () => {
    await set.checkpoint()
    await set.commit(addClaim(TEXT, 'c2'), AT)
    await appendFile(snapshot(), '\n')
    const left = await readFile(snapshot())
    await expect(set.checkpoint()).rejects.toMatchObject({ code: 'library-changed-outside' })
    expect(set.readOnly).toMatchObject({ code: 'library-changed-outside' })
    expect(await readFile(snapshot())).toEqual(left)
  })

  test('takes the lock: nothing is written any more', async () => {
    await writeFile(join(path, 'lock-%41na'), JSON.stringify({ pid: 1, host: 'x', bootId: null, startedAt: null, nonce: 'other' }))
    await expect(set.checkpoint()).rejects.toMatchObject({ code: 'library-changed-outside', values: { file: 'lock' } })
    expect(library.readOnly).toMatchObject({ code: 'library-changed-outside' })
    await expect(set.commit(addClaim(TEXT, 'c2'), AT)).rejects.toMatchObject({ code: 'library-changed-outside' })
    await library.close()
    expect(JSON.parse(await readFile(join(path, 'lock-%41na'), 'utf8'))).toMatchObject({ nonce: 'other' })
  })
})

describe('damage', () => {
  const flip = async (file: string, at: number): Promise<Buffer> => {
    const bytes = await readFile(file)
    bytes[at] = (bytes[at] ?? 0) ^ 4
    await writeFile(file, bytes)
    return bytes
  }

  test('in the middle of a journal: read up to there, read only, left as it is', async () => {
    await set.commit(addClaim(TEXT, 'c2'), AT)
    const good = (await readFile(journal())).lastIndexOf('\n', -2)
    const left = await flip(journal(), good - 30)
    await reopen()
    const failure = { code: 'library-damaged', values: { file: `articles/${ARTICLE.id}/sets/%41na.ndjson`, where: 'line 2: checksum' } }
    expect(set.readOnly).toEqual(failure)
    expect(library.notices).toEqual([failure])
    expect(ids()).toEqual([])
    await expect(set.commit(addClaim(TEXT, 'c3'), AT)).rejects.toMatchObject({ code: 'library-damaged' })
    expect(await library.verify()).toEqual([{ file: failure.values.file, failure, analyst: 'Ana' }])
    await library.close()
    expect(await readFile(journal())).toEqual(left)
  })

  test('in a snapshot: read only, never silently empty, left as it is', async () => {
    await set.checkpoint()
    const left = await flip(snapshot(), 100)
    await reopen()
    expect(set.readOnly).toMatchObject({ code: 'library-damaged' })
    expect(library.notices).toMatchObject([{ code: 'library-damaged' }])
    await library.close()
    expect(await readFile(snapshot())).toEqual(left)
  })

  test('a lost snapshot is noticed by the journal that goes on from it', async () => {
    await set.checkpoint()
    await set.commit(addClaim(TEXT, 'c2'), AT)
    await rm(snapshot())
    await reopen()
    expect(set.readOnly).toMatchObject({ code: 'library-damaged', values: { where: 'goes on from edit 1, but the snapshot has 0' } })
  })

  test('a torn last line is dropped, reported and written over', async () => {
    await library.close()
    await reopen()
    await set.commit(addClaim(TEXT, 'c2'), AT)
    // Longer than the line that will be written over it.
    await appendFile(journal(), `{"seq":3,"at":"2026${'x'.repeat(5000)}`)
    await reopen()
    expect(ids()).toEqual(['c1', 'c2'])
    expect(set.readOnly).toBeNull()
    expect(library.notices).toMatchObject([{ code: 'edit-cut-short' }])
    await set.commit(addClaim(TEXT, 'c3'), AT)
    await reopen()
    expect(library.notices).toEqual([])
    expect(ids()).toEqual(['c1', 'c2', 'c3'])
  })

  test('a torn last line does not go into the history', async () => {
    await set.commit(addClaim(TEXT, 'c2'), AT)
    await appendFile(journal(), '{"seq":3,"at":"20')
    await reopen()
    await set.checkpoint()
    expect(await library.verify()).toEqual([])
    await set.undo(AT)
    expect(ids()).toEqual(['c1'])
  })

  test('a journal cut off anywhere in its last line gives all but that, and goes on', async () => {
    await set.commit(addClaim(TEXT, 'c2'), AT)
    const whole = await readFile(journal())
    for (let length = whole.lastIndexOf('\n', -2) + 1; length < whole.length; length += 11) {
      await writeFile(journal(), whole.subarray(0, length))
      await reopen()
      expect(ids()).toEqual(['c1'])
      expect(set.readOnly).toBeNull()
      await set.commit(addClaim(TEXT, 'c3'), AT)
      await reopen()
      expect(ids()).toEqual(['c1', 'c3'])
      expect(library.notices).toEqual([])
    }
  })

  test('in a text or an article: said by verify and on reading', async () => {
    const sha256 = ARTICLE.revisions[0]?.sha256 ?? ''
    const text = `articles/${ARTICLE.id}/revisions/${sha256}.txt`
    await flip(join(path, text), 3)
    const failure = { code: 'library-damaged', values: { file: text, where: 'checksum' } }
    await expect(library.readText(ARTICLE.id, sha256)).rejects.toMatchObject(failure)
    expect(await library.verify()).toEqual([{ file: text, failure }])
    const article = `articles/${ARTICLE.id}/article.json`
    await library.close()
    await rm(join(path, 'index', '%41na.columns'))
    const left = await flip(join(path, article), 20)
    const again = await openLibrary(path, { ...machine.start(), analyst: 'Ana' })
    expect(again.articles()).toEqual([])
    expect(again.notices).toMatchObject([{ code: 'library-damaged', values: { file: article } }])
    await expect(again.addArticle(ARTICLE, TEXT, { detector: '', count: 0 })).rejects.toMatchObject({ code: 'library-damaged' })
    await again.close()
    expect(await readFile(join(path, article))).toEqual(left)
  })
})

describe('files of a newer version', () => {
  const age = async (file: string): Promise<void> => writeFile(file, (await readFile(file, 'utf8')).replace(/"schema": ?\d+/, '"schema":7'))

  test('a snapshot', async () => {
    await set.checkpoint()
    await age(snapshot())
    await reopen()
    expect(set.readOnly).toEqual({ code: 'library-newer', values: { file: `articles/${ARTICLE.id}/sets/%41na.json`, version: '7' } })
  })

  test('an article', async () => {
    await library.close()
    await age(join(path, 'articles', ARTICLE.id, 'article.json'))
    machine.killAll()
    const again = await openLibrary(path, { ...machine.start(), analyst: 'Ana' })
    expect(again.notices).toMatchObject([{ code: 'library-newer', values: { version: '7' } }])
    await again.close()
  })

  test('the library: all of it is read only', async () => {
    await library.close()
    await age(join(path, 'library.json'))
    await reopen()
    expect(library.readOnly).toEqual({ code: 'library-newer', values: { file: 'library.json', version: '7' } })
    expect(ids()).toEqual(['c1'])
    await library.close()
    // Reading needs no lock.
    expect(await readFile(join(path, 'lock-%41na'), 'utf8').catch(() => 'none')).toBe('none')
  })
})
