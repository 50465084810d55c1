import { dialog } from 'electron'
import type { AppEvent } from '#shared/contract/host'
import { type Failure, FailureError } from '#shared/failures'
import { failureWords } from '#shared/messages/message'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import { readArticleFile } from '../exchange/read-article-file'

/** Collects files until the application is open, then adds them as they come. */
export class FileQueue {
  #waiting: string[] = []
  #adding: ((paths: readonly string[]) => Promise<void>) | null = null

  readonly add = (paths: readonly string[]): void => {
    if (this.#adding) void this.#adding(paths)
    else this.#waiting.push(...paths)
  }

  /** `tell` hears of each article, new or known, and of each package. */
  async start(app: App, tell: (event: AppEvent) => void): Promise<void> {
    this.#adding = (paths) => openFiles(app, paths, tell)
    await this.#adding(this.#waiting.splice(0))
  }
}

/**
 * Adds files that came from outside the page: the command line, a second instance, the system's "open with". They take the same door
 * as a file dropped on the page.
 */
async function openFiles(app: App, paths: readonly string[], tell: (event: AppEvent) => void): Promise<void> {
  for (const path of paths) {
    try {
      tell(await openFile(app, path))
    } catch (error) {
      showFailure(toFailure(error, 'open'))
    }
  }
}

/** @throws FailureError where the file cannot be read or is no article */
async function openFile(app: App, path: string): Promise<AppEvent> {
  const { name, bytes } = await readArticleFile(path)
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  // The window looks at it and asks; nothing of it is taken over unasked.
  if (/\.claimlight$/i.test(name)) return { kind: 'open-package', file: { name, base64 } }
  const reply = await app.dispatch('article.add', { files: [{ name, base64 }], encoding: null })
  const added = reply.ok && 'results' in reply.result ? reply.result.results[0] : undefined
  if (added?.kind === 'added') return { kind: 'open-article', articleId: added.article.id }
  const failure = !reply.ok ? reply.failure : added?.kind === 'failed' ? added.failure : undefined
  throw new FailureError(failure?.code ?? 'internal', failure?.values ?? { where: 'open' })
}

/** A failure that no page can show, because there is none yet or it did not ask. */
export function showFailure(failure: Failure): void {
  const words = failureWords(failure)
  dialog.showErrorBox(words.what, `${words.safe}\n\n${words.advice}`)
}
