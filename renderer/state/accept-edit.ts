import type { Suggestion } from '#annotations/detect/detector'
import type { Tag } from '#annotations/model/claim'
import type { Edit } from '#annotations/ops/edit'
import type { ArticleState } from './article-store'

/** Accepts a suggestion, and keeps it nested as proposed among the claims that were accepted before it. */
export function acceptEdit(
  { detection, items }: Pick<ArticleState, 'detection' | 'items'>,
  suggestion: Suggestion,
  tag: Tag | null,
  id: string,
): Edit {
  const suggestions = detection?.suggestions ?? []
  const claimOf = (one: Suggestion | undefined): string | null => (one && items.accepted.get(one.key)) ?? null
  const at = suggestions.findIndex(({ key }) => key === suggestion.key)
  const encloses = suggestions.filter(({ nestedIn }) => nestedIn === at && at >= 0).map(claimOf)
  return {
    kind: 'accept',
    detector: detection?.detector ?? '',
    suggestion,
    tag,
    id,
    nestedIn: suggestion.nestedIn === null ? null : claimOf(suggestions[suggestion.nestedIn]),
    encloses: encloses.filter((claim) => claim !== null),
  }
}
