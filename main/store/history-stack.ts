import type { OpLabel } from '#annotations/ops/op'

/** An op that can be undone or redone: where in the journal it stands, and what it is called. */
export interface HistoryItem {
  readonly seq: number
  readonly label: OpLabel
}

/**
 * An immutable stack, top first; null is the empty one. A linked list, because undo has no limit: pushing onto an array
 * that must not change would copy all of it at every edit.
 */
export type HistoryStack = { readonly top: HistoryItem; readonly below: HistoryStack } | null

/** Bottom first. */
export function stackToItems(stack: HistoryStack): readonly HistoryItem[] {
  const items: HistoryItem[] = []
  for (let at = stack; at; at = at.below) items.push(at.top)
  return items.reverse()
}

export function stackFromItems(items: readonly HistoryItem[]): HistoryStack {
  return items.reduce<HistoryStack>((below, top) => ({ top, below }), null)
}
