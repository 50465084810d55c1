import type { Detection, Suggestion } from '../detect/detector'
import type { Tag } from '../model/claim'
import type { Edit } from './edit'

/**
 * Accepts a suggestion, and keeps it nested as proposed among the claims that were accepted before it.
 * @param claimOf the id of the claim made from the suggestion with that key, if there is one
 */
export function acceptEdit(
  detection: Detection,
  suggestion: Suggestion,
  claimOf: (key: string) => string | undefined,
  tag: Tag | null,
  id: string,
): Edit {
  const { detector, suggestions } = detection
  const at = suggestions.findIndex(({ key }) => key === suggestion.key)
  const enclosing = suggestion.nestedIn === null ? undefined : suggestions[suggestion.nestedIn]
  const encloses = suggestions.filter(({ nestedIn }) => nestedIn === at && at >= 0).map(({ key }) => claimOf(key))
  return {
    kind: 'accept',
    detector,
    suggestion,
    tag,
    id,
    nestedIn: (enclosing && claimOf(enclosing.key)) ?? null,
    encloses: encloses.filter((claim) => claim !== undefined),
  }
}
