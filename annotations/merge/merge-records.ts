import { deepEqual } from '../model/deep-equal'
import type { ShardedMap } from '../model/sharded-map'

/**
 * Three-way merge of records that are made and removed and hardly ever changed: links, rejections, messages. One that a side removed is gone unless
 * the other changed it; one that both made or changed otherwise is the one whose text comes last, whichever side that is.
 */
export function mergeRecords<T>(
  base: ShardedMap<T>,
  mine: ShardedMap<T>,
  theirs: ShardedMap<T>,
  idOf: (record: T) => string,
): readonly T[] {
  const ids = new Set([mine, theirs].flatMap((records) => [...records.values()].map(idOf)))
  return [...ids].toSorted().flatMap((id) => mergeRecord(base.get(id), mine.get(id), theirs.get(id)) ?? [])
}

function mergeRecord<T>(base: T | undefined, mine: T | undefined, theirs: T | undefined): T | undefined {
  if (deepEqual(mine, theirs) || deepEqual(base, theirs)) return mine
  if (deepEqual(base, mine) || mine === undefined) return theirs
  if (theirs === undefined) return mine
  return JSON.stringify(mine) > JSON.stringify(theirs) ? mine : theirs
}
