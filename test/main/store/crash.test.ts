import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import { type Fate, FaultFs, type FsCall } from '#support/fault-fs'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

const TEXT = 'One said this. Two said that. Three said nothing at all, 😀.\n'
const ARTICLE = sampleArticle(TEXT)
const AT = '2026-01-02T03:04:05.000Z'
const SUGGESTED = { detector: 'rules-1', count: 0 }

let root: string
let round = 0
beforeAll(async () => {
  root = await scratchFolder('memory')
})
afterAll(() => rm(root, { recursive: true }))

interface Acknowledged {
  article: boolean
  edits: number
}

/** A short life: an article, three edits, a snapshot, one more edit, an undo, the end. Tells what was acknowledged before it died. */
async function live(machine: FakeMachine, path: string, fault: FaultFs): Promise<Acknowledged> {
  const done: Acknowledged = { article: false, edits: 0 }
  try {
    const library = await openLibrary(path, { ...machine.start(fault.port), analyst: 'Ana' })
    await library.addArticle(ARTICLE, TEXT, SUGGESTED)
    done.article = true
    const set = await library.openSet(ARTICLE.id, 'Ana')
    for (let i = 1; i <= 3; i++) done.edits = (await set.commit(addClaim(TEXT, `c${i}`), AT)).seq
    await set.checkpoint()
    done.edits = (await set.commit(addClaim(TEXT, 'c4'), AT)).seq
    done.edits = (await set.undo(AT)).committed.seq
    await library.close()
  } catch (error) {
    if (!fault.isDead) throw error
  }
  await fault.bury()
  machine.killAll()
  return done
}

/** What claims there are after so many edits of `live`. */
const AFTER = [[], ['c1'], ['c1', 'c2'], ['c1', 'c2', 'c3'], ['c1', 'c2', 'c3', 'c4'], ['c1', 'c2', 'c3']]

async function checkWhatIsLeft(machine: FakeMachine, path: string, done: Acknowledged): Promise<void> {
  const library = await openLibrary(path, { ...machine.start(), analyst: 'Ana' })
  expect(library.readOnly).toBeNull()
  expect(await library.verify()).toEqual([])
  if (done.article) expect(library.article(ARTICLE.id)).not.toBeNull()
  await library.addArticle(ARTICLE, TEXT, SUGGESTED)
  const set = await library.openSet(ARTICLE.id, 'Ana')
  expect(set.readOnly).toBeNull()
  expect(library.notices.filter(({ code }) => code !== 'edit-cut-short')).toEqual([])
  const stored = set.seq
  expect(stored).toBeGreaterThanOrEqual(done.edits)
  expect(stored).toBeLessThanOrEqual(done.edits + 1)
  expect([...set.set.claims.values()].map(({ id }) => id).sort()).toEqual(AFTER[stored])
  // Everything goes on from there: another edit, then all of them undone.
  expect((await set.commit(addClaim(TEXT, 'later'), AT)).seq).toBe(stored + 1)
  await library.close()
  const again = await openLibrary(path, { ...machine.start(), analyst: 'Ana' })
  const reopened = await again.openSet(ARTICLE.id, 'Ana')
  while (reopened.history.undo) await reopened.undo(AT)
  expect(reopened.set.claims.size).toBe(0)
  expect(await again.verify()).toEqual([])
  await again.close()
  machine.killAll()
}

async function crashAt(number: number, fate: Fate): Promise<void> {
  const machine = new FakeMachine()
  const path = join(root, `library-${++round}`)
  const fault = new FaultFs(nodeFs, (call) => (call.number === number ? fate : 'pass'))
  const done = await live(machine, path, fault)
  await checkWhatIsLeft(machine, path, done)
}

describe('a process that ends at any call to the file system', () => {
  test('before the call: acknowledged <= stored <= acknowledged + 1', async () => {
    const calls = await callsOfLife()
    expect(calls.length).toBeGreaterThan(50)
    for (const { number } of calls) await crashAt(number, 'die')
  }, 120_000)

  test('halfway through a write', async () => {
    const writes = (await callsOfLife()).filter(({ name }) => name === 'write')
    expect(writes.length).toBeGreaterThan(8)
    for (const { number } of writes) await crashAt(number, 'die-halfway')
  }, 120_000)
})

/** The calls that `live` makes when nothing goes wrong. */
async function callsOfLife(): Promise<readonly FsCall[]> {
  const calls: FsCall[] = []
  const fault = new FaultFs(nodeFs, (call) => {
    calls.push(call)
    return 'pass'
  })
  expect(await live(new FakeMachine(), join(root, `library-${++round}`), fault)).toEqual({ article: true, edits: 5 })
  return calls
}
