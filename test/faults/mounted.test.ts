import { execFile, execFileSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildForNode } from '#support/build-for-node'
import { scratchFolder } from '#support/scratch-folder'
import { firstSeed, isLong } from './seeds'

const run = promisify(execFile)
const CUTS = isLong ? 200 : 20

/** Why file systems cannot be mounted here, or null. */
function hindrance(): string | null {
  if (process.platform !== 'linux') return 'Linux only'
  if (process.getuid?.() !== 0) return 'not root'
  for (const command of [
    ['mkfs.ext4', '-V'],
    ['perl', '-e', '1'],
    ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs none /mnt'],
  ]) {
    try {
      execFileSync(command[0] ?? '', command.slice(1), { stdio: 'ignore' })
    } catch {
      return `${command[0]} does not work here`
    }
  }
  return null
}

function loopHindrance(): string | null {
  try {
    execFileSync('losetup', ['-f'], { stdio: 'ignore' })
    return null
  } catch {
    return 'no loop device'
  }
}

const absent = hindrance()
const noLoop = absent ?? loopHindrance()
const title = (what: string, reason: string | null): string => (reason === null ? what : `${what} (skipped: ${reason})`)

let folder: string
let program: string
let loop: string
beforeAll(async () => {
  folder = await scratchFolder()
  if (absent !== null) return
  program = buildForNode('test/faults/mounted-program.ts', join(folder, 'out'), 'mounted-program')
  loop = buildForNode('test/support/commit-loop.ts', join(folder, 'out'), 'commit-loop')
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

async function rounds(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const { stdout } = await run('unshare', ['-m', process.execPath, program, ...args], { maxBuffer: 1 << 26 })
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

;(noLoop === null ? describe : describe.skip)(title('a real power cut on ext4', noLoop), () => {
  test(`${CUTS} times in the middle of work: nothing acknowledged is lost`, async () => {
    const at = join(folder, 'power')
    await mkdir(at)
    const all = await rounds('power', at, loop, String(CUTS), String(firstSeed))
    expect(all.length).toBe(CUTS)
    for (const { cut, flag, before, acknowledged, last, stored, claims, readOnly, problems } of all) {
      const said = { seed: firstSeed, cut, flag, acknowledged, last, stored }
      // One more than the last report may have been stored: its report had no time to be written.
      const right = Number(stored) >= Number(acknowledged) && Number(stored) <= Number(last) + 1
      expect({ ...said, progressed: Number(acknowledged) > Number(before) }).toEqual({ ...said, progressed: true })
      expect({ ...said, right, claims, readOnly, problems }).toEqual({
        ...said,
        right: true,
        claims: stored,
        readOnly: null,
        problems: [],
      })
    }
  }, 3_600_000)
})

;(absent === null ? describe : describe.skip)(title('a full disk, a real one of 256 kB', absent), () => {
  test('edits are refused as such, what was acknowledged stays, and work goes on once there is room', async () => {
    const at = join(folder, 'full')
    await mkdir(at)
    const all = await rounds('full', at)
    expect(all.length).toBe(3)
    for (const { acknowledged, inMemory, stored, claims, failure, refusals, readOnly, problems } of all) {
      expect({ inMemory, stored, claims, failure, problems }).toEqual({
        inMemory: acknowledged,
        stored: acknowledged,
        claims: acknowledged,
        failure: null,
        problems: [],
      })
      expect(new Set(refusals as string[])).toEqual(new Set(['disk-full']))
      expect(readOnly === null || JSON.stringify(readOnly).includes('disk-full')).toBe(true)
    }
    // The room that was made was used.
    expect(Number(all[1]?.['stored'])).toBeGreaterThan(Number(all[0]?.['stored']))
  }, 300_000)
})
