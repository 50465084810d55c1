import { join } from 'node:path'
import type { FsPort } from '../fs-port'
import type { Layout } from '../layout'

const PARTS = ['sets', 'reviews', 'amendments']

/** Notices what a watcher does not tell, as of a network drive: by names, sizes, times and identities of an article's files. Reads none of them. */
export class FolderPoll {
  readonly #fs: FsPort
  readonly #layout: Layout
  readonly #known = new Map<string, string>()

  constructor(fs: FsPort, layout: Layout) {
    this.#fs = fs
    this.#layout = layout
  }

  /** Whether an article's files are others than the last time it was looked at. The first look says yes. */
  async hasChanged(articleId: string): Promise<boolean> {
    const now = await this.#factsOf(articleId)
    const before = this.#known.get(articleId)
    this.#known.set(articleId, now)
    return before !== now
  }

  async #factsOf(articleId: string): Promise<string> {
    const folder = this.#layout.articleFolder(articleId)
    const paths = [this.#layout.article(articleId)]
    for (const part of PARTS) {
      const names = await this.#fs.readFolder(join(folder, part)).catch(() => [])
      for (const name of names.toSorted()) if (!name.startsWith('.') && name.includes('.')) paths.push(join(folder, part, name))
    }
    const lines: string[] = []
    for (const path of paths) {
      const facts = await this.#fs.facts(path).catch(() => null)
      if (facts) lines.push(`${path} ${facts.size} ${facts.modified} ${facts.inode}`)
    }
    return lines.join('\n')
  }
}
