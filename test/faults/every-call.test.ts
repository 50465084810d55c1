import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FsPort } from '#main/store/fs-port'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import { type Fate, FaultFs, type FsCall } from '#support/fault-fs'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'
import { readAll, STEPS } from './life'
import { isLong } from './seeds'

let root: string
let round = 0
/** What a reader finds after so many steps that nothing disturbed. */
const after: unknown[] = []

beforeAll(async () => {
  root = await scratchFolder('memory')
  for (let steps = 0; steps <= STEPS.length; steps++) after.push((await live(nodeFs, new FakeMachine(), nextPath(), steps)).state)
}, 120_000)
afterAll(() => rm(root, { recursive: true }))

const nextPath = (): string => join(root, `library-${++round}`)

/** Takes the steps until one is refused or all are done; then another process reads what is there. */
async function live(fs: FsPort, machine: FakeMachine, path: string, steps = STEPS.length): Promise<{ done: number; state: unknown }> {
  let done = 0
  try {
    const library = await openLibrary(path, { ...machine.start(fs), analyst: 'Ana' })
    for (const step of STEPS.slice(0, steps)) {
      await step(library)
      done++
    }
    await library.close()
  } catch (error) {
    // An assertion or a slip of the store's own is no refusal.
    if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error
  }
  machine.killAll()
  return { done, state: await readAll(path, machine) }
}

/** Every step is there that was acknowledged, and at most the one that was under way, whole. */
async function tryFate(number: number, fate: Fate, name: string): Promise<void> {
  const path = nextPath()
  const machine = new FakeMachine()
  const fault = new FaultFs(nodeFs, (call) => (call.number === number ? fate : 'pass'))
  const { done, state } = await live(fault.port, machine, path)
  await fault.bury().catch(() => undefined)
  const context = { call: number, name, fate, done }
  const candidates = [after[done], after[Math.min(done + 1, STEPS.length)]].map((one) => JSON.stringify(one))
  const found = JSON.stringify(state)
  if (!candidates.includes(found)) expect({ context, state }).toEqual({ context, state: after[done] })
  await rm(path, { recursive: true, force: true })
}

async function callsOfLife(): Promise<readonly FsCall[]> {
  const calls: FsCall[] = []
  const fault = new FaultFs(nodeFs, (call) => {
    calls.push(call)
    return 'pass'
  })
  expect((await live(fault.port, new FakeMachine(), nextPath())).done).toBe(STEPS.length)
  return calls
}

/** Every fifth call in the short form; all of them in the long one. */
const isTried = (number: number): boolean => isLong || number % 5 === 0

describe('articles, revisions, edits in sets and reviews, batches, undo, redo, snapshots, settings, views: at every call', () => {
  test('no two steps leave the same, so that a lost one would be seen', () => {
    const states = after.map((one) => JSON.stringify(one))
    for (let i = 1; i < states.length; i++)
      if (!SAME_AS_BEFORE.has(i)) expect({ i, same: states[i] === states[i - 1] }).toEqual({ i, same: false })
  })

  test('the process ends before it', async () => {
    for (const { number, name } of await callsOfLife()) if (isTried(number)) await tryFate(number, 'die', name)
  }, 3_600_000)

  test('the process ends halfway through it, where it writes', async () => {
    for (const { number, name } of await callsOfLife())
      if (name === 'write' && (isLong || number % 2 === 0)) await tryFate(number, 'die-halfway', name)
  }, 3_600_000)

  test.each(['EIO', 'ENOSPC'])(
    'it fails once with %s',
    async (code) => {
      for (const { number, name } of await callsOfLife()) if (isTried(number + code.length)) await tryFate(number, { code }, name)
    },
    3_600_000,
  )

  test('it stores one byte only, where it writes', async () => {
    for (const { number, name } of await callsOfLife())
      if (name === 'write' && (isLong || number % 2 === 0)) await tryFate(number, 'short', name)
  }, 3_600_000)
})

/** Steps (counted from 1) after which a reader finds what it found before: snapshots. */
const SAME_AS_BEFORE = new Set(STEPS.flatMap((step, i) => (step.name === 'checkpoint' ? [i + 1] : [])))
