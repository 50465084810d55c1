import { join } from 'node:path'
import { isMissing } from '../fs-failure'
import type { FsPort } from '../fs-port'
import type { Layout } from '../layout'
import type { LibraryFiles } from './backup-archive'

/** What belongs in a backup: everything that cannot be made anew. Also what a backup may put back: no name in it leads elsewhere. */
const KEPT =
  /^(?:library\.json|(?:analysts|packages|profiles|settings)\/[^/\\]+\.json|articles\/[0-9a-f]{16}\/(?:article\.json|(?:amendments|revisions|views|(?:sets|reviews)(?:\/history)?)\/[^/\\]+))$/

export function isLibraryFile(path: string): boolean {
  return KEPT.test(path) && !path.split('/').some((name) => name.startsWith('.'))
}

/** Reads every file of one article. What goes away meanwhile is left out; the caller sees to it that nothing does. */
export async function readArticleFiles(fs: FsPort, layout: Layout, id: string): Promise<LibraryFiles> {
  const folder = layout.articleFolder(id)
  return readFolders(fs, layout, [
    folder,
    ...['amendments', 'revisions', 'views', 'sets', join('sets', 'history'), 'reviews', join('reviews', 'history')].map((name) =>
      join(folder, name),
    ),
  ])
}

/** Reads library.json, who works in it under which names, what they know of packages, and the settings. */
export function readCommonFiles(fs: FsPort, layout: Layout): Promise<LibraryFiles> {
  return readFolders(fs, layout, [layout.root, ...['analysts', 'packages', 'profiles', 'settings'].map((name) => join(layout.root, name))])
}

/** Ids of all article folders. @throws the system's error, but for a folder that is not there */
export async function articleIds(fs: FsPort, layout: Layout): Promise<readonly string[]> {
  const names = await fs.readFolder(layout.articles).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.filter((name) => /^[0-9a-f]{16}$/.test(name)).toSorted()
}

async function readFolders(fs: FsPort, layout: Layout, folders: readonly string[]): Promise<LibraryFiles> {
  const files = new Map<string, Uint8Array>()
  for (const folder of folders) {
    const names = await fs.readFolder(folder).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
    for (const name of names.toSorted()) {
      const path = join(folder, name)
      const shown = layout.shown(path)
      if (!isLibraryFile(shown) || (await fs.facts(path)).kind !== 'file') continue
      files.set(shown, await fs.readFile(path))
    }
  }
  return files
}
