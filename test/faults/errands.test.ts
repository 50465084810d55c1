import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { FsPort } from '#main/store/fs-port'
import { nodeFs } from '#main/store/node-fs'
import { FailureError } from '#shared/failures'
import { type Fate, FaultFs, type FsCall } from '#support/fault-fs'
import { inLanes } from '#support/in-lanes'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'
import { openDesk, Outsider, Refused } from './errands/desk'
import { type Errand, makeScene } from './errands/errand'
import { ERRANDS } from './errands/errands'
import { DAMAGED, type Found, readUnits, strangers } from './errands/units'
import { dice, isLong, seeds } from './seeds'
import { VolatileFs } from './volatile-fs'

/** Every process that was is dead when the next one starts. */
const machine = new FakeMachine()
let root: string
let round = 0
let complaints: unknown[] = []
beforeAll(async () => {
  root = await scratchFolder('memory')
  // What is no failure of the catalogue is logged: the death of the process is; a full disk must not be.
  jest.spyOn(console, 'error').mockImplementation((...said: unknown[]) => void complaints.push(said))
})
afterAll(async () => {
  jest.restoreAllMocks()
  await rm(root, { recursive: true })
})

const DONE = Symbol('done')

/** Lets a process do its errand until it is refused or the process dies. */
async function go(
  errand: Errand,
  fs: FsPort,
  clean: FsPort,
  path: string,
  between: () => void,
  isDead = (): boolean => false,
  here = machine,
): Promise<'all' | readonly string[]> {
  try {
    here.killAll()
    const desk = await openDesk(fs, here, path)
    const acknowledged = await errand.run(desk, { outsider: new Outsider(clean), between })
    // Whoever is dead has acknowledged nothing.
    const answered = isDead() ? [] : acknowledged
    await desk.app.close()
    return answered
  } catch (error) {
    const isFault =
      error === DONE || error instanceof Refused || error instanceof FailureError || /died|dead|EIO|ENOSPC|stored/.test(String(error))
    if (!isFault) throw error
    return []
  }
}

interface Stage {
  readonly errand: Errand
  readonly base: string
  readonly treasures: readonly Buffer[]
  /** Before, between, after. */
  readonly states: readonly Found[]
  readonly calls: readonly FsCall[]
}

async function prepare(errand: Errand): Promise<Stage> {
  const base = join(root, `base-${++round}`)
  const treasures = await makeScene(errand, machine, base)
  const states = [await readUnits(nodeFs, machine, await copyOf(base))]
  for (let stop = 1; ; stop++) {
    let passed = 0
    const path = await copyOf(base)
    const process = new FaultFs(nodeFs, () => 'pass')
    const done = await go(errand, process.port, nodeFs, path, () => {
      if (++passed === stop) throw DONE
    })
    // It ended there with its files open.
    await process.bury()
    states.push(await readUnits(nodeFs, machine, path))
    if (done === 'all') break
    expect({ name: errand.name, passed }).toEqual({ name: errand.name, passed: stop })
  }
  const calls: FsCall[] = []
  const counting = new FaultFs(nodeFs, (call) => {
    calls.push(call)
    return 'pass'
  })
  expect(await go(errand, counting.port, nodeFs, await copyOf(base), () => {})).toBe('all')
  return { errand, base, treasures, states, calls }
}

async function copyOf(base: string): Promise<string> {
  const path = join(root, `copy-${++round}`)
  await cp(base, path, { recursive: true })
  await rm(join(path, 'lock'), { force: true })
  return path
}

/** What was acknowledged is there, everything else is as it was or as it was to become, nothing of ours is gone, and doing it again finishes it. */
async function check(
  stage: Stage,
  fs: FsPort,
  path: string,
  done: 'all' | readonly string[],
  context: object,
  here = machine,
): Promise<void> {
  const { errand, states, treasures } = stage
  const after = states.at(-1)
  const before = states[0]
  if (!after || !before) throw new RangeError('no states')
  const found = await readUnits(fs, here, path)
  const said = { errand: errand.name, ...context }
  const lost = strangers(found, [after]).filter((name) => done === 'all' || done.includes(name))
  expect({ ...said, lost }).toEqual({ ...said, lost: [] })
  const half = strangers(found, states).filter((name) => {
    const unit = found.units.get(name)
    if (unit === DAMAGED) return !isDamaged(before)
    return unit === undefined || !errand.isOnTheWay?.(name, unit)
  })
  expect({ ...said, half }).toEqual({ ...said, half: [] })
  if (!isDamaged(before))
    expect({ ...said, readOnly: found.readOnly, problems: found.problems }).toEqual({ ...said, readOnly: null, problems: [] })
  else if ([...found.units.values()].includes(DAMAGED))
    expect({ ...said, named: found.problems.length > 0 }).toEqual({ ...said, named: true })
  await expectTreasures(treasures, fs, path, said)

  expect({
    ...said,
    again: await go(
      errand,
      fs,
      fs,
      path,
      () => {},
      () => false,
      here,
    ),
  }).toEqual({ ...said, again: 'all' })
  const last = await readUnits(fs, here, path)
  // An edit that only the dead process had goes with it.
  const missing = strangers(last, [after]).filter((name) => !(strangers(last, states).length === 0 && name.startsWith('annotations')))
  expect({ ...said, missing, problems: last.problems }).toEqual({ ...said, missing: [], problems: [] })
  await expectTreasures(treasures, fs, path, said)
}

const isDamaged = ({ readOnly, problems }: Found): boolean => readOnly !== null || problems.length > 0

async function expectTreasures(treasures: readonly Buffer[], fs: FsPort, path: string, said: object): Promise<void> {
  const missing = new Set(treasures)
  for await (const bytes of new Outsider(fs).filesUnder(path)) for (const one of missing) if (one.equals(bytes)) missing.delete(one)
  expect({ ...said, gone: missing.size }).toEqual({ ...said, gone: 0 })
}

async function tryFate(stage: Stage, call: FsCall, fate: Fate): Promise<void> {
  const path = await copyOf(stage.base)
  const fault = new FaultFs(nodeFs, ({ number }) => (number === call.number ? fate : 'pass'))
  complaints = []
  const done = await go(
    stage.errand,
    fault.port,
    nodeFs,
    path,
    () => {},
    () => fault.isDead,
  )
  await fault.bury().catch(() => undefined)
  const context = { call: call.number, of: stage.calls.length, name: call.name, file: call.path.split('/').slice(4).join('/'), fate }
  if (typeof fate === 'object') expect({ ...context, complaints }).toEqual({ ...context, complaints: [] })
  await check(stage, nodeFs, path, done, context)
  await rm(path, { recursive: true, force: true })
}

/** Some of the calls in the short form, in every place of a file's life; all of them in the long one. */
const some = (calls: readonly FsCall[], every: number, from: number): readonly FsCall[] =>
  isLong ? calls : calls.filter((_, i) => i % every === from % every)

describe.each(ERRANDS.map((errand) => [errand.name, errand] as const))('%s', (_name, errand) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await prepare(errand)
  }, 60_000)

  test('does something, and can be told from not having been done', () => {
    const [before] = stage.states
    const after = stage.states.at(-1)
    if (!before || !after) throw new RangeError('no states')
    expect(strangers(after, [before])).not.toEqual([])
    expect(after.problems).toEqual([])
  })

  test('the process ends before a call to the file system, or halfway through a write', async () => {
    for (const call of some(stage.calls, 24, 3)) await tryFate(stage, call, 'die')
    for (const call of some(
      stage.calls.filter(({ name }) => name === 'write'),
      5,
      1,
    ))
      await tryFate(stage, call, 'die-halfway')
  }, 3_600_000)

  test('a call fails once with EIO or ENOSPC, or stores one byte', async () => {
    for (const call of some(stage.calls, 48, 5)) await tryFate(stage, call, { code: 'EIO' })
    for (const call of some(stage.calls, 48, 21)) await tryFate(stage, call, { code: 'ENOSPC' })
    for (const call of some(
      stage.calls.filter(({ name }) => name === 'write'),
      8,
      2,
    ))
      await tryFate(stage, call, 'short')
  }, 3_600_000)

  test('the power goes: what was not flushed is dropped, reordered or torn', async () => {
    await inLanes(seeds(3, 150), async (seed) => {
      const here = new FakeMachine()
      const roll = dice(seed)
      const disk = new VolatileFs()
      const path = '/library'
      const treasures = await makeScene(errand, here, path, disk)
      disk.cutPower(roll)
      const dieAt = 1 + Math.floor(roll() * stage.calls.length)
      const fault = new FaultFs(disk, ({ number }) => (number === dieAt ? (roll() < 0.5 ? 'die' : 'die-halfway') : 'pass'))
      const done = await go(
        errand,
        fault.port,
        disk,
        path,
        () => {},
        () => fault.isDead,
        here,
      )
      await fault.bury().catch(() => undefined)
      disk.cutPower(roll)
      await check({ ...stage, treasures }, disk, path, done, { seed, dieAt }, here)
    })
  }, 3_600_000)
})
