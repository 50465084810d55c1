/** The thread that reads and makes packages. It knows no path, and keeps nothing between two of them. */
import { parentPort } from 'node:worker_threads'
import { FailureError } from '#shared/failures'
import type { PackAnswer, PackRequest } from './pack-message'
import { readPackage } from './read-package'
import { writeChecked } from './write-checked'

const work = (asked: PackRequest): PackAnswer => {
  try {
    if (asked.kind === 'make') return { kind: 'made', written: writeChecked(asked.name, asked.content) }
    return { kind: 'read', read: readPackage(asked.name, asked.bytes) }
  } catch (error) {
    const failure =
      error instanceof FailureError ? error : new FailureError('package-broken', { name: asked.name, where: 'reading failed' })
    return { kind: 'failed', failure: failure.toFailure() }
  }
}

parentPort?.on('message', (asked: PackRequest) => parentPort?.postMessage(work(asked)))
