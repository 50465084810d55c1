import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { setToData } from '#annotations/model/annotation-set'
import type { Op } from '#annotations/ops/op'
import { layoutOf } from '#main/store/layout'
import type { FsPort } from '#main/store/fs-port'
import type { LibraryStore, SetStore } from '#main/store/library-store'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

export const TEXT = 'A text that is long enough to hold some claims, all of them sound.\nAnd a second line of it.\n'
export const ARTICLE = sampleArticle(TEXT)
export const AT = '2026-01-02T03:04:05.000Z'

export interface Storage {
  readonly folder: string
  readonly path: (shown: string) => string
  /** Clock of every store that is opened from now on. */
  now: string
  open(analyst?: string, fs?: FsPort): Promise<LibraryStore>
  /** Opens, makes the article and so many claims in Ana's set, and leaves it open. */
  begin(claims: number, fs?: FsPort): Promise<{ readonly store: LibraryStore; readonly set: SetStore }>
}

const folders: string[] = []
const opened: LibraryStore[] = []
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

export async function newStorage(): Promise<Storage> {
  const folder = await scratchFolder()
  folders.push(folder)
  const machine = new FakeMachine()
  const storage: Storage = {
    folder,
    now: '2026-03-01T09:00:00.000Z',
    path: (shown) => join(folder, ...shown.split('/')),
    async open(analyst = 'Ana', fs = nodeFs) {
      const store = await openLibrary(folder, { ...machine.start(fs), now: () => storage.now, analyst })
      opened.push(store)
      return store
    },
    async begin(claims, fs) {
      const store = await storage.open('Ana', fs)
      await store.addArticle(ARTICLE, TEXT, { detector: '', count: 0 })
      const set = await store.openSet(ARTICLE.id, 'Ana')
      for (let i = 1; i <= claims; i++) await set.commit(claim(`c${i}`, i), AT)
      return { store, set }
    },
  }
  return storage
}

export function claim(id: string, start = 0): Op {
  return addClaim(TEXT, id, start % 10)
}

/** Ids of the claims, in text order. */
export async function idsOf(store: LibraryStore, analyst = 'Ana'): Promise<readonly string[]> {
  const { set } = await store.openSet(ARTICLE.id, analyst)
  return setToData(set)
    .claims.map(({ id }) => id)
    .toSorted()
}

export const SETS = `articles/${ARTICLE.id}/sets`
export const JOURNAL = `${SETS}/%41na.ndjson`
export const SNAPSHOT = `${SETS}/%41na.json`

/** Every file in the quarantine, by name within its folder there, with its content. */
export async function quarantined({ folder }: Storage): Promise<ReadonlyMap<string, string>> {
  const { quarantine } = layoutOf(folder)
  const entries = await readdir(quarantine, { recursive: true, withFileTypes: true }).catch(() => [])
  const found = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found.set(
      path
        .slice(quarantine.length + 1)
        .split('/')
        .slice(1)
        .join('/'),
      await readFile(path, 'utf8'),
    )
  }
  return found
}
