import type { KnownText } from '#annotations/formats/bundle'
import { FailureError } from '#shared/failures'
import { createFileThread, type ThreadLimits } from './file-thread'
import type { Importer } from './importer'
import { WORKER_MEMORY_LIMIT, WORKER_TIME_LIMIT } from './limits'
import { baseName, checkSize, readPastedText } from './read-article'
import type { ReadAnswer, ReadRequest } from './worker-message'

const DEFAULT_LIMITS: ThreadLimits = { time: WORKER_TIME_LIMIT, memory: WORKER_MEMORY_LIMIT }

/**
 * Reads each file in a thread (`createFileThread`).
 * @param workerFile the built `worker.ts`
 */
export const createWorkerImporter = (workerFile: string, limits: ThreadLimits = DEFAULT_LIMITS): Importer => {
  /** Which texts which thread was sent last. */
  let sent: { readonly to: object; readonly known: readonly KnownText[] } | null = null

  /** As it goes to the thread: without texts that it has. */
  const messageTo = (running: object, request: ReadRequest): ReadRequest => {
    if (request.kind === 'article' || request.known === null) {
      sent = null
      return request
    }
    const isThere = sent?.to === running && sent.known === request.known
    sent = { to: running, known: request.known }
    return isThere ? { ...request, known: null } : request
  }
  const thread = createFileThread<ReadRequest, ReadAnswer>(workerFile, limits, messageTo)

  return {
    read: async (file, encoding) => {
      const name = baseName(file.name)
      checkSize(file.bytes.length, name)
      // A copy is handed over: the caller's bytes may be part of a buffer that others use.
      const bytes = new Uint8Array(file.bytes)
      const answer = await thread.ask({ kind: 'article', name, bytes, encoding }, [bytes.buffer])
      if (answer.kind !== 'article') throw new FailureError('internal', { where: `importer answered ${answer.kind}` })
      return answer.article
    },
    readAnnotations: async ({ known, ...request }) => {
      const answer = await thread.ask({ kind: 'annotations', name: request.group.name, request, known }, [])
      if (answer.kind !== 'annotations') throw new FailureError('internal', { where: `importer answered ${answer.kind}` })
      return answer.outcome
    },
    readPasted: async (text, metadata) => readPastedText(text, metadata),
    cancel: async () => thread.cancel(),
    close: () => thread.close(),
  }
}
