import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { buildForNode } from '#support/build-for-node'
import { scratchFolder } from '#support/scratch-folder'

export interface LoopProgram {
  /** A folder of this file's tests, removed after them. */
  readonly folder: string
  /** A program that commits without end and reports each edit that it was told is safe: `program library report`. */
  readonly program: string
}

/** Builds the loop before the tests of a file; gives what to ask for it within them. */
export function loopProgram(): () => LoopProgram {
  let built: LoopProgram | null = null
  beforeAll(async () => {
    const folder = await scratchFolder()
    built = { folder, program: buildForNode('test/support/commit-loop.ts', join(folder, 'out'), 'commit-loop') }
  }, 120_000)
  afterAll(() => rm(built?.folder ?? '', { recursive: true, force: true }))
  return () => {
    if (!built) throw new RangeError('asked for before it was built')
    return built
  }
}
