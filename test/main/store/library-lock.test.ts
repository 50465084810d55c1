import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { LibraryLock, type Locked } from '#main/store/library-lock'
import type { StorePorts } from '#main/store/store-ports'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

let folder: string
let path: string
let machine: FakeMachine
beforeEach(async () => {
  folder = await scratchFolder('memory')
  path = join(folder, 'lock')
  machine = new FakeMachine()
})
afterEach(() => rm(folder, { recursive: true }))

async function take(ports: StorePorts): Promise<LibraryLock> {
  const taken = await LibraryLock.take(ports, path)
  if (taken.kind !== 'locked') throw new Error(JSON.stringify(taken.failure))
  return taken.lock
}
const refusal = (taken: Locked): unknown => (taken.kind === 'refused' ? taken.failure : taken.kind)

describe('the lock of a library', () => {
  test('is refused while its owner lives, naming process and machine', async () => {
    const lock = await take(machine.start(undefined, { pid: 7 }))
    expect(refusal(await LibraryLock.take(machine.start(), path))).toEqual({ code: 'library-locked', values: { pid: '7', host: 'desk' } })
    await lock.check()
    await lock.release()
    await take(machine.start())
  })

  test('is refused to a second library object of the same process', async () => {
    const ports = machine.start()
    await take(ports)
    expect(refusal(await LibraryLock.take(ports, path))).toMatchObject({ code: 'library-locked' })
  })

  test('is taken over from a dead process, and the dead one’s object notices', async () => {
    const dead = await take(machine.start())
    machine.killAll()
    const lock = await take(machine.start())
    await lock.check()
    await expect(dead.check()).rejects.toMatchObject({ code: 'library-changed-outside' })
    await dead.release()
    await lock.check()
    expect(await readdir(folder)).toEqual(['lock'])
  })

  test('is taken over where another process has the number now, or the machine was started anew', async () => {
    await take(machine.start(undefined, { pid: 7, startedAt: 'monday' }))
    await take(machine.start(undefined, { pid: 7, startedAt: 'tuesday' }))
    machine.boot = 'boot-2'
    await take(machine.start())
  })

  test('is never taken from another machine, whatever its process numbers are there', async () => {
    await take(machine.start(undefined, { pid: 7 }))
    machine.killAll()
    machine.host = 'laptop'
    expect(refusal(await LibraryLock.take(machine.start(), path))).toEqual({ code: 'library-locked', values: { pid: '7', host: 'desk' } })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: 7, host: 'desk' })
  })

  test('an empty one, which a crash left before its first byte, is taken over after a while', async () => {
    await writeFile(path, '')
    await take(machine.start())
    expect(await readdir(folder)).toEqual(['lock'])
  })

  test('of two that find the same dead lock, one gets it', async () => {
    for (let round = 0; round < 10; round++) {
      await take(machine.start())
      machine.killAll()
      const [one, two] = [machine.start(), machine.start()]
      const taken = await Promise.all([LibraryLock.take(one, path), LibraryLock.take(two, path)])
      expect(taken.map(({ kind }) => kind).sort()).toEqual(['locked', 'refused'])
      machine.killAll()
    }
  })
})
