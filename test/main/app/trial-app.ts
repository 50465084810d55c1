import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect } from '@jest/globals'
import { createApp } from '#main/app/create-app'
import type { AppPorts } from '#main/app/ports'
import { createDirectPacker } from '#main/app/package/packer'
import { createDirectImporter } from '#main/exchange/direct-importer'
import type { FsPort } from '#main/store/fs-port'
import type { LibraryStore } from '#main/store/library-store'
import { nodeFs } from '#main/store/node-fs'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import type { AppEvent, Reply } from '#shared/contract/host'
import type { Method, Params, Result } from '#shared/contract/methods'
import type { Failure } from '#shared/failures'
import { scratchFolder } from '#support/scratch-folder'

export const NOW = '2026-03-01T09:00:00.000Z'

/** The application on real files, with a clock that stands still. */
export interface TrialApp {
  readonly folder: string
  readonly store: LibraryStore
  readonly ports: AppPorts
  dispatch(method: string, params: unknown): Promise<Reply<Method>>
  /** The result; a failure fails the test. */
  call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>
  /** The failure; a result fails the test. */
  refusal<M extends Method>(method: M, params: Params<M>): Promise<Failure>
  onEvent(listener: (event: AppEvent) => void): () => void
  close(): Promise<void>
}

const opened: TrialApp[] = []
const folders: string[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()))
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

export async function newFolder(): Promise<string> {
  const folder = await scratchFolder('memory')
  folders.push(folder)
  return folder
}

export interface TrialOptions {
  readonly folder?: string
  readonly analyst?: string
  /** A file system that misbehaves. */
  readonly fs?: FsPort
  /** Something else in the place of a port. */
  readonly ports?: (ports: AppPorts) => Partial<AppPorts>
}

export async function openTrial({ folder, analyst = 'Ana', fs = nodeFs, ports: change }: TrialOptions = {}): Promise<TrialApp> {
  const path = folder ?? (await newFolder())
  const store = await openLibrary(path, { ...nodeStorePorts(), fs, now: () => NOW, analyst })
  const real: AppPorts = {
    store,
    importer: createDirectImporter(),
    packer: createDirectPacker(),
    now: () => NOW,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    about: { host: 'test', version: '0.0.0', analyst },
  }
  const ports = { ...real, ...change?.(real) }
  const app = createApp(ports)
  const trial: TrialApp = {
    folder: path,
    store,
    ports,
    dispatch: app.dispatch,
    async call<M extends Method>(method: M, params: Params<M>) {
      const reply = await app.dispatch(method, params)
      if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)}`)
      return reply.result as Result<M>
    },
    async refusal(method, params) {
      const reply = await app.dispatch(method, params)
      expect(reply.ok).toBe(false)
      return reply.ok ? { code: 'internal', values: {} } : reply.failure
    },
    onEvent: app.onEvent,
    close: app.close,
  }
  opened.push(trial)
  return trial
}

/** `store` with some of its methods replaced; all others are its own. */
export function withMethods(store: LibraryStore, methods: Partial<LibraryStore>): LibraryStore {
  return new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(Object.hasOwn(methods, key) ? methods : target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

export const fileOf = (name: string, content: string | Uint8Array) => ({ name, base64: Buffer.from(content).toString('base64') })

/** Adds a text as a file and gives the article's id. */
export async function addText(app: TrialApp, text: string, name = 'article.txt'): Promise<string> {
  const { results } = await app.call('article.add', { files: [fileOf(name, text)], encoding: null })
  const [added] = results
  if (added?.kind !== 'added') throw new Error(JSON.stringify(added))
  return added.article.id
}

/** Every file under a folder, relative to it. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
