import { deepEqual } from '#annotations/model/deep-equal'
import type { ArticleFile } from '../article-file'
import { type ArticleIndex, newestRevision } from '../article-index'
import type { OpenSets } from '../open-sets'

/** Takes over what somebody changed of an article that is in the index. False where it is what is known already. */
export async function takeAmendment(index: ArticleIndex, sets: OpenSets, { article, suggested }: ArticleFile): Promise<boolean> {
  const record = index.get(article.id)
  if (!record || deepEqual(record.article, article)) return false
  const isNewer = article.revisions.length !== record.article.revisions.length
  index.put({ ...record, article, ...(isNewer ? { suggested } : {}) })
  index.amended(article.id)
  await sets.beginOn(article.id, newestRevision(article))
  return true
}
