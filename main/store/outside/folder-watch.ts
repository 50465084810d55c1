import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from '../layout'

/** The system's watchers are few where it has none for a whole tree: one for each folder of so many articles, some 3,000 in all. */
const MOST_ARTICLES = 1000
const PARTS = ['.', 'sets', 'reviews', 'amendments']

/**
 * Tells which article's files were written, by this program or another. Where the system can watch a tree (macOS, Windows) one watcher serves; on
 * Linux each folder has its own. Network drives tell nothing of what others write: see `FolderPoll`.
 */
export class FolderWatch {
  readonly #layout: Layout
  readonly #told: (articleId: string) => void
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #watched = new Set<string>()
  #closed = false

  constructor(layout: Layout, told: (articleId: string) => void) {
    this.#layout = layout
    this.#told = told
  }

  start(articleIds: readonly string[], platform: string = process.platform): void {
    if (platform === 'darwin' || platform === 'win32') {
      this.#watch(this.#layout.root, true, (name) => {
        const [top, ...path] = name.split(/[/\\]/)
        if (top === 'articles') this.#tell(path)
      })
      return
    }
    // A library that has no article yet has no folder for them.
    this.#watch(this.#layout.root, false, (name) => {
      if (name === 'articles') this.#watchArticles()
    })
    this.#watchArticles()
    for (const id of articleIds) this.#watchArticle(id)
  }

  #watchArticles(): void {
    this.#watch(this.#layout.articles, false, (name) => {
      this.#watchArticle(name)
      this.#tell([name])
    })
  }

  close(): void {
    this.#closed = true
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  #watchArticle(id: string): void {
    if (!isId(id) || (!this.#watched.has(id) && this.#watched.size >= MOST_ARTICLES)) return
    this.#watched.add(id)
    for (const part of PARTS) {
      this.#watch(join(this.#layout.articleFolder(id), part), false, (name) => {
        // A folder that has just been made.
        if (part === '.' && PARTS.includes(name)) this.#watchArticle(id)
        this.#tell([id, part, name])
      })
    }
  }

  /** Temporary files come before what they become. */
  #tell(path: readonly string[]): void {
    const [id = ''] = path
    if (isId(id) && !path.at(-1)?.startsWith('.')) this.#told(id)
  }

  #watch(folder: string, recursive: boolean, told: (name: string) => void): void {
    if (this.#closed || this.#watchers.has(folder)) return
    try {
      const watcher = watch(folder, { persistent: false, recursive }, (_event, name) => told(name ?? ''))
      watcher.on('error', () => {
        watcher.close()
        this.#watchers.delete(folder)
      })
      this.#watchers.set(folder, watcher)
    } catch {
      // Not there yet, or the system has no more watchers to give.
    }
  }
}

function isId(name: string): boolean {
  return /^[0-9a-f]{16}$/.test(name)
}
