import { execFile, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import { LOOP_TEXT } from '#support/commit-loop'
import { sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'

const ROUNDS = 6
const PROJECT = resolve(__dirname, '../../..')
const BUILD = `
import { build } from 'vite'
const [root, outDir] = process.argv.slice(1)
await build({
  configFile: false, root, logLevel: 'error',
  resolve: { alias: { '#annotations': root + '/annotations', '#shared': root + '/shared', '#main': root + '/main' } },
  ssr: { noExternal: true, target: 'node' },
  build: { ssr: root + '/test/support/commit-loop.ts', outDir, target: 'node20', rollupOptions: { output: { format: 'cjs', entryFileNames: 'commit-loop.cjs' } } },
})`

let folder: string
beforeAll(async () => {
  folder = await scratchFolder()
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', BUILD, PROJECT, join(folder, 'out')], { cwd: PROJECT })
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

/** Runs the loop for some time from its first acknowledged edit on, kills it, and gives the last number it reported. */
async function runAndKill(library: string, report: string, forMs: number): Promise<number> {
  const child = spawn(process.execPath, [join(folder, 'out', 'commit-loop.cjs'), library, report], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
  const ended = new Promise((done) => child.once('exit', done))
  const before = await lastReported(report)
  for (let i = 0; i < 2000 && child.exitCode === null && (await lastReported(report)) === before; i++) await pause(10)
  await pause(forMs)
  child.kill('SIGKILL')
  await ended
  expect(complaint).toBe('')
  return lastReported(report)
}

async function lastReported(report: string): Promise<number> {
  const text = await readFile(report, 'utf8').catch(() => '')
  return Number(text.split('\n').at(-2) ?? 0)
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

test(`a process killed ${ROUNDS} times in the middle of its work loses nothing that it acknowledged`, async () => {
  const path = join(folder, 'library')
  const report = join(folder, 'report')
  const article = sampleArticle(LOOP_TEXT)
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await runAndKill(path, report, 5 + round * 37)
    expect(acknowledged).toBeGreaterThan(0)
    const library = await openLibrary(path, { ...nodeStorePorts(), analyst: 'Ana' })
    expect(library.readOnly).toBeNull()
    const set = await library.openSet(article.id, 'Ana')
    expect(set.readOnly).toBeNull()
    expect(set.seq - acknowledged === 0 || set.seq - acknowledged === 1).toBe(true)
    expect(set.set.claims.size).toBe(set.seq)
    expect(await library.verify()).toEqual([])
    // Half of the rounds go on from what the kill left, without the snapshot that closing makes.
    if (round % 2 === 0) await library.close()
    else await rm(join(path, 'lock'))
  }
}, 120_000)
