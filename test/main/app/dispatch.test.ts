import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { AppEvent } from '#shared/contract/host'
import { METHODS } from '#shared/contract/methods'
import { createApp } from '#main/app/create-app'
import { addClaim } from '#support/sample-set'
import { addText, fileOf, openTrial, withMethods } from './trial-app'

const TEXT = 'The mayor said the bridge was safe. The engineer denied it.\n'
const NOWHERE = '0123456789abcdef'

describe('the door', () => {
  test('answers anything at all with a reply, and never throws', async () => {
    const app = await openTrial()
    const method = fc.oneof(
      fc.constantFrom(...Object.keys(METHODS)),
      fc.constantFrom('', '__proto__', 'constructor', 'toString'),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(method, fc.anything(), async (name, params) => {
        const reply = await app.dispatch(name, params)
        expect(typeof reply.ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })

  test.each(['', 'library.burn', '__proto__', 'hasOwnProperty'])('knows no method %j', async (name) => {
    const app = await openTrial()
    expect(await app.dispatch(name, {})).toEqual({ ok: false, failure: { code: 'invalid-request', values: { where: 'method' } } })
  })

  test('says where params are wrong, without repeating them', async () => {
    const app = await openTrial()
    expect(await app.dispatch('article.open', { articleId: 'secret' })).toEqual({
      ok: false,
      failure: { code: 'invalid-request', values: { where: 'article.open.articleId' } },
    })
    for (const params of [undefined, null, 7, 'x', []]) {
      expect(await app.dispatch('article.open', params)).toMatchObject({ ok: false, failure: { code: 'invalid-request' } })
    }
  })

  test('turns what should not happen into `internal` with the method, never with the error', async () => {
    const logged: unknown[] = []
    const { error } = console
    console.error = (...words: unknown[]) => logged.push(words)
    try {
      const app = await openTrial({
        ports: ({ store }) => ({ store: withMethods(store, { readSettings: () => Promise.reject(new TypeError('/home/ana/secret')) }) }),
      })
      const reply = await app.dispatch('app.info', {})
      expect(reply).toEqual({ ok: false, failure: { code: 'internal', values: { where: 'app.info' } } })
      expect(logged).toHaveLength(1)
    } finally {
      console.error = error
    }
  })

  test('checks results as well: a store that breaks the contract is a fault of ours', async () => {
    const { error } = console
    console.error = () => {}
    try {
      const app = await openTrial({ ports: ({ about }) => ({ about: { ...about, host: 'browser', version: 3 as unknown as string } }) })
      expect(await app.dispatch('app.info', {})).toEqual({ ok: false, failure: { code: 'internal', values: { where: 'app.info' } } })
    } finally {
      console.error = error
    }
  })

  test('tells listeners what changed until they have enough', async () => {
    const { ports } = await openTrial()
    const app = createApp(ports)
    const heard: AppEvent[] = []
    const stop = app.onEvent((event) => heard.push(event))
    await app.dispatch('article.add', { files: [fileOf('a.txt', TEXT)], encoding: null })
    expect(heard).toEqual([{ kind: 'library-changed' }])
    await app.dispatch('article.add', { files: [fileOf('empty.txt', '')], encoding: null })
    expect(heard).toHaveLength(1)
    stop()
    await app.dispatch('article.add', { files: [fileOf('b.txt', `${TEXT}!`)], encoding: null })
    expect(heard).toHaveLength(1)
  })
})

describe('failures reach the caller', () => {
  test('unknown-article, from every method that names one', async () => {
    const app = await openTrial()
    const op = addClaim(TEXT, 'c1')
    const view = { topOffset: 0, topPixels: 0, selected: null, caret: null }
    const metadata = { title: '', outlet: '', author: '', published: '', url: '', language: '' }
    const replies = await Promise.all([
      app.refusal('article.open', { articleId: NOWHERE }),
      app.refusal('article.sets', { articleId: NOWHERE }),
      app.refusal('article.suggested', { articleId: NOWHERE, detector: 'rules-1', count: 1 }),
      app.refusal('article.describe', { articleId: NOWHERE, metadata }),
      app.refusal('set.commit', { articleId: NOWHERE, op }),
      app.refusal('set.undo', { articleId: NOWHERE }),
      app.refusal('set.redo', { articleId: NOWHERE }),
      app.refusal('view.save', { articleId: NOWHERE, view }),
      app.refusal('export.run', { scope: { kind: 'article', id: NOWHERE }, format: 'native', rawCsv: false }),
    ])
    for (const failure of replies) expect(failure.code).toBe('unknown-article')
  })

  test.each([
    ['empty-file', 'a.txt', ''],
    ['only-whitespace', 'a.txt', ' \n\t\r\n '],
    ['binary-file', 'a.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['binary-file', 'a.html', Buffer.from('504b030414000600', 'hex')],
    ['no-article-in-page', 'a.html', '<!doctype html><html><head><title>x</title></head><body><script>1</script></body></html>'],
    ['too-large', 'a.txt', Buffer.alloc(65 * 1024 * 1024, 'a ')],
  ] as const)('%s for %s', async (code, name, content) => {
    const app = await openTrial()
    const { results } = await app.call('article.add', { files: [fileOf(name, content)], encoding: null })
    expect(results).toEqual([{ kind: 'failed', name, failure: { code, values: expect.objectContaining({ name }) } }])
    expect((await app.call('library.list', { query: '', state: null })).entries).toEqual([])
  })

  test('undecodable for an encoding that the bytes do not fit, or that does not exist', async () => {
    const app = await openTrial()
    const files = [fileOf('a.txt', Buffer.from([0x61, 0xff, 0xfe, 0x62]))]
    for (const encoding of ['utf-8', 'klingon']) {
      const { results } = await app.call('article.add', { files, encoding })
      expect(results).toMatchObject([{ kind: 'failed', failure: { code: 'undecodable' } }])
    }
  })

  test.each([
    ['unknown-format', 'hello'],
    ['broken-file', '{"format":"claimlight","version":1'],
    ['broken-file', Buffer.from([0x7b, 0xff, 0x7d])],
    ['binary-file', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00])],
    ['file-newer', '{"format":"claimlight","version":999}'],
  ] as const)('%s for an annotation file', async (code, content) => {
    const app = await openTrial()
    const { reports } = await app.call('import.run', { files: [fileOf('set.json', content)], into: 'own' })
    expect(reports).toMatchObject([{ name: 'set.json', claims: 0, failure: { code } }])
  })

  test('nothing-to-undo, both ways', async () => {
    const app = await openTrial()
    const articleId = await addText(app, TEXT)
    expect((await app.refusal('set.undo', { articleId })).code).toBe('nothing-to-undo')
    expect((await app.refusal('set.redo', { articleId })).code).toBe('nothing-to-undo')
  })
})
