/**
 * Does `work` for every item, so many at a time: for work that mostly waits, as a store does for a lock whose file is torn. Rejects with the first
 * failure, once no other is under way.
 */
export async function inLanes<T>(items: Iterable<T>, work: (item: T) => Promise<void>, lanes = 24): Promise<void> {
  const left = items[Symbol.iterator]()
  const failures: unknown[] = []
  const lane = async (): Promise<void> => {
    for (let next = left.next(); !next.done && failures.length === 0; next = left.next())
      await work(next.value).catch((error: unknown) => void failures.push(error))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failures.length > 0) throw failures[0]
}
