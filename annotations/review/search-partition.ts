/** How many partial partitions are looked at before the best one found stands. About 1 ms. */
const SEARCH_LIMIT = 2_000
const SAME = 1e-9

/** Numbers of items, each in one part. */
export type Partition = readonly (readonly number[])[]

export interface PartitionSearch {
  /** A partition to do better than, and its value. */
  readonly start: Partition
  readonly value: number
  /** For each item, the most that it can add to items of lower numbers. */
  readonly mayAdd: readonly number[]
  /** What an item adds to a part that is not empty, or null where it may not join. */
  readonly gain: (part: readonly number[], item: number) => number | null
}

/**
 * The partition with the greatest value, by branch and bound (Land and Doig 1960): items in order, each into the part where it adds most first.
 * Past SEARCH_LIMIT the best partition found stands, which is never worse than `start`.
 */
export function searchPartition({ start, value, mayAdd, gain }: PartitionSearch): Partition {
  const size = mayAdd.length
  const rest = Array.from({ length: size + 1 }, () => 0)
  for (let i = size - 1; i >= 0; i--) rest[i] = (rest[i + 1] ?? 0) + (mayAdd[i] ?? 0)
  let found = start
  let most = value
  let looks = 0
  const parts: number[][] = []
  const place = (item: number, sum: number): void => {
    if (looks++ > SEARCH_LIMIT || sum + (rest[item] ?? 0) <= most + SAME) return
    if (item === size) {
      found = parts.map((part) => part.slice())
      most = sum
      return
    }
    const open = parts.flatMap((part) => {
      const added = gain(part, item)
      return added === null ? [] : [{ part, added }]
    })
    for (const { part, added } of open.sort((a, b) => b.added - a.added)) {
      part.push(item)
      place(item + 1, sum + added)
      part.pop()
    }
    parts.push([item])
    place(item + 1, sum)
    parts.pop()
  }
  place(0, 0)
  return found
}
