import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { formatArticleFile } from '../../store/article-file'
import { formatEntry, formatHeader } from '../../store/journal-format'
import { MANIFEST, type Manifest, PACKAGE_FORMAT, PACKAGE_VERSION } from './manifest'
import type { PackageContent, PackedArticle, PackedLog } from './package-content'
import { articlePath, logPath, textPath } from './package-paths'

/** ZIP keeps local time, so a date made of local parts gives the same bytes in every time zone: the first day that it can say. */
const DATE = new Date(1980, 0, 1)
/** Packed bytes are small beside a person's wait. */
const LEVEL = 9
/** What packs better than this may look like a bomb to a reader: it is stored as it is. */
const MOST_RATIO = 100

/** A package as a file, and what it says of itself. */
export interface WrittenPackage {
  readonly bytes: Uint8Array
  readonly manifest: Manifest
}

/** The same content gives the same bytes. O(size). */
export function writePackage(content: PackageContent): WrittenPackage {
  const { kind, answers, from, generator, created } = content
  const articles = content.articles.toSorted((a, b) => byText(a.article.id, b.article.id))
  const files = new Map(articles.flatMap(filesOf))
  const entries = [...files].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }))
  const analysts = content.analysts.toSorted((a, b) => byText(a.id, b.id))
  const said = { kind, answers, from, analysts, generator, created, articles: articles.map(({ article }) => article.id), entries }
  const id = sha256(Buffer.from(JSON.stringify(said))).slice(0, 32)
  const manifest: Manifest = { format: PACKAGE_FORMAT, version: PACKAGE_VERSION, id, ...said }
  const first = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  return { bytes: zip(new Map([[MANIFEST, first], ...files])), manifest }
}

function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const pack = (level: (path: string) => 0 | 9): Uint8Array =>
    zipSync(Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, { level: level(path), mtime: DATE }]])))
  const packed = pack(() => LEVEL)
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  // Text packs to a third or a tenth. Only a text that says one thing over and over gets here.
  return total > packed.length * MOST_RATIO ? pack(() => 0) : packed
}

function filesOf({ article, texts, logs }: PackedArticle): [string, Uint8Array][] {
  // How many suggestions there are is for each library to find out, and none of a colleague's business in a blind package.
  const head: [string, Uint8Array] = [articlePath(article.id), formatArticleFile({ article, suggested: { detector: '', count: 0 } })]
  const written = [...texts].toSorted(([a], [b]) => byText(a, b))
  const ordered = logs.toSorted((a, b) => byText(a.kind, b.kind) || byText(a.analyst, b.analyst))
  return [
    head,
    ...written.map(([sha, text]): [string, Uint8Array] => [textPath(article.id, sha), Buffer.from(text)]),
    ...ordered.map((log, index): [string, Uint8Array] => [logPath(article.id, log.kind, index + 1), Buffer.from(formatLog(log))]),
  ]
}

/** The journal that the set would have if no snapshot of it had ever been written. */
function formatLog({ articleId, analyst, begunOn, log }: PackedLog): string {
  return formatHeader({ articleId, revision: begunOn, analyst, after: 0 }) + log.map(formatEntry).join('')
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
