import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A new folder for one test. `memory`: where the system has a file system in memory, for tests that open hundreds of libraries and
 * break them in software: what a flush costs there would only make them slow.
 */
export function scratchFolder(where: 'disk' | 'memory' = 'disk'): Promise<string> {
  const parent = where === 'memory' && existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  return mkdtemp(join(parent, 'claimlight-'))
}
