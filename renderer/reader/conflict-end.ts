import type { MarkIndex } from './mark-index'
import type { ReaderConflict } from './reader-model'

/** A mark that is in a conflict and in the page. `y`: the middle of its first line, in pixels from the top of the stage. */
export interface ConflictEnd {
  readonly id: string
  readonly start: number
  readonly y: number
  readonly conflicts: readonly ReaderConflict[]
}

/** Where a mark is, seen from an offset. */
export function whereIs(id: string, from: number, index: MarkIndex): 'above' | 'below' {
  return (index.get(id)?.spans[0]?.start ?? 0) < from ? 'above' : 'below'
}
