import { offsetOf } from './dom-offset'
import type { MarkIndex } from './mark-index'

/**
 * The mark that a click on `element` means: of those that overlap there the shortest, or, where one of them is selected already, the next
 * longer one, and after the longest the shortest again. Null where the element belongs to no mark.
 */
export function markAt(index: MarkIndex, element: Element, selectedId: string | null): string | null {
  const offset = offsetOf({ node: element, offset: 0 })
  if (offset === null) return null
  const byLength = [...index.between(offset, offset + 1)].sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
  const selected = byLength.findIndex(({ id }) => id === selectedId)
  return byLength[(selected + 1) % Math.max(1, byLength.length)]?.id ?? null
}
