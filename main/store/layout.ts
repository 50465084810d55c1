import { join, relative, sep } from 'node:path'
import { nameToFile } from './file-name'

/** Where everything is in a library folder. docs/storage.md tells a stranger the same. */
export interface Layout {
  readonly root: string
  readonly library: string
  readonly index: string
  readonly lock: string
  readonly articles: string
  settings(analyst: string): string
  articleFolder(id: string): string
  article(id: string): string
  revision(id: string, sha256: string): string
  view(id: string, analyst: string): string
  set(id: string, analyst: string): SetPaths
  setsFolder(id: string): string
  /** Where temporary files of an article may be. */
  foldersOf(id: string): readonly string[]
  /** Relative to the library, with forward slashes: what messages show. */
  shown(path: string): string
}

export interface SetPaths {
  readonly folder: string
  readonly snapshot: string
  readonly journal: string
  readonly history: string
  /** Start of the names of this set's files in the history folder. */
  readonly segmentPrefix: string
}

export function layoutOf(root: string): Layout {
  const articles = join(root, 'articles')
  const articleFolder = (id: string): string => join(articles, id)
  const setsFolder = (id: string): string => join(articleFolder(id), 'sets')
  return {
    root,
    library: join(root, 'library.json'),
    index: join(root, 'index.json'),
    lock: join(root, 'lock'),
    articles,
    settings: (analyst) => join(root, 'settings', `${nameToFile(analyst)}.json`),
    articleFolder,
    article: (id) => join(articleFolder(id), 'article.json'),
    revision: (id, sha256) => join(articleFolder(id), 'revisions', `${sha256}.txt`),
    view: (id, analyst) => join(articleFolder(id), 'views', `${nameToFile(analyst)}.json`),
    setsFolder,
    foldersOf: (id) => ['.', 'revisions', 'views', 'sets'].map((name) => join(articleFolder(id), name)),
    set: (id, analyst) => {
      const folder = setsFolder(id)
      const name = nameToFile(analyst)
      return {
        folder,
        snapshot: join(folder, `${name}.json`),
        journal: join(folder, `${name}.ndjson`),
        history: join(folder, 'history'),
        segmentPrefix: `${name}-`,
      }
    },
    shown: (path) => relative(root, path).split(sep).join('/'),
  }
}

/** The history file that a journal becomes when a snapshot has taken over what it holds. */
export function segmentPath(paths: SetPaths, firstSeq: number): string {
  return join(paths.history, `${paths.segmentPrefix}${firstSeq}.ndjson`)
}

/** The first sequence number in a history file of this set, from its name; null for other files. */
export function segmentStart(paths: SetPaths, name: string): number | null {
  if (!name.startsWith(paths.segmentPrefix)) return null
  const rest = /^([1-9][0-9]{0,14})\.ndjson$/.exec(name.slice(paths.segmentPrefix.length))
  return rest?.[1] === undefined ? null : Number(rest[1])
}
