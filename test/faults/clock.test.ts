import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openLibrary } from '#main/store/open-library'
import { nodeFs } from '#main/store/node-fs'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { buildForNode } from '#support/build-for-node'
import { LOOP_TEXT } from '#support/commit-loop'
import { FaultFs } from '#support/fault-fs'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'
import { dice, seeds } from './seeds'

const TEXT = 'A text that is annotated while the clock jumps.\n'
const ARTICLE = sampleArticle(TEXT)

let root: string
beforeAll(async () => {
  root = await scratchFolder()
})
afterAll(() => rm(root, { recursive: true }))

/** From the year 1970 to 2106, where 32 bits end, and beyond. */
const YEARS = [1970, 1999, 2025, 2026, 2038, 2106, 9999]

describe('a clock that jumps with every call', () => {
  test('edits keep their order, undo takes back the last one, the lock of the dead is taken over', async () => {
    for (const seed of seeds(10, 300)) {
      const roll = dice(seed)
      const now = (): string =>
        new Date(Date.UTC(YEARS[Math.floor(roll() * YEARS.length)] ?? 2026, 0, 1) + Math.floor(roll() * 1e9)).toISOString()
      const path = join(root, `library-${seed}`)
      const machine = new FakeMachine()
      const made: string[] = []
      for (let life = 0; life < 4; life++) {
        const process = new FaultFs(nodeFs, () => 'pass')
        const library = await openLibrary(path, { ...machine.start(process.port), now, analyst: 'Ana' })
        expect({ seed, life, readOnly: library.readOnly }).toEqual({ seed, life, readOnly: null })
        await library.addArticle(ARTICLE, TEXT, { detector: '', count: 0 })
        const set = await library.openSet(ARTICLE.id, 'Ana')
        expect({ seed, ids: [...set.set.claims.values()].map(({ id }) => id).sort() }).toEqual({ seed, ids: [...made].sort() })
        for (let i = 0; i < 4; i++) {
          const id = `c${life}-${i}`
          await set.commit(addClaim(TEXT, id), now())
          made.push(id)
          if (roll() < 0.3) await set.checkpoint()
        }
        await set.undo(now())
        made.pop()
        expect((await set.edits()).map(({ seq }) => seq)).toEqual(Array.from({ length: set.seq }, (_, i) => i + 1))
        expect(await library.verify()).toEqual([])
        // Half of the processes end without closing.
        if (roll() < 0.5) await library.close()
        await process.bury()
        machine.killAll()
      }
    }
  }, 3_600_000)
})

const hasFakeTime = process.platform === 'linux' && spawnSync('faketime', ['--version'], { stdio: 'ignore' }).status === 0
;(hasFakeTime ? describe : describe.skip)(`libfaketime${hasFakeTime ? '' : ' (skipped: faketime is not installed)'}`, () => {
  test('a process that lives in 1999 or 2106, killed, loses nothing', async () => {
    const program = buildForNode('test/support/commit-loop.ts', join(root, 'out'), 'commit-loop')
    const [path, report] = [join(root, 'faked'), join(root, 'faked-report')]
    for (const time of ['1999-12-31 23:59:59', '2106-02-07 06:28:10', '2026-01-01 00:00:00']) {
      // faketime waits for the program beside it: both are one group, and all of it is killed.
      const child = spawn('faketime', ['-f', `@${time}`, process.execPath, program, path, report], { stdio: 'ignore', detached: true })
      const ended = once(child, 'exit')
      await new Promise((resolve) => setTimeout(resolve, 2000))
      process.kill(-(child.pid ?? Number.NaN), 'SIGKILL')
      await ended
      const acknowledged = Number(readFileSync(report, 'utf8').split('\n').at(-2))
      const library = await openLibrary(path, { ...nodeStorePorts(), analyst: 'Ana' })
      const set = await library.openSet(sampleArticle(LOOP_TEXT).id, 'Ana')
      expect([acknowledged, acknowledged + 1]).toContain(set.seq)
      expect(await library.verify()).toEqual([])
      rmSync(join(path, 'lock-%41na'))
    }
  }, 120_000)
})
