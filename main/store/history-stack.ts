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

/**
 * The same from a JSON list that is read only when something below its top is asked for: a set of 100,000 edits has 3 MB of it, and most who open
 * the set never undo. @param list what is between the brackets; known to be what was written
 */
export function stackFromJson(list: Uint8Array): HistoryStack {
  const text = Buffer.from(list.buffer, list.byteOffset, list.length)
  if (text.length < LONG) return stackFromItems(parseItems(text))
  const top = JSON.parse(text.toString('utf8', text.lastIndexOf('{'))) as HistoryItem
  let below: HistoryStack | undefined
  return {
    top,
    get below() {
      return (below ??= stackFromItems(parseItems(text).slice(0, -1)))
    },
  }
}

/** Bytes: some thousand items, which take half a millisecond. */
const LONG = 1 << 15

function parseItems(list: Buffer): readonly HistoryItem[] {
  return JSON.parse(`[${list.toString()}]`) as readonly HistoryItem[]
}
