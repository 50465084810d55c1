/**
 * What every door to the application must do alike. A door is described by how to open one; the suite opens it on libraries of its
 * own, with the window's own end (`checkedHost`) on this side.
 */
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { NO_METADATA } from '#annotations/model/article'
import { EXPORT_FORMATS } from '#annotations/formats/format'
import type { AppEvent, Host } from '#shared/contract/host'
import { DEFAULT_SETTINGS, type Method, type Params, type Result } from '#shared/contract/methods'
import type { FailureCode } from '#shared/failures'
import { addClaim } from '../support/sample-set'
import { scratchFolder } from '../support/scratch-folder'

export interface OpenDoor {
  readonly host: Host
  /** Ends the window and the application behind it; its library can then be opened again. */
  close(): Promise<void>
}

/** Opens an application on `library` without the sample articles, and a door to it. */
export type DoorOpener = (library: string, analyst: string) => Promise<OpenDoor>

const TEXT = 'The ministry said on Monday that the bridge is safe. “It is not,” an engineer replied \u{1F600}.\nA second line.'

/** `skipped`: why the door cannot be tried here; it is then reported as skipped. */
export function describeDoor(name: string, openDoor: DoorOpener, skipped: string | null = null): void {
  const described = skipped === null ? describe : describe.skip
  described(skipped === null ? name : `${name} (skipped: ${skipped})`, () => {
    jest.setTimeout(60_000)
    let library: string
    let door: OpenDoor

    beforeEach(async () => {
      library = await scratchFolder()
      door = await openDoor(library, 'Ann Example')
    })
    afterEach(async () => {
      await door.close()
      await rm(library, { recursive: true, force: true, maxRetries: 5 })
    })

    const ask = async <M extends Method>(method: M, params: Params<M>): Promise<Result<M>> => {
      const reply = await door.host.call(method, params)
      if (!reply.ok) throw new Error(`${method} failed: ${JSON.stringify(reply.failure)}`)
      return reply.result
    }
    const failure = async <M extends Method>(method: M, params: Params<M>): Promise<FailureCode | null> => {
      const reply = await door.host.call(method, params)
      return reply.ok ? null : reply.failure.code
    }
    const paste = async (text: string): Promise<string> => {
      const { result } = await ask('article.paste', { text, metadata: { ...NO_METADATA, title: 'T' } })
      if (result.kind !== 'added') throw new Error(JSON.stringify(result))
      return result.article.id
    }

    test('adds a revision, reads both texts, and tells a claim’s life', async () => {
      const articleId = await paste(TEXT)
      await ask('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
      const source = { kind: 'paste', text: `${TEXT} More.`, metadata: NO_METADATA } as const
      const { result } = await ask('revision.add', { articleId, source })
      if (result.kind !== 'added') throw new Error(JSON.stringify(result))
      expect([result.existing, result.article.revisions.length]).toEqual([false, 2])
      expect(await ask('revision.text', { articleId, revision: result.revision })).toEqual({ text: `${TEXT} More.` })
      expect((await ask('article.open', { articleId })).text).toBe(TEXT)
      const first = result.article.revisions[0]?.sha256 ?? ''
      expect((await ask('revision.set', { articleId, revision: first })).set.claims.map(({ id }) => id)).toEqual(['c1'])
      expect((await ask('claim.history', { articleId, claimId: 'c1' })).steps).toMatchObject([
        { seq: 1, label: 'add-claim', revision: first },
      ])
      expect(await failure('revision.text', { articleId, revision: 'f'.repeat(64) })).toBe('library-damaged')
    })

    test('says what was opened', async () => {
      expect(await ask('app.info', {})).toMatchObject({ analyst: 'Ann Example', readOnly: null, settings: DEFAULT_SETTINGS })
      expect(await ask('library.list', { query: '', state: null })).toEqual({ entries: [] })
    })

    test('an article is added, listed, found and opened with its text unharmed', async () => {
      const articleId = await paste(TEXT)
      const { entries } = await ask('library.list', { query: 'engineer', state: null })
      expect(entries.map(({ id, length }) => [id, length])).toEqual([[articleId, TEXT.length]])
      expect(await ask('library.list', { query: 'absent words', state: null })).toEqual({ entries: [] })
      expect(await ask('article.open', { articleId })).toMatchObject({
        text: TEXT,
        seq: 0,
        readOnly: null,
        set: { analyst: 'Ann Example', claims: [] },
      })
    })

    test('text of every kind comes back as it went in', async () => {
      const text = 'e\u0301 \u202Ebidi\u202C \u{1F469}\u200D\u{1F467} \u{1D4D0} a\u00A0b \u2028 </script> "\\" \u05E9\u05B8'
      expect(await ask('article.open', { articleId: await paste(text) })).toMatchObject({ text })
    })

    test('bytes of a file arrive as they are', async () => {
      const base64 = Buffer.from('Un caf\u00E9, dit-il hier.', 'latin1').toString('base64')
      const { results } = await ask('article.add', { files: [{ name: 'caf\u00E9.txt', base64 }], encoding: 'windows-1252' })
      expect(results).toEqual([expect.objectContaining({ kind: 'added', name: 'caf\u00E9.txt' })])
      const { entries } = await ask('library.list', { query: 'caf\u00E9', state: null })
      expect(entries).toHaveLength(1)
    })

    test('a text of 5 MB goes in and comes back', async () => {
      const text = 'The minister said that this is a long text. '.repeat(120_000)
      expect((await ask('article.open', { articleId: await paste(text) })).text.length).toBe(text.length)
    })

    test('edits are committed in order, undone and redone', async () => {
      const articleId = await paste(TEXT)
      const first = await ask('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
      const second = await ask('set.commit', { articleId, op: addClaim(TEXT, 'c2', 20) })
      expect([first.seq, second.seq]).toEqual([1, 2])
      expect((await ask('set.undo', { articleId })).committed.history).toEqual({ undo: 'add-claim', redo: 'add-claim' })
      expect((await ask('article.open', { articleId })).set.claims.map(({ id }) => id)).toEqual(['c1'])
      await ask('set.redo', { articleId })
      expect((await ask('article.open', { articleId })).set.claims.map(({ id }) => id)).toEqual(['c1', 'c2'])
    })

    test('fifty edits at once are all kept, each with a number of its own', async () => {
      const articleId = await paste(TEXT)
      const commits = Array.from({ length: 50 }, (_, index) => ask('set.commit', { articleId, op: addClaim(TEXT, `c${index}`, index) }))
      const numbers = (await Promise.all(commits)).map(({ seq }) => seq)
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
      expect((await ask('article.open', { articleId })).set.claims).toHaveLength(50)
    })

    test('what was acknowledged is there when it is opened again', async () => {
      const articleId = await paste(TEXT)
      await ask('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
      const view = { topOffset: 5, topPixels: 1.5, selected: 'c1', caret: { start: 1, end: 2 } }
      await ask('view.save', { articleId, view })
      await ask('settings.save', { ...DEFAULT_SETTINGS, theme: 'dark', lastArticle: articleId })
      await door.close()
      door = await openDoor(library, 'Ann Example')
      const opened = await ask('article.open', { articleId })
      expect([opened.seq, opened.set.claims.map(({ id }) => id), opened.view, opened.history.undo]).toEqual([1, ['c1'], view, 'add-claim'])
      expect((await ask('app.info', {})).settings).toMatchObject({ theme: 'dark', lastArticle: articleId })
    })

    test('failures are values with codes of the closed list', async () => {
      const articleId = await paste(TEXT)
      const absent = 'f'.repeat(16)
      expect(await failure('article.open', { articleId: absent })).toBe('unknown-article')
      expect(await failure('set.undo', { articleId })).toBe('nothing-to-undo')
      expect(await failure('set.commit', { articleId, op: addClaim('Another text than the one that was pasted', 'c1') })).toBe(
        'op-conflict',
      )
      expect((await ask('article.add', { files: [{ name: 'empty.txt', base64: '' }], encoding: null })).results).toEqual([
        { kind: 'failed', name: 'empty.txt', failure: { code: 'empty-file', values: expect.objectContaining({ name: 'empty.txt' }) } },
      ])
      // None of it has shut the door.
      expect(await failure('article.open', { articleId })).toBeNull()
    })

    test('what is not in the contract is refused and harms nothing', async () => {
      const call = door.host.call as (method: string, params: unknown) => Promise<unknown>
      const refused = { ok: false, failure: { code: 'invalid-request', values: expect.anything() } }
      expect(await call('article.open', { articleId: '../../etc/passwd' })).toEqual(refused)
      expect(await call('library.list', { query: 1, state: null })).toEqual(refused)
      expect(await call('library.list', null)).toEqual(refused)
      expect(await ask('library.list', { query: '', state: null })).toEqual({ entries: [] })
    })

    test('events are heard until one stops listening', async () => {
      const heard: AppEvent[] = []
      const stop = door.host.onEvent((event) => heard.push(event))
      await paste(TEXT)
      // An event takes its own way; it is there at the latest when the next call is answered after it.
      await until(() => heard.length > 0)
      expect(heard).toEqual(expect.arrayContaining([{ kind: 'library-changed' }]))
      stop()
      const before = heard.length
      await paste(`${TEXT} And more.`)
      await ask('library.list', { query: '', state: null })
      expect(heard).toHaveLength(before)
    })

    test.each(EXPORT_FORMATS)('exports as %s, stating its unit, and takes it back', async (format) => {
      const articleId = await paste(TEXT)
      await ask('set.commit', { articleId, op: addClaim(TEXT, 'c1') })
      const exported = await ask('export.run', { scope: { kind: 'article', id: articleId }, format, rawCsv: false })
      expect(exported.files.length).toBeGreaterThan(0)
      const files = exported.files.map(({ path, text }) => ({ name: path, base64: Buffer.from(text, 'utf8').toString('base64') }))
      const { reports } = await ask('import.run', { files, into: 'own' })
      expect(reports.filter((report) => report.failure !== null)).toEqual([])
      expect((await ask('library.verify', {})).problems).toEqual([])
    })
  })
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 10))
}
