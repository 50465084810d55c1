/** The thread that reads articles from files. It knows no path and holds nothing between two files. */
import { parentPort } from 'node:worker_threads'
import { FailureError } from '#shared/failures'
import { readArticle } from './read-article'
import type { ReadAnswer, ReadRequest } from './worker-message'

const answer = ({ name, bytes, encoding }: ReadRequest): ReadAnswer => {
  try {
    return { kind: 'read', article: readArticle({ name, bytes }, encoding) }
  } catch (error) {
    // A parser that broke on this file: the file is at fault as far as a reader can tell.
    const failure = error instanceof FailureError ? error : new FailureError('broken-file', { name, where: 'reading failed' })
    return { kind: 'failed', failure: failure.toFailure() }
  }
}

parentPort?.on('message', (request: ReadRequest) => parentPort?.postMessage(answer(request)))
