import { join, relative, sep } from 'node:path'
import { SET_KINDS, type SetKind } from '#shared/contract/set-kinds'
import { nameToFile } from './file-name'

export { SET_KINDS, type SetKind }

const FOLDERS: Readonly<Record<SetKind, string>> = { annotations: 'sets', review: 'reviews' }

/** Where everything is in a library folder. docs/storage.md tells a stranger the same. */
export interface Layout {
  readonly root: string
  readonly library: string
  /** One analyst's: each has a progress of their own. */
  index(analyst: string): string
  readonly indexFolder: string
  /** Which process writes an analyst's files; there only while they do. */
  lock(analyst: string): string
  /** From which computer an analyst writes. */
  analyst(name: string): string
  readonly analysts: string
  /** The names that an analyst took. */
  profile(analyst: string): string
  readonly profiles: string
  readonly articles: string
  readonly backups: string
  /** What was moved out of the way; nothing here is ever read again or removed by the application. */
  readonly quarantine: string
  settings(analyst: string): string
  /** What an analyst knows of packages sent and received. */
  packageBook(analyst: string): string
  articleFolder(id: string): string
  article(id: string): string
  /** What an analyst changed of an article since it was added. */
  amendment(id: string, analyst: string): string
  amendmentsFolder(id: string): string
  revision(id: string, sha256: string): string
  view(id: string, analyst: string): string
  /** Which messages of a review an analyst has read. */
  seen(id: string, analyst: string): string
  set(id: string, analyst: string, kind?: SetKind): SetPaths
  setsFolder(id: string, kind?: SetKind): string
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
  const setsFolder = (id: string, kind: SetKind = 'annotations'): string => join(articleFolder(id), FOLDERS[kind])
  return {
    root,
    library: join(root, 'library.json'),
    index: (analyst) => join(root, 'index', `${nameToFile(analyst)}.columns`),
    indexFolder: join(root, 'index'),
    lock: (analyst) => join(root, `lock-${nameToFile(analyst)}`),
    analyst: (name) => join(root, 'analysts', `${nameToFile(name)}.json`),
    analysts: join(root, 'analysts'),
    profile: (analyst) => join(root, 'profiles', `${nameToFile(analyst)}.json`),
    profiles: join(root, 'profiles'),
    articles,
    backups: join(root, 'backups'),
    quarantine: join(root, 'quarantine'),
    settings: (analyst) => join(root, 'settings', `${nameToFile(analyst)}.json`),
    packageBook: (analyst) => join(root, 'packages', `${nameToFile(analyst)}.json`),
    articleFolder,
    article: (id) => join(articleFolder(id), 'article.json'),
    amendment: (id, analyst) => join(articleFolder(id), 'amendments', `${nameToFile(analyst)}.json`),
    amendmentsFolder: (id) => join(articleFolder(id), 'amendments'),
    revision: (id, sha256) => join(articleFolder(id), 'revisions', `${sha256}.txt`),
    view: (id, analyst) => join(articleFolder(id), 'views', `${nameToFile(analyst)}.json`),
    // No analyst's name has a dot in its file's name, so this is nobody's view.
    seen: (id, analyst) => join(articleFolder(id), 'views', `${nameToFile(analyst)}.seen.json`),
    setsFolder,
    foldersOf: (id) => ['.', 'amendments', 'revisions', 'views', ...Object.values(FOLDERS)].map((name) => join(articleFolder(id), name)),
    set: (id, analyst, kind) => {
      const folder = setsFolder(id, kind)
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
