import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { type Article, NO_METADATA, type Revision } from '#annotations/model/article'
import { FailureError } from '#shared/failures'
import { readArticle, unreadableAmendments } from '../amendments'
import { formatArticleFile } from '../article-file'
import type { CareHost } from '../care-host'
import { decodeUtf8 } from '../decode-utf8'
import { durableWrite } from '../durable-write'
import { isMissing, readFailure, writeFailure } from '../fs-failure'
import type { Layout } from '../layout'
import type { StorePorts } from '../store-ports'
import { quarantine } from './quarantine'

const TITLE_LENGTH = 80

/**
 * Writes article.json anew from the texts, each of which is named by its hash; title, outlet and where it came from are lost with the old
 * file, which goes to the quarantine. Gives its folder there.
 * @throws FailureError beyond-repair where no text of the article is whole; library-damaged where the disk does not give them
 */
export async function rebuildArticle({ ports, layout }: CareHost, id: string): Promise<string> {
  const path = layout.article(id)
  const aside = await setAsideBroken(ports, layout, id)
  const isWhole = await readArticle(ports, layout, id).then(
    (file) => file !== null,
    () => false,
  )
  if (isWhole) return aside ?? quarantine(ports, layout, [])
  const folderOfTexts = dirname(layout.revision(id, '0'))
  const texts = await wholeTexts(ports.fs, folderOfTexts).catch((error: unknown) => {
    throw readFailure(error, layout.shown(folderOfTexts))
  })
  // The first revision gives the article its id.
  const ordered = texts.toSorted((a, b) => Number(b.sha256.startsWith(id)) - Number(a.sha256.startsWith(id)) || a.modified - b.modified)
  const [first] = ordered
  if (!first?.sha256.startsWith(id)) throw new FailureError('beyond-repair', { file: layout.shown(path) })
  const revisions = ordered.map(({ sha256, text, modified }): Revision => ({
    sha256,
    length: text.length,
    addedAt: new Date(modified).toISOString(),
    provenance: { fileName: '', format: 'text', encoding: 'utf-8', encodingEvidence: 'strict-utf-8', notices: [] },
  }))
  const title = (first.text.trimStart().split('\n', 1)[0] ?? '').slice(0, TITLE_LENGTH)
  const article: Article = { id, metadata: { ...NO_METADATA, title }, revisions }
  const folder = await quarantine(ports, layout, [path])
  try {
    await durableWrite(ports, path, formatArticleFile({ article, suggested: { detector: '', count: 0 } }))
  } catch (error) {
    throw writeFailure(error)
  }
  return folder
}

/**
 * What was changed of an article and cannot be read, twice: the revisions are there as texts, and the article is as the other files make it. Gives
 * the folder of the quarantine, or null where there is nothing of the kind.
 */
async function setAsideBroken(ports: StorePorts, layout: Layout, id: string): Promise<string | null> {
  const again = new Set((await unreadableAmendments(ports, layout, id)).map(({ path }) => path))
  const paths = (await unreadableAmendments(ports, layout, id)).map(({ path }) => path).filter((path) => again.has(path))
  if (paths.length === 0) return null
  const folder = await quarantine(ports, layout, paths)
  try {
    // One whose bytes the disk does not give has been moved there.
    for (const path of paths) await ports.fs.remove(path).catch(ifMissing(undefined))
  } catch (error) {
    throw writeFailure(error)
  }
  return folder
}

interface WholeText {
  readonly sha256: string
  readonly text: string
  readonly modified: number
}

/** Each file is read a second time where the first fails: a text that is left out is missing from the article for good. */
async function wholeTexts(fs: CareHost['ports']['fs'], folder: string): Promise<readonly WholeText[]> {
  const found: WholeText[] = []
  for (const name of (await fs.readFolder(folder).catch(ifMissing([]))).toSorted()) {
    const path = join(folder, name)
    const sha256 = basename(name, '.txt')
    const bytes = await fs
      .readFile(path)
      .catch(() => fs.readFile(path))
      .catch(() => null)
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) continue
    const text = decodeUtf8(bytes, 'keep')
    const { modified } = await fs.facts(path).catch(() => fs.facts(path))
    if (text !== null) found.push({ sha256, text, modified })
  }
  return found
}

const ifMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (isMissing(error)) return instead
    throw error
  }
