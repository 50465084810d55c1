import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Revision } from '#annotations/model/article'
import { FailureError } from '#shared/failures'
import { decodeUtf8 } from './decode-utf8'
import { durableWrite } from './durable-write'
import { ensureFolder } from './ensure-folder'
import { isMissing, readFailure } from './fs-failure'
import type { StorePorts } from './store-ports'

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Reads a revision's text and checks that it is the text that was stored.
 * @param shown the path as messages show it
 * @throws FailureError library-damaged
 */
export async function readRevision({ fs }: Pick<StorePorts, 'fs'>, path: string, shown: string, revision: Revision): Promise<string> {
  const bytes = await fs.readFile(path).catch((error: unknown) => {
    throw isMissing(error) ? new FailureError('library-damaged', { file: shown, where: 'missing' }, error) : readFailure(error, shown)
  })
  const damaged = (where: string): FailureError => new FailureError('library-damaged', { file: shown, where })
  if (sha256Of(bytes) !== revision.sha256) throw damaged('checksum')
  const text = decodeUtf8(bytes, 'keep')
  if (text === null) throw damaged('not UTF-8')
  if (text.length !== revision.length) throw damaged(`${text.length} characters where ${revision.length} belong`)
  return text
}

/**
 * Writes a revision's text once and for all; what is there already is checked instead.
 * @throws RangeError where the text is not the one that the revision describes
 * @throws FailureError library-damaged where another text has its name
 */
export async function writeRevision(ports: StorePorts, path: string, shown: string, revision: Revision, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'utf8')
  const hash = sha256Of(bytes)
  if (hash !== revision.sha256 || text.length !== revision.length) {
    throw new RangeError(`text of ${text.length} characters with hash ${hash} is not revision ${revision.sha256} of ${revision.length}`)
  }
  // Half a surrogate pair has no UTF-8 form: what would be read back is another text.
  if (bytes.toString('utf8') !== text) throw new RangeError('text holds half a surrogate pair')
  const exists = await ports.fs.facts(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (exists) {
    await readRevision(ports, path, shown, revision)
    return
  }
  await ensureFolder(ports.fs, dirname(path))
  await durableWrite(ports, path, bytes)
}
