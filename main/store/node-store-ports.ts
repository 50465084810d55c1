import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { errorCode } from './fs-failure'
import { nodeFs } from './node-fs'
import type { StorePorts } from './store-ports'

/** Real files, clock, random ids and processes. */
export function nodeStorePorts(): StorePorts {
  return {
    fs: nodeFs,
    now: () => new Date().toISOString(),
    randomId: randomUUID,
    platform: process.platform,
    process: {
      pid: process.pid,
      host: hostname(),
      bootId: async () => (await readIfThere('/proc/sys/kernel/random/boot_id'))?.trim() ?? null,
      startedAt: async (pid) => {
        const stat = await readIfThere(`/proc/${pid}/stat`)
        // proc(5): field 22; counted from the last bracket, because field 2 is a name that may hold anything.
        return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
      },
      isAlive: (pid) => {
        try {
          process.kill(pid, 0)
          return true
        } catch (error) {
          return errorCode(error) === 'EPERM'
        }
      },
    },
  }
}

function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}
