import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import type { PackageContent } from '#main/app/package/package-content'
import { createDirectPacker, type Packer } from '#main/app/package/packer'
import { createWorkerPacker } from '#main/app/package/worker-packer'
import { FailureError } from '#shared/failures'
import { sampleArticle } from '#support/sample-set'
import { buildForNode } from '#support/build-for-node'

const TEXT = 'The mayor said the bridge was safe.\n'
const AT = '2026-01-02T03:04:05.000Z'
const article = sampleArticle(TEXT, 'Bridge')
const CONTENT: PackageContent = {
  kind: 'open',
  from: 'Ana',
  answers: null,
  analysts: [{ id: 'Ana', name: 'Ana Ruiz', names: [{ name: 'Ana Ruiz', at: AT, no: 1 }] }],
  generator: 'test',
  created: AT,
  articles: [{ article, texts: new Map([[article.revisions[0]?.sha256 ?? '', TEXT]]), logs: [] }],
}
const LIMITS = { time: 10_000, memory: 128 }

let folder = ''
let packer: Packer | null = null

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-worker-'))
  buildForNode('main/app/package/package-worker.ts', folder, 'worker')
}, 60_000)
afterEach(async () => {
  await packer?.close()
  packer = null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const failed = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'none',
    (error: unknown) => (error instanceof FailureError ? error.code : String(error)),
  )

describe('packages in a thread', () => {
  test('are made and read as without one, and the bytes stay with the caller', async () => {
    packer = createWorkerPacker(join(folder, 'worker.js'), LIMITS)
    const direct = createDirectPacker()
    const made = await packer.make('p', CONTENT)
    expect(Buffer.from(made.bytes).equals(Buffer.from((await direct.make('p', CONTENT)).bytes))).toBe(true)
    const { length } = made.bytes
    expect(await packer.read({ name: 'p', bytes: made.bytes })).toEqual(await direct.read({ name: 'p', bytes: made.bytes }))
    expect(made.bytes.length).toBe(length)
  })

  test('are refused for the same reasons, and the next one is read', async () => {
    packer = createWorkerPacker(join(folder, 'worker.js'), LIMITS)
    const climbing = zipSync({ '../manifest.json': Buffer.from('{}') })
    const bomb = zipSync({ 'manifest.json': [new Uint8Array(20 * 1024 * 1024), { level: 9 }] })
    const foreign = zipSync({ 'a.txt': Buffer.from('a') })
    const { read } = packer
    expect(await Promise.all([climbing, bomb, foreign].map((bytes) => failed(read({ name: 'p', bytes }))))).toEqual([
      'unsafe-archive',
      'unsafe-archive',
      'package-foreign',
    ])
    const { bytes } = await packer.make('p', CONTENT)
    expect((await packer.read({ name: 'p', bytes })).articles.length).toBe(1)
  })

  test('can be given up while one is read, and what hangs is ended', async () => {
    const path = join(folder, 'silent.js')
    writeFileSync(path, `require('node:worker_threads').parentPort.on('message', () => { for (;;) {} })`)
    packer = createWorkerPacker(path, { time: 10_000, memory: 32 })
    const reading = failed(packer.read({ name: 'p', bytes: new Uint8Array(1) }))
    // This thread is free meanwhile: it gets to cancel.
    await new Promise((resolve) => setTimeout(resolve, 50))
    packer.cancel()
    expect(await reading).toBe('import-cancelled')
    await packer.close()
    packer = createWorkerPacker(path, { time: 300, memory: 32 })
    expect(await failed(packer.read({ name: 'p', bytes: new Uint8Array(1) }))).toBe('import-timed-out')
  })
})
