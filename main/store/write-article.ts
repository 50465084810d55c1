import { dirname } from 'node:path'
import { formatArticleFile, type ArticleFile } from './article-file'
import { durableWrite } from './durable-write'
import { isMissing } from './fs-failure'
import type { Layout } from './layout'
import { writeRevision } from './revision-text'
import type { StorePorts } from './store-ports'

/**
 * Writes an article that is new: its text, then article.json, with which it exists. On failure a folder that was not there before goes again.
 * @throws RangeError where it has other than one revision, and as `writeRevision`. Rejects with the system's error.
 */
export async function writeArticle(ports: StorePorts, layout: Layout, file: ArticleFile, text: string): Promise<void> {
  const { id, revisions } = file.article
  const [revision] = revisions
  if (!revision || revisions.length > 1) throw new RangeError(`${revisions.length} revisions of a new article`)
  const path = layout.revision(id, revision.sha256)
  const wasThere = await isThere(ports, layout.articleFolder(id))
  try {
    await writeRevision(ports, path, layout.shown(path), revision, text)
    await durableWrite(ports, layout.article(id), formatArticleFile(file))
  } catch (error) {
    if (!wasThere) await remove(ports, layout, id, path)
    throw error
  }
}

async function isThere({ fs }: StorePorts, path: string): Promise<boolean> {
  try {
    await fs.facts(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** As far as it can be: what remains is no article to anybody. A folder that is not empty stays. */
async function remove({ fs }: StorePorts, layout: Layout, id: string, revision: string): Promise<void> {
  const folder = layout.articleFolder(id)
  for (const path of [layout.article(id), revision]) await fs.remove(path).catch(() => undefined)
  for (const path of [dirname(revision), folder]) await fs.removeFolder(path).catch(() => undefined)
  await fs.syncFolder(layout.articles).catch(() => undefined)
}
