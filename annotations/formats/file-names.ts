import type { Bundle } from './bundle'

const MAX_PART = 60
/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/

/**
 * A file name without extension for each bundle, in order, all different even where a file system ignores case: the article's title, its id and the
 * analyst, in characters that every file system takes. Titles and names from elsewhere never become folders.
 */
export function fileNames(bundles: readonly Bundle[]): readonly string[] {
  const taken = new Set<string>()
  return bundles.map(({ article, set }) => {
    const parts = [slug(article.metadata.title) || 'article', article.id.slice(0, 8), slug(set.analyst) || 'analyst']
    const base = parts.join('-')
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base}-${n}`
    taken.add(name)
    return name
  })
}

/** Lower-case ASCII letters and digits between hyphens; marks are taken off letters first, so that `Ž` is `z` and not nothing. */
function slug(words: string): string {
  const plain = words
    .slice(0, 4 * MAX_PART)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_PART)
    .replace(/^-|-$/g, '')
  return DEVICES.test(plain) ? `${plain}-` : plain
}
