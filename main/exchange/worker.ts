/** The thread that reads articles and annotations from files. It knows no path, and between two files holds only the texts that they are about. */
import { parentPort } from 'node:worker_threads'
import type { KnownText } from '#annotations/formats/bundle'
import { importGroup } from '#annotations/formats/import-files'
import { FailureError } from '#shared/failures'
import { readArticle } from './read-article'
import type { ReadAnswer, ReadRequest } from './worker-message'

let known: readonly KnownText[] = []

const read = (asked: ReadRequest): ReadAnswer => {
  known = asked.kind === 'article' ? [] : (asked.known ?? known)
  if (asked.kind === 'article') return { kind: 'article', article: readArticle({ name: asked.name, bytes: asked.bytes }, asked.encoding) }
  const { group, analyst, at } = asked.request
  return { kind: 'annotations', outcome: importGroup(group, known, analyst, at) }
}

const answer = (asked: ReadRequest): ReadAnswer => {
  try {
    return read(asked)
  } catch (error) {
    // A parser that broke on this file: the file is at fault as far as a reader can tell.
    const failure = error instanceof FailureError ? error : new FailureError('broken-file', { name: asked.name, where: 'reading failed' })
    return { kind: 'failed', failure: failure.toFailure() }
  }
}

parentPort?.on('message', (asked: ReadRequest) => parentPort?.postMessage(answer(asked)))
