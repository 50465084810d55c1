import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { nodeFs } from '#main/store/node-fs'
import { type Fate, FaultFs, type FsCall } from '#support/fault-fs'
import { addClaim } from '#support/sample-set'
import { addText, filesUnder, openTrial } from './trial-app'

const TEXT = 'The mayor said the bridge was safe.\n'

const setFiles = async (folder: string): Promise<readonly string[]> => (await filesUnder(folder)).filter((file) => file.includes('/sets/'))

async function analystsIn(folder: string): Promise<unknown> {
  return (await filesUnder(folder)).filter((file) => file.startsWith('analysts/')).map((file) => basename(file))
}

describe('a set that nobody made', () => {
  test('is not made by adding, reading, exporting or an undo that has nothing to undo', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    await app.call('article.open', { articleId })
    await app.call('export.run', { scope: { kind: 'library' }, format: 'native', rawCsv: false })
    expect((await app.refusal('set.undo', { articleId })).code).toBe('nothing-to-undo')
    expect((await app.refusal('set.redo', { articleId })).code).toBe('nothing-to-undo')
    const stale = { label: 'edit-note', atoms: [{ kind: 'claim.note', id: 'gone', before: '', after: 'x' }] } as const
    expect((await app.refusal('set.commit', { articleId, op: stale })).code).toBe('op-conflict')
    expect((await app.call('article.sets', { articleId })).sets).toEqual([])
    await app.close()
    expect(await setFiles(app.folder)).toEqual([])
    expect(await analystsIn(app.folder)).toEqual([])
  })

  test('its analyst is registered with the first saved edit', async () => {
    const first = await openTrial()
    const articleId = await addText(first, TEXT)
    await first.close()
    const app = await openTrial({ folder: first.folder, analyst: 'Ben' })
    await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    await app.close()
    expect(await analystsIn(app.folder)).toEqual(['%42en.json'])
    expect((await setFiles(app.folder)).some((file) => file.includes('%41na'))).toBe(false)
  })

  test('a first edit that finds the disk full leaves no file, and the next one works', async () => {
    const disk: { fate: (call: FsCall) => Fate } = { fate: () => 'pass' }
    const app = await openTrial({ fs: new FaultFs(nodeFs, (call) => disk.fate(call)).port })
    const articleId = await addText(app, TEXT)
    disk.fate = ({ name, path }) => (name === 'write' && path.endsWith('.ndjson') ? { code: 'ENOSPC' } : 'pass')
    expect((await app.refusal('set.commit', { articleId, op: addClaim(TEXT, 'c1') })).code).toBe('disk-full')
    expect(await setFiles(app.folder)).toEqual([])
    disk.fate = () => 'pass'
    expect(await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })).toMatchObject({ seq: 1 })
    expect((await app.call('library.verify', {})).problems).toEqual([])
  })

  test('is not counted where an earlier version left its empty file; it is one again after an edit', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    const other = await openTrial({ analyst: 'Ben' })
    const same = await addText(other, TEXT)
    await other.call('set.commit', { articleId: same, op: addClaim(TEXT, 'c1') })
    const sets = join(app.folder, 'articles', articleId, 'sets')
    const journal = await readFile(join(other.folder, 'articles', same, 'sets', '%42en.ndjson'), 'utf8')
    await app.call('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
    for (const [content, names] of [
      ['', ['Ana']],
      [journal.slice(0, 20), ['Ana']],
      [journal.slice(0, journal.indexOf('\n') + 1), ['Ana']],
      [journal, ['Ana', 'Ben']],
      [`x${journal}`, ['Ana', 'Ben']],
    ] as const) {
      await writeFile(join(sets, '%42en.ndjson'), content)
      expect(await app.store.analystsOf(articleId)).toEqual(names)
    }
  })
})
