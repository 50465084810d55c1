import { createHash } from 'node:crypto'
import { parseJson } from '#annotations/formats/parse-json'
import { FailureError } from '#shared/failures'
import { parseArticleFile } from '../../store/article-file'
import { decodeUtf8 } from '../../store/decode-utf8'
import { parseJournal } from '../../store/journal-format'
import { readZip, type ZipFile } from '../../exchange/zip/read-zip'
import { checkLog } from './check-log'
import { MANIFEST, type Manifest, manifestSchema, PACKAGE_VERSION, packageVersionSchema } from './manifest'
import type { PackedArticle, PackedLog } from './package-content'
import { articlePath, parsePackagePath, textPath } from './package-paths'

export interface ReadPackage {
  readonly manifest: Manifest
  readonly articles: readonly PackedArticle[]
}

/**
 * Reads a package whole or not at all: archive, manifest, checksums, schemas, hashes of the texts, every log from its first edit on, every quote
 * against its text. Writes nothing. Memory: the archive and at most what `ZIP_LIMITS` lets out of it, three times.
 * @param name of the file, for failures
 * @throws FailureError unsafe-archive, package-foreign, package-newer, package-broken
 */
export function readPackage(name: string, bytes: Uint8Array): ReadPackage {
  const files = new Map(readZip(name, bytes).map((file) => [file.name, file]))
  const manifest = readManifest(name, files.get(MANIFEST))
  files.delete(MANIFEST)
  checkEntries(name, manifest, files)
  const articles = manifest.articles.map((id) => readArticle(name, id, files))
  const known = new Set(manifest.articles)
  if (known.size !== manifest.articles.length) throw broken(name, MANIFEST)
  for (const path of files.keys()) if (!known.has(parsePackagePath(path)?.id ?? '')) throw broken(name, path)
  return { manifest, articles }
}

function readManifest(name: string, file: ZipFile | undefined): Manifest {
  if (!file) throw new FailureError('package-foreign', { name })
  const text = decodeUtf8(file.bytes, 'drop')
  const parsed = text === null ? null : parseJson(text)
  if (parsed?.kind !== 'parsed') throw broken(name, MANIFEST)
  const version = packageVersionSchema.safeParse(parsed.value)
  if (!version.success) throw new FailureError('package-foreign', { name })
  if (version.data.version > PACKAGE_VERSION) throw new FailureError('package-newer', { name, version: String(version.data.version) })
  const manifest = manifestSchema.safeParse(parsed.value)
  if (manifest.success) return manifest.data
  throw broken(name, `${MANIFEST}: ${manifest.error.issues[0]?.path.join('.') ?? ''}`)
}

/** What is listed is there and as it was, and nothing else is. */
function checkEntries(name: string, { entries }: Manifest, files: ReadonlyMap<string, ZipFile>): void {
  const listed = new Set(entries.map(({ path }) => path))
  if (listed.size !== entries.length) throw broken(name, MANIFEST)
  for (const { path, size, sha256 } of entries) {
    const bytes = files.get(path)?.bytes
    if (bytes?.length !== size || hash(bytes) !== sha256) throw broken(name, path)
  }
  for (const path of files.keys()) if (!listed.has(path) || !parsePackagePath(path)) throw broken(name, path)
}

function readArticle(name: string, id: string, files: ReadonlyMap<string, ZipFile>): PackedArticle {
  const path = articlePath(id)
  const read = parseArticleFile(files.get(path)?.bytes ?? new Uint8Array())
  if (read.kind === 'newer') throw new FailureError('package-newer', { name, version: read.version })
  if (read.kind === 'damaged') throw broken(name, path)
  const { article } = read.value
  const hashes = article.revisions.map(({ sha256 }) => sha256)
  if (article.id !== id || hashes[0]?.startsWith(id) !== true || new Set(hashes).size !== hashes.length) throw broken(name, path)
  const texts = new Map<string, string>()
  for (const { sha256, length } of article.revisions) {
    const bytes = files.get(textPath(id, sha256))?.bytes
    const text = bytes && hash(bytes) === sha256 ? decodeUtf8(bytes, 'keep') : null
    if (text === null || text.length !== length) throw broken(name, textPath(id, sha256))
    texts.set(sha256, text)
  }
  const logs = [...files.values()].flatMap((file) => readLog(name, id, file, texts))
  const owners = new Set(logs.map(({ kind, analyst }) => JSON.stringify([kind, analyst.normalize('NFC')])))
  if (owners.size !== logs.length) throw broken(name, path)
  for (const found of files.keys()) {
    const part = parsePackagePath(found)
    if (part?.kind === 'text' && part.id === id && !texts.has(part.sha256)) throw broken(name, found)
  }
  return { article, texts, logs }
}

function readLog(name: string, articleId: string, file: ZipFile, texts: ReadonlyMap<string, string>): PackedLog[] {
  const part = parsePackagePath(file.name)
  if (part?.kind !== 'log' || part.id !== articleId) return []
  const { header, entries, torn, damage } = parseJournal(file.bytes)
  if (damage?.kind === 'newer') throw new FailureError('package-newer', { name, version: damage.version })
  if (damage || torn || !header) throw broken(name, damage ? `${file.name}, ${damage.where}` : file.name)
  if (header.articleId !== articleId || header.after !== 0 || header.analyst.trim() === '') throw broken(name, file.name)
  const log: PackedLog = { kind: part.set, articleId, analyst: header.analyst, begunOn: header.revision, log: entries }
  const wrong = checkLog(log, texts)
  if (wrong !== null) throw broken(name, `${file.name}, edit ${wrong}`)
  return [log]
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const broken = (name: string, where: string): FailureError => new FailureError('package-broken', { name, where })
