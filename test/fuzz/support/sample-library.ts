import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join, relative } from 'node:path'
import type { Bundle } from '#annotations/formats/bundle'
import { exportBundles } from '#annotations/formats/export-bundles'
import { sha256 } from '#annotations/formats/sha256'
import { createApp } from '#main/app/create-app'
import type { App } from '#main/app/app'
import { createDirectPacker } from '#main/app/package/packer'
import { createDirectImporter } from '#main/exchange/direct-importer'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import type { LibraryStore } from '#main/store/library-store'
import { sampleBundle } from '../../annotations/formats/sample-bundle'
import type { LibraryFileSeed } from './message'

export const ANALYST = 'Ana'
export const AT = '2026-03-01T09:00:00.000Z'
export const EXPORT_OPTIONS = { csvGuard: true, generator: 'Claimlight 0.0.0', exportedAt: AT } as const

const OTHER_TEXT = 'Bridge closes 🌉\n\nThe council said the bridge would close. The ferry line denied it.\n'
const OTHER_HASH = sha256(OTHER_TEXT)

/** A second article, so that a file may hold one set that can be taken and one that cannot. */
export const OTHER_BUNDLE: Bundle = {
  text: OTHER_TEXT,
  article: {
    ...sampleBundle.article,
    id: OTHER_HASH.slice(0, 16),
    revisions: sampleBundle.article.revisions.map((revision) => ({ ...revision, sha256: OTHER_HASH, length: OTHER_TEXT.length })),
  },
  set: {
    articleId: OTHER_HASH.slice(0, 16),
    revision: OTHER_HASH,
    analyst: 'Bo',
    claims: sampleBundle.set.claims.slice(3).map((claim) => ({
      ...claim,
      id: 'd1',
      content: [{ start: 19, end: 38, exact: OTHER_TEXT.slice(19, 38), prefix: '', suffix: ' the' }],
    })),
    links: [],
    rejected: [],
  },
}

export interface OpenApp {
  readonly app: App
  readonly store: LibraryStore
}

/** The application on a library of its own, without threads. */
export async function openAppOn(folder: string): Promise<OpenApp> {
  const store = await openLibrary(folder, { ...nodeStorePorts(), now: () => AT, analyst: ANALYST })
  const app = createApp({
    store,
    importer: createDirectImporter(),
    packer: createDirectPacker(),
    now: () => AT,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    about: { host: 'test', version: '0.0.0', analyst: ANALYST },
  })
  return { app, store }
}

/** A small library with a snapshot, a journal after it, history, a view and settings; its files without the lock. */
export async function makeSampleLibrary(folder: string): Promise<readonly LibraryFileSeed[]> {
  const { app, store } = await openAppOn(folder)
  const files = exportBundles('native', [sampleBundle], EXPORT_OPTIONS).files.map(({ path, text }) => ({
    name: path,
    base64: Buffer.from(text).toString('base64'),
  }))
  await app.dispatch('import.run', { files, into: 'own' })
  const { id } = sampleBundle.article
  const set = await store.openSet(id, ANALYST)
  await set.checkpoint()
  await set.commit({ label: 'tag-contested', atoms: [{ kind: 'claim.tag', id: 'c4', before: 'unverified', after: 'contested' }] }, AT)
  await set.undo(AT)
  await set.checkpoint()
  await set.redo(AT)
  await app.dispatch('view.save', { articleId: id, view: { topOffset: 3, topPixels: 0, selected: 'c1', caret: null } })
  await store.writeSettings(await store.readSettings())
  // As a crash leaves it, with a journal that no snapshot has taken over.
  const seeds = filesOf(folder)
  await app.close()
  return seeds
}

/** Every file of a library but its lock, in a fixed order. */
export function filesOf(folder: string): readonly LibraryFileSeed[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('lock-'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({ path: relative(folder, path), bytes: readFileSync(path) }))
}

/** The library as it was, and nothing else in its folder. */
export function writeLibrary(folder: string, files: readonly LibraryFileSeed[]): void {
  rmSync(folder, { recursive: true, force: true })
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}
