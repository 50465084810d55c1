import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import { LOOP_TEXT } from '#support/commit-loop'
import { sampleArticle } from '#support/sample-set'
import { loopProgram } from './loop-program'
import { dice, firstSeed, isLong } from './seeds'

/** Each at another moment: from a millisecond after the first acknowledged edit to what an hour-long form has time for. */
const ROUNDS = isLong ? 500 : 50

const loop = loopProgram()

/** Runs the loop for some time from its first acknowledged edit on, kills it, and gives the last number it reported. */
async function runAndKill(library: string, report: string, forMs: number): Promise<number> {
  const child = spawn(process.execPath, [loop().program, library, report], { stdio: ['ignore', 'ignore', 'pipe'] })
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
  const path = join(loop().folder, 'library')
  const report = join(loop().folder, 'report')
  const article = sampleArticle(LOOP_TEXT)
  const roll = dice(firstSeed)
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await runAndKill(path, report, roll() ** 3 * 200)
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
    else await rm(join(path, 'lock-%41na'))
  }
}, 3_600_000)
