import type { Suggestion } from '#annotations/detect/detector'
import { UNKNOWN_LANGUAGE } from '#annotations/detect/language/text-language'
import type { Tag } from '#annotations/model/claim'
import { acceptEdit as acceptOf } from '#annotations/ops/accept-edit'
import type { Edit } from '#annotations/ops/edit'
import type { ArticleState } from './article-store'

/** Accepts a suggestion, nested among what was accepted before as the detection on the screen proposes. */
export function acceptEdit(
  { detection, items }: Pick<ArticleState, 'detection' | 'items'>,
  suggestion: Suggestion,
  tag: Tag | null,
  id: string,
): Edit {
  return acceptOf(
    detection ?? { detector: '', language: UNKNOWN_LANGUAGE, suggestions: [], links: [] },
    suggestion,
    (key) => items.accepted.get(key),
    tag,
    id,
  )
}
