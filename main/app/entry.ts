import type { LibraryEntry, ProgressState } from '#shared/contract/methods'
import type { ArticleRecord } from '../store/library-store'

/** One row of the library list. */
export function entryOf(record: ArticleRecord): LibraryEntry {
  const { article, suggested, decided, tags, own } = record
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
    rechecks: own?.rechecks ?? 0,
    isBehind: isBehind(record),
    length: newest?.length ?? 0,
    addedAt: newest?.addedAt ?? '',
    excerpt: '',
  }
}

function isBehind({ article, own }: ArticleRecord): boolean {
  return own !== undefined && own.revision !== article.revisions.at(-1)?.sha256
}

/** Done: every suggestion decided, every claim tagged, nothing to look at again. New: nothing decided and nothing marked. */
function stateOf(record: ArticleRecord, claims: number): ProgressState {
  const { decided, suggested, tags, own } = record
  const rechecks = own?.rechecks ?? 0
  if (decided === 0 && claims === 0 && rechecks === 0) return 'new'
  if (rechecks > 0 || isBehind(record)) return 'in-progress'
  return decided >= suggested.count && tags.untagged === 0 ? 'done' : 'in-progress'
}
