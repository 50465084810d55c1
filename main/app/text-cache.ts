/** Code units of text kept in memory: 32 M is about 10,000 news articles. */
const KEPT_UNITS = 32_000_000

export interface TextCache {
  /** The canonical text of a revision. @throws FailureError as `LibraryStore.readText` */
  read(articleId: string, revision: string): Promise<string>
}

/**
 * Revisions are write-once, so a text that was read and checked once need not be read again: every commit checks its quotes against
 * it, every search scans it. The one used longest ago goes first.
 */
export function createTextCache(readText: (articleId: string, revision: string) => Promise<string>): TextCache {
  const kept = new Map<string, string>()
  let keptUnits = 0
  return {
    async read(articleId, revision) {
      const text = kept.get(revision) ?? (await readText(articleId, revision))
      if (kept.delete(revision)) keptUnits -= text.length
      kept.set(revision, text)
      keptUnits += text.length
      for (const [oldest, old] of kept) {
        if (keptUnits <= KEPT_UNITS || oldest === revision) break
        kept.delete(oldest)
        keptUnits -= old.length
      }
      return text
    },
  }
}
