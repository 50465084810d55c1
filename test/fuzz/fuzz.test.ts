/**
 * Every parser against inputs that were sound once: no crash, no hang of two seconds, nothing half done. `npm run test:fuzz -- --long` goes on
 * for longer; FUZZ_SEED repeats a run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import * as fc from 'fast-check'
import { buildForNode } from '#support/build-for-node'
import { scratchFolder } from '#support/scratch-folder'
import { type FuzzThread, startFuzzThread } from './support/fuzz-thread'
import { BY_SEED, type LibraryFileSeed, REFUSED, type Target, TARGETS, type Verdict } from './support/message'
import { mutated } from './support/mutations'
import { makeSampleLibrary } from './support/sample-library'
import { hasCorpora, seedsOf } from './support/seeds'

const LONG = process.env['FUZZ_SECONDS'] !== undefined
/** For each target. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 2)
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const LARGEST = LONG ? 600_000 : 60_000
const ONLY = process.env['FUZZ_ONLY']?.split(',')

jest.setTimeout((SECONDS + 120) * 1000)

describe(`fuzzing for ${SECONDS} s each, FUZZ_SEED=${SEED}${hasCorpora ? '' : ' (../shared is absent: only our own files)'}`, () => {
  let folder: string
  let scratch: string
  let worker: string
  let files: readonly LibraryFileSeed[]
  let thread: FuzzThread

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-fuzz-'))
    scratch = await scratchFolder('memory')
    worker = buildForNode('test/fuzz/fuzz-worker.ts', folder, 'fuzz-worker')
    files = await makeSampleLibrary(join(scratch, 'made'))
    thread = startFuzzThread(worker, scratch, files)
  })
  afterAll(async () => {
    await thread.close()
    rmSync(folder, { recursive: true, force: true })
    rmSync(scratch, { recursive: true, force: true })
  })

  /** Of our own files at least one must be read for what it is: else nothing was tried. */
  const ofSound = async (target: Target): Promise<readonly Verdict[]> => {
    const verdicts: Verdict[] = []
    for (const [choice, bytes] of seedsOf(target, { files, largest: 0 }).entries()) {
      verdicts.push(await thread.try({ target, bytes, choice: BY_SEED.has(target) ? choice : 0 }))
    }
    return verdicts
  }

  test.each(TARGETS.filter((target) => !ONLY || ONLY.includes(target)))('%s', async (target) => {
    const sound = await ofSound(target)
    if (REFUSED.has(target)) expect(sound.map(({ kind }) => kind)).toEqual(sound.map(() => 'refused'))
    else expect(sound).toContainEqual({ kind: 'read' })
    const seeds = seedsOf(target, { files, largest: LARGEST })
    const counts = { read: 0, refused: 0 }
    const checked = await fc.check(
      fc.asyncProperty(mutated(seeds), fc.nat(1000), async ({ bytes, seed }, free) => {
        const verdict = await thread.try({ target, bytes, choice: BY_SEED.has(target) ? seed : free })
        if (verdict.kind === 'broken') throw new Error(verdict.why)
        counts[verdict.kind]++
      }),
      { seed: SEED, numRuns: 10_000_000, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: false, endOnFailure: false },
    )
    process.stderr.write(`  ${target}: ${counts.read} read, ${counts.refused} refused, of ${seeds.length} sound inputs\n`)
    if (checked.failed)
      throw new Error(
        `${keep(target, checked.counterexample?.[0]?.bytes)} (choice ${checked.counterexample?.[1]})\n${String(checked.errorInstance)}`,
      )
  })
})

/** Puts the input where it can be looked at. */
function keep(target: Target, bytes: Uint8Array | undefined): string {
  const folder = join(tmpdir(), 'claimlight-fuzz-found')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${target.replaceAll(' ', '-')}-${SEED}`)
  writeFileSync(path, bytes ?? new Uint8Array())
  return `the input is kept in ${path}`
}
