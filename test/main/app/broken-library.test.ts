import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { nodeFs } from '#main/store/node-fs'
import { failureWords } from '#shared/messages/message'
import { type Fate, FaultFs, type FsCall } from '#support/fault-fs'
import { addClaim } from '#support/sample-set'
import { addText, fileOf, openTrial, type TrialApp } from './trial-app'

const TEXT = 'The mayor said the bridge was safe.\n'
const journalOf = (folder: string, articleId: string): string => join(folder, 'articles', articleId, 'sets', '%41na.ndjson')

/** A library with one claim in its journal, on a disk that does what `fate` says from then on. */
async function onDisk(): Promise<{
  readonly app: TrialApp
  readonly articleId: string
  readonly files: FaultFs
  fate: (call: FsCall) => Fate
}> {
  const disk: { fate: (call: FsCall) => Fate } = { fate: () => 'pass' }
  const files = new FaultFs(nodeFs, (call) => disk.fate(call))
  const app = await openTrial({ fs: files.port })
  const articleId = await addText(app, TEXT)
  await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
  return Object.assign(disk, { app, articleId, files })
}

describe('a disk that says no', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'library-unwritable'],
    ['EROFS', 'library-read-only'],
  ] as const)('%s in an edit is %s; the edit is not there, and the next one goes through', async (code, failure) => {
    const disk = await onDisk()
    const { app, articleId } = disk
    disk.fate = (call) => (call.name === 'write' && call.path.endsWith('.ndjson') ? { code } : 'pass')
    expect((await app.refusal('set.commit', { articleId, op: addClaim(TEXT, 'c2') })).code).toBe(failure)
    disk.fate = () => 'pass'
    expect(await app.call('article.open', { articleId })).toMatchObject({ seq: 1, set: { claims: [{ id: 'c1' }] } })
    expect(await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c3') })).toMatchObject({ seq: 2 })
    expect((await app.call('library.verify', {})).problems).toEqual([])
  })

  test('in adding an article leaves no article, and says that nothing was added', async () => {
    const disk = await onDisk()
    disk.fate = (call) => (call.name === 'write' ? { code: 'ENOSPC' } : 'pass')
    const { results } = await disk.app.call('article.add', { files: [fileOf('b.txt', 'Another text.\n')], encoding: null })
    expect(results).toMatchObject([{ kind: 'failed', name: 'b.txt', failure: { code: 'disk-full' } }])
    expect((await disk.app.call('library.list', { query: '', state: null })).entries).toHaveLength(1)
    expect(await readdir(join(disk.app.folder, 'articles'))).toEqual([disk.articleId])
    disk.fate = () => 'pass'
    await addText(disk.app, 'Another text.\n')
    expect((await disk.app.call('library.verify', {})).problems).toEqual([])
  })
})

describe('adding an article', () => {
  test('that fails at any single call leaves nothing of it, and nothing of it shows later', async () => {
    for (let failing = 1, reached = true; reached; failing++) {
      reached = false
      const disk = await onDisk()
      let number = 0
      disk.fate = () => {
        if (++number !== failing) return 'pass'
        reached = true
        return { code: 'ENOSPC' }
      }
      const { results } = await disk.app.call('article.add', { files: [fileOf('b.txt', 'Another text.\n')], encoding: null })
      disk.fate = () => 'pass'
      const there = await readdir(join(disk.app.folder, 'articles'))
      const [result] = results
      expect({ failing, count: there.length }).toEqual({ failing, count: result?.kind === 'added' ? 2 : 1 })
      await disk.app.close()
      // What a refused close left open.
      await disk.files.bury()
    }
  })

  test('that fails leaves a folder that was there before', async () => {
    const disk = await onDisk()
    const id = disk.app.ports.sha256('Another text.\n').slice(0, 16)
    const sets = join(disk.app.folder, 'articles', id, 'sets')
    await mkdir(sets, { recursive: true })
    await writeFile(join(sets, 'mine.txt'), 'kept')
    disk.fate = (call) => (call.name === 'write' ? { code: 'ENOSPC' } : 'pass')
    await disk.app.call('article.add', { files: [fileOf('b.txt', 'Another text.\n')], encoding: null })
    expect(await readFile(join(sets, 'mine.txt'), 'utf8')).toBe('kept')
  })

  test('on a full disk is not called an edit', () => {
    const words = failureWords({ code: 'disk-full', values: {} })
    expect(Object.values(words).join(' ')).not.toMatch(/edit/)
  })
})

describe('a library that is not as it was left', () => {
  async function left(
    change: (folder: string, articleId: string) => Promise<void>,
  ): Promise<{ readonly app: TrialApp; readonly articleId: string }> {
    const first = await openTrial()
    const articleId = await addText(first, TEXT)
    await first.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    await first.close()
    await change(first.folder, articleId)
    return { app: await openTrial({ folder: first.folder }), articleId }
  }

  test('made by a newer Claimlight is read, named, and not written', async () => {
    const { app, articleId } = await left(async (folder) => {
      const path = join(folder, 'library.json')
      const library = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
      const version = Object.keys(library).find((key) => typeof library[key] === 'number') ?? 'schema'
      await writeFile(path, JSON.stringify({ ...library, [version]: 99 }))
    })
    const { readOnly } = await app.call('app.info', {})
    expect(readOnly).toMatchObject({ code: 'library-newer', values: { version: '99' } })
    expect(readOnly && failureWords(readOnly).what).toBe('library.json was written by a newer Claimlight (format 99).')
    expect((await app.refusal('set.commit', { articleId, op: addClaim(TEXT, 'c2') })).code).toBe('library-newer')
    expect((await app.call('article.open', { articleId })).set.claims).toHaveLength(1)
  })

  test('with a damaged snapshot opens the others, and that set for reading only', async () => {
    const { app, articleId } = await left(async (folder, id) => {
      const path = join(folder, 'articles', id, 'sets', '%41na.json')
      await writeFile(path, (await readFile(path, 'utf8')).slice(0, -20))
    })
    const opened = await app.call('article.open', { articleId })
    expect(opened.readOnly?.code).toBe('library-damaged')
    expect((await app.refusal('set.commit', { articleId, op: addClaim(TEXT, 'c2') })).code).toBe('library-damaged')
    const other = await addText(app, 'Another text.\n')
    expect(await app.call('set.commit', { articleId: other, op: addClaim('Another text.\n', 'c1') })).toMatchObject({ seq: 1 })
  })

  test('with a text that was changed does not show it', async () => {
    const { app, articleId } = await left(async (folder, id) => {
      const { revisions } = (
        JSON.parse(await readFile(join(folder, 'articles', id, 'article.json'), 'utf8')) as { article: { revisions: { sha256: string }[] } }
      ).article
      await writeFile(join(folder, 'articles', id, 'revisions', `${revisions[0]?.sha256}.txt`), TEXT.replace('safe', 'gone'))
    })
    expect((await app.refusal('article.open', { articleId })).code).toBe('library-damaged')
    expect((await app.refusal('set.commit', { articleId, op: addClaim(TEXT, 'c2') })).code).toBe('library-damaged')
  })

  test('with an edit cut short says so once, and goes on', async () => {
    const { app, articleId } = await left((folder, id) => appendFile(journalOf(folder, id), '{"seq":2,"at":"20'))
    await app.call('article.open', { articleId })
    expect((await app.call('app.info', {})).notices).toMatchObject([{ code: 'edit-cut-short' }])
    expect(await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c2') })).toMatchObject({ seq: 2 })
    expect((await app.call('library.verify', {})).problems).toEqual([])
  })

  test('changed by another program while it is open here is not written over', async () => {
    const { app, articleId } = await onDisk()
    await appendFile(journalOf(app.folder, articleId), 'somebody else\n')
    expect((await app.refusal('set.commit', { articleId, op: addClaim(TEXT, 'c2') })).code).toBe('library-changed-outside')
    expect(await readFile(journalOf(app.folder, articleId), 'utf8')).toMatch(/somebody else\n$/)
    expect((await app.call('article.open', { articleId })).readOnly?.code).toBe('library-changed-outside')
  })
})
