import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog } from 'electron'
import type { Failure } from '#shared/failures'
import { failureWords } from '#shared/messages/message'
import type { App } from '../app/app'

/** Collects files until the application is open, then adds them as they come. */
export class FileQueue {
  #waiting: string[] = []
  #app: App | null = null

  readonly add = (paths: readonly string[]): void => {
    if (this.#app) void openFiles(this.#app, paths)
    else this.#waiting.push(...paths)
  }

  async start(app: App): Promise<void> {
    this.#app = app
    await openFiles(app, this.#waiting.splice(0))
  }
}

/**
 * Adds files that came from outside the page: the command line, a second instance, the system's "open with". They take the same door
 * as a file dropped on the page; the page learns of them by the library's own event.
 */
async function openFiles(app: App, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const failure = await openFile(app, path)
    if (failure) showFailure(failure)
  }
}

async function openFile(app: App, path: string): Promise<Failure | null> {
  const name = basename(path)
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    return { code: 'file-unreadable', values: { name, reason: reasonOf(error) } }
  }
  const reply = await app.dispatch('article.add', { files: [{ name, base64: bytes.toString('base64') }], encoding: null })
  if (!reply.ok) return reply.failure
  const added = 'results' in reply.result ? reply.result.results[0] : undefined
  return added?.kind === 'failed' ? added.failure : null
}

/** The system's short name for what it refused (`ENOENT`), or nothing better than that it did. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

/** A failure that no page can show, because there is none yet or it did not ask. */
export function showFailure(failure: Failure): void {
  const words = failureWords(failure)
  dialog.showErrorBox(words.what, `${words.safe}\n\n${words.advice}`)
}
