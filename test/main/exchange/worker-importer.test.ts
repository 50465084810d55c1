import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Importer } from '#main/exchange/importer'
import { createDirectImporter } from '#main/exchange/direct-importer'
import { createWorkerImporter } from '#main/exchange/worker-importer'
import { NO_METADATA } from '#annotations/model/article'
import { sampleArticle } from '#support/sample-set'
import { buildForNode } from '#support/build-for-node'
import { utf8 } from './reading'

const LIMITS = { time: 5000, memory: 128 }
let folder = ''
let importer: Importer | null = null

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-worker-'))
  buildForNode('main/exchange/worker.ts', folder, 'worker')
}, 60_000)
afterEach(async () => {
  await importer?.close()
  importer = null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A worker that answers 'again' with an article, and does `body` for every other file. */
const misbehaving = (body: string): Importer => {
  const path = join(folder, `bad-${Math.abs(Array.from(body).reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 7))}.js`)
  writeFileSync(
    path,
    `const { parentPort } = require('node:worker_threads')
     parentPort.on('message', (request) => {
       if (request.name === 'again') return parentPort.postMessage({ kind: 'article', article: { text: 'sound' } })
       ${body}
     })`,
  )
  return createWorkerImporter(path, { time: body.includes('for (;;) {}') || body === '' ? 300 : 10_000, memory: 32 })
}

const one = (name: string) => ({ name, bytes: utf8('x') })

describe('the worker importer', () => {
  test('reads what the direct importer reads, several at once, and leaves the bytes to the caller', async () => {
    importer = createWorkerImporter(join(folder, 'worker.js'), LIMITS)
    const direct = createDirectImporter()
    const files = [
      { name: 'a.txt', bytes: utf8('Head\r\n\r\nText 😀.') },
      { name: 'b.html', bytes: utf8('<html><title>T</title><p>Some <b>text</b>.</p>') },
      { name: 'c.md', bytes: Buffer.from('# H\n\n*x*') },
    ]
    const read = importer.read
    expect(await Promise.all(files.map((file) => read(file, null)))).toEqual(
      await Promise.all(files.map((file) => direct.read(file, null))),
    )
    expect(files.map((file) => file.bytes.length)).toEqual([18, 46, 8])
    expect(await importer.readPasted('Pasted.', NO_METADATA)).toEqual(await direct.readPasted('Pasted.', NO_METADATA))
  })

  test('reads annotation files as they are read without a thread', async () => {
    importer = createWorkerImporter(join(folder, 'worker.js'), LIMITS)
    const article = sampleArticle('The mayor said the bridge was safe.\n')
    const known = [{ article, revision: article.revisions[0]?.sha256 ?? '', text: 'The mayor said the bridge was safe.\n' }]
    const ann = { path: 'a.ann', text: 'T1\tClaim 15 34\tthe bridge was safe\n' }
    const groups = [
      { name: 'a.ann', file: ann, companion: { path: 'a.txt', text: 'The mayor said the bridge was safe.\n' } },
      { name: 'b.json', file: { path: 'b.json', text: '{"format": "unheard of"}' }, companion: null },
      { name: 'c.csv', file: { path: 'c.csv', text: '' }, companion: null },
    ]
    const ask = importer.readAnnotations
    const asked = groups.map((group) => ({ group, known, analyst: 'Ana', at: '2026-01-02T03:04:05.000Z' }))
    const outcomes = await Promise.all(asked.map((request) => ask(request)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['imported', 'failed', 'failed'])
    expect(outcomes).toEqual(await Promise.all(asked.map((request) => createDirectImporter().readAnnotations(request))))
  })

  test('knows the texts of an import again after it read an article in between', async () => {
    importer = createWorkerImporter(join(folder, 'worker.js'), LIMITS)
    const text = 'The mayor said the bridge was safe.\n'
    const article = sampleArticle(text)
    const known = [{ article, revision: article.revisions[0]?.sha256 ?? '', text }]
    const group = {
      name: 'a.ann',
      file: { path: 'a.ann', text: 'T1\tClaim 15 34\tthe bridge was safe\n' },
      companion: null,
    }
    const ask = { group, known, analyst: 'Ana', at: '2026-01-02T03:04:05.000Z' }
    const kinds: string[] = []
    kinds.push((await importer.readAnnotations(ask)).kind)
    await importer.read({ name: 'b.txt', bytes: utf8('Text.') }, null)
    kinds.push((await importer.readAnnotations(ask)).kind)
    kinds.push((await importer.readAnnotations({ ...ask, known: [] })).kind)
    expect(kinds).toEqual(['imported', 'imported', 'failed'])
  })

  test('an annotation file that hangs its parser is given up, too', async () => {
    importer = misbehaving('for (;;) {}')
    const group = { name: 'slow.json', file: { path: 'slow.json', text: '{}' }, companion: null }
    await expect(importer.readAnnotations({ group, known: [], analyst: 'Ana', at: '' })).rejects.toMatchObject({
      code: 'import-timed-out',
      values: { name: 'slow.json' },
    })
  })

  test('passes failures on', async () => {
    importer = createWorkerImporter(join(folder, 'worker.js'), LIMITS)
    await expect(importer.read({ name: 'dir/a.txt', bytes: utf8('%PDF-1.4') }, null)).rejects.toMatchObject({
      code: 'binary-file',
      values: { name: 'a.txt', kind: 'pdf' },
    })
    await expect(importer.read({ name: 'a.txt', bytes: utf8('x') }, 'klingon')).rejects.toMatchObject({ code: 'undecodable' })
    await expect(importer.read({ name: 'a.txt', bytes: utf8('') }, null)).rejects.toMatchObject({ code: 'empty-file' })
  })

  test.each([
    ['import-timed-out', 'hangs', 'for (;;) {}'],
    ['import-timed-out', 'never answers', ''],
    ['broken-file', 'throws', 'throw new Error("parser")'],
    ['broken-file', 'exits', 'process.exit(3)'],
    ['too-large', 'eats memory', 'const all = []; for (;;) all.push(new Array(1000).fill(all.length))'],
  ])('%s when the worker %s; the next file is read by a new one', async (code, _, body) => {
    importer = misbehaving(body)
    const read = importer.read
    const first = read(one('folder/first'), null)
    const second = read(one('again'), null)
    await expect(first).rejects.toMatchObject({ code, values: { name: 'first' } })
    expect((await second).text).toBe('sound')
  })

  test('a reading that is cancelled fails as that; the next file is read by a new thread', async () => {
    importer = misbehaving('')
    const first = importer.read(one('first'), null)
    const second = importer.read(one('again'), null)
    // Readings begin a turn after they are asked for.
    await new Promise((resolve) => setTimeout(resolve, 0))
    await importer.cancel()
    await expect(first).rejects.toMatchObject({ code: 'import-cancelled', values: { name: 'first' } })
    expect((await second).text).toBe('sound')
    await importer.cancel()
    expect((await importer.read(one('again'), null)).text).toBe('sound')
  })

  test('a missing worker file is a failure, not a crash', async () => {
    importer = createWorkerImporter(join(folder, 'absent.js'), LIMITS)
    await expect(importer.read(one('a'), null)).rejects.toMatchObject({ name: 'FailureError' })
  })
})
