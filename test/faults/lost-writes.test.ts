import { describe, expect, test } from '@jest/globals'
import { openLibrary } from '#main/store/open-library'
import { FaultFs } from '#support/fault-fs'
import { inLanes } from '#support/in-lanes'
import { addClaim, sampleArticle } from '#support/sample-set'
import { FakeMachine } from '#support/store-ports'
import { dice, seeds } from './seeds'
import { VolatileFs } from './volatile-fs'

const TEXT = 'One said this. Two said that. Three said nothing at all, 😀.\n'
const ARTICLE = sampleArticle(TEXT)
const AT = '2026-01-02T03:04:05.000Z'
const PATH = '/library'

/** Edits, snapshots, undo and redo, until the power goes at a random call. Gives what was acknowledged. */
async function work(
  disk: VolatileFs,
  machine: FakeMachine,
  roll: () => number,
  from: number,
): Promise<{ article: boolean; edits: number; dead: boolean }> {
  const dieAt = 1 + Math.floor(roll() * 160)
  const fault = new FaultFs(disk, ({ number }) => (number === dieAt ? (roll() < 0.5 ? 'die' : 'die-halfway') : 'pass'))
  const done = { article: false, edits: from, dead: false }
  try {
    const library = await openLibrary(PATH, { ...machine.start(fault.port), analyst: 'Ana' })
    await library.addArticle(ARTICLE, TEXT, { detector: '', count: 0 })
    done.article = true
    const set = await library.openSet(ARTICLE.id, 'Ana')
    done.edits = Math.max(done.edits, set.seq)
    for (let i = 0; i < 12; i++) {
      const what = roll()
      if (what < 0.15) await set.checkpoint()
      else if (what < 0.25 && set.history.undo) done.edits = (await set.undo(AT)).committed.seq
      else if (what < 0.3 && set.history.redo) done.edits = (await set.redo(AT)).committed.seq
      else done.edits = (await set.commit(addClaim(TEXT, `c${set.seq + 1}`), AT)).seq
    }
    await library.close()
  } catch (error) {
    if (!fault.isDead) throw error
  }
  done.dead = fault.isDead
  await fault.bury().catch(() => undefined)
  machine.killAll()
  return done
}

describe('a power cut that drops, reorders and tears what was not flushed', () => {
  test('nothing acknowledged is lost, and the library opens without a complaint', async () => {
    let cuts = 0
    await inLanes(seeds(40, 4000), async (seed) => {
      const roll = dice(seed)
      const disk = new VolatileFs()
      const machine = new FakeMachine()
      let acknowledged = { article: false, edits: 0, dead: false }
      for (let round = 0; round < 3; round++) {
        acknowledged = await work(disk, machine, roll, acknowledged.edits)
        if (acknowledged.dead) cuts++
        disk.cutPower(roll)
        const library = await openLibrary(PATH, { ...machine.start(disk), analyst: 'Ana' })
        const said = { seed, round, acknowledged }
        expect({ ...said, readOnly: library.readOnly }).toEqual({ ...said, readOnly: null })
        expect({ ...said, problems: await library.verify() }).toEqual({ ...said, problems: [] })
        if (acknowledged.article || acknowledged.edits > 0)
          expect({ ...said, there: library.article(ARTICLE.id) !== null }).toEqual({ ...said, there: true })
        await library.addArticle(ARTICLE, TEXT, { detector: '', count: 0 })
        const set = await library.openSet(ARTICLE.id, 'Ana')
        expect({ ...said, readOnly: set.readOnly }).toEqual({ ...said, readOnly: null })
        const extra = set.seq - acknowledged.edits
        expect({ ...said, stored: extra === 0 || extra === 1 }).toEqual({ ...said, stored: true })
        acknowledged.edits = set.seq
        await library.close()
        machine.killAll()
      }
    })
    expect(cuts).toBeGreaterThan(seeds(40, 4000).length)
  }, 3_600_000)

  test('the model loses what was not flushed: a file written without a flush does not survive', async () => {
    let lost = 0
    for (const seed of seeds(40, 40)) {
      const disk = new VolatileFs()
      await disk.makeFolder('/a')
      await disk.syncFolder('/')
      const file = await disk.open('/a/x', 'create')
      await file.write(Buffer.from('hello'), 0)
      disk.cutPower(dice(seed))
      const there = await disk.readFile('/a/x').catch(() => null)
      if (there === null || Buffer.from(there).toString() !== 'hello') lost++
    }
    expect(lost).toBeGreaterThan(10)
  })
})
