import { createFileThread, type ThreadLimits } from '../../exchange/file-thread'
import type { PackAnswer, PackRequest } from './pack-message'
import type { Packer } from './packer'

/** What the archive's own limits let through, with every edit replayed, takes some seconds and some hundred megabytes. */
const LIMITS: ThreadLimits = { time: 60_000, memory: 1024 }

/** @param workerFile the built `package-worker.ts` */
export function createWorkerPacker(workerFile: string, limits: ThreadLimits = LIMITS): Packer {
  const thread = createFileThread<PackRequest, PackAnswer>(workerFile, limits)
  return {
    async read({ name, bytes }) {
      // A copy is handed over: the caller's bytes may be part of a buffer that others use.
      const own = new Uint8Array(bytes)
      const answer = await thread.ask({ kind: 'read', name, bytes: own }, [own.buffer])
      if (answer.kind !== 'read') throw new RangeError(`packer answered ${answer.kind}`)
      return answer.read
    },
    async make(name, content) {
      const answer = await thread.ask({ kind: 'make', name, content }, [])
      if (answer.kind !== 'made') throw new RangeError(`packer answered ${answer.kind}`)
      return answer.written
    },
    cancel: () => thread.cancel(),
    close: () => thread.close(),
  }
}
