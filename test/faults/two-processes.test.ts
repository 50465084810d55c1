import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import { LOOP_TEXT } from '#support/commit-loop'
import { sampleArticle } from '#support/sample-set'
import { loopProgram } from './loop-program'
import { dice, firstSeed, isLong } from './seeds'

const ROUNDS = isLong ? 60 : 6
const PROCESSES = 4

const loop = loopProgram()

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const numbers = async (report: string): Promise<readonly number[]> =>
  (await readFile(report, 'utf8').catch(() => '')).split('\n').slice(0, -1).map(Number)

interface Running {
  readonly child: ChildProcess
  readonly report: string
  readonly ended: Promise<unknown>
  complaint: string
}

function start(library: string, name: string): Running {
  const report = join(loop().folder, name)
  const child = spawn(process.execPath, [loop().program, library, report], { stdio: ['ignore', 'ignore', 'pipe'] })
  const running: Running = { child, report, ended: new Promise((done) => child.once('exit', done)), complaint: '' }
  child.stderr.on('data', (data: Buffer) => (running.complaint += data.toString()))
  return running
}

test(`${PROCESSES} processes at once on one library, ${ROUNDS} times: one writes, the others say who has it, and its place is taken when it was killed`, async () => {
  const path = join(loop().folder, 'library')
  const roll = dice(firstSeed)
  let stored = 0
  for (let round = 0; round < ROUNDS; round++) {
    const all = Array.from({ length: PROCESSES }, (_, i) => start(path, `report-${round}-${i}`))
    for (let i = 0; i < 1000; i++) {
      const refused = all.filter(({ child }) => child.exitCode !== null).length
      const writing = (await Promise.all(all.map(({ report }) => numbers(report)))).some((list) => list.length > 0)
      if (refused === PROCESSES - 1 && writing) break
      await pause(10)
    }
    await pause(roll() * 50)
    const writers = all.filter(({ child }) => child.exitCode === null)
    const said = { seed: firstSeed, round, complaints: all.map(({ complaint }) => complaint) }
    expect({ ...said, writers: writers.length }).toEqual({ ...said, writers: 1 })
    for (const { child, ended } of writers) {
      child.kill('SIGKILL')
      await ended
    }
    for (const one of all) if (!writers.includes(one)) expect(one.complaint).toContain('library-locked')
    const reports = await Promise.all(all.map(({ report }) => numbers(report)))
    // Nobody but the one that writes has been told that an edit is safe.
    expect(reports.filter((list) => list.length > 0).length).toBe(1)
    const acknowledged = reports.flat().at(-1) ?? 0
    const library = await openLibrary(path, { ...nodeStorePorts(), analyst: 'Ana' })
    const set = await library.openSet(sampleArticle(LOOP_TEXT).id, 'Ana')
    expect(set.readOnly).toBeNull()
    expect([acknowledged, acknowledged + 1]).toContain(set.seq)
    expect(set.seq).toBeGreaterThan(stored)
    stored = set.seq
    expect(set.set.claims.size).toBe(stored)
    expect(await library.verify()).toEqual([])
    await library.close()
  }
}, 3_600_000)
