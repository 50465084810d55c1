import type { LibraryEntry, ProgressState } from '#shared/contract/methods'
import type { ArticleRecord } from '../store/library-store'

/** One row of the library list. */
export function entryOf(record: ArticleRecord): LibraryEntry {
  const { article, suggested, decided, tags } = record
  const newest = article.revisions.at(-1)
  const claims = tags.attributed + tags.contested + tags.unverified + tags.untagged
  return {
    id: article.id,
    metadata: article.metadata,
    state: stateOf(record, claims),
    decided,
    suggested: suggested.count,
    claims,
    tags,
    length: newest?.length ?? 0,
    addedAt: newest?.addedAt ?? '',
    excerpt: '',
  }
}

/** Done: every suggestion decided and every claim tagged. New: nothing decided and nothing marked. */
function stateOf({ decided, suggested, tags }: ArticleRecord, claims: number): ProgressState {
  if (decided === 0 && claims === 0) return 'new'
  return decided >= suggested.count && tags.untagged === 0 ? 'done' : 'in-progress'
}
