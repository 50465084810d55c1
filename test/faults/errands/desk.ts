import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { App } from '#main/app/app'
import { createApp } from '#main/app/create-app'
import { createDirectPacker } from '#main/app/package/packer'
import { createDirectImporter } from '#main/exchange/direct-importer'
import { durableWrite } from '#main/store/durable-write'
import { ensureFolder } from '#main/store/ensure-folder'
import type { FsPort } from '#main/store/fs-port'
import type { LibraryStore } from '#main/store/library-store'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import type { Method, Params, Result } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import type { FakeMachine } from '#support/store-ports'

export const NOW = '2026-03-01T09:00:00.000Z'

/** What was asked for was refused, so nothing was acknowledged. */
export class Refused extends Error {
  readonly failure: Failure
  constructor(method: string, failure: Failure) {
    super(`${method}: ${JSON.stringify(failure)}`)
    this.failure = failure
  }
}

/** The application as one process has it open. */
export interface Desk {
  readonly path: string
  readonly store: LibraryStore
  readonly app: App
  /** @throws Refused */
  call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>
}

export async function openDesk(fs: FsPort, machine: FakeMachine, path: string, analyst = 'Ana'): Promise<Desk> {
  const store = await openLibrary(path, { ...machine.start(fs), now: () => NOW, analyst })
  const app = createApp({
    store,
    importer: createDirectImporter(),
    packer: createDirectPacker(),
    now: () => NOW,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    about: { host: 'test', version: '0.0.0', analyst },
  })
  return {
    path,
    store,
    app,
    async call<M extends Method>(method: M, params: Params<M>) {
      const reply = await app.dispatch(method, params)
      if (!reply.ok) throw new Refused(method, reply.failure)
      return reply.result as Result<M>
    },
  }
}

/** Another program, which writes whole files and flushes them. */
export class Outsider {
  readonly #fs: FsPort
  constructor(fs: FsPort) {
    this.#fs = fs
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await ensureFolder(this.#fs, dirname(path))
    await durableWrite({ ...nodeStorePorts(), fs: this.#fs }, path, bytes)
  }

  async read(path: string): Promise<Buffer> {
    return Buffer.from(await this.#fs.readFile(path))
  }

  async removeAll(path: string): Promise<void> {
    if ((await this.#fs.facts(path)).kind === 'file') await this.#fs.remove(path)
    else {
      for (const name of await this.#fs.readFolder(path)) await this.removeAll(join(path, name))
      await this.#fs.removeFolder(path)
    }
    await this.#fs.syncFolder(dirname(path))
  }

  /** Every file under a folder with its bytes. */
  async *filesUnder(path: string): AsyncIterable<Buffer> {
    for (const name of await this.#fs.readFolder(path)) {
      const child = join(path, name)
      if ((await this.#fs.facts(child)).kind === 'folder') yield* this.filesUnder(child)
      else yield await this.read(child)
    }
  }
}
